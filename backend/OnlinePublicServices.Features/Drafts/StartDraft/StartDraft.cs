using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// Begins a draft for a procedure at a unit, with what is known of the person filled in. Refused:
/// <c>draft.procedure-not-fileable</c>, <c>draft.too-many</c>.
/// </summary>
/// <param name="ProcedureCode">National code.</param>
/// <param name="UnitId">The competent unit that the person chose.</param>
public sealed record StartDraft(string ProcedureCode, string UnitId) : IAct<DraftView>;

internal sealed class StartDraftHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    FormLibrary forms,
    CurrentPerson current,
    ICurrentUser user,
    DraftReading reading,
    TimeProvider clock
) : IRequestHandler<StartDraft, Result<DraftView>>
{
    /// <summary>How many earlier dossiers are looked into; what is older is seldom true any more.</summary>
    private const int DossiersRead = 3;

    public async Task<Result<DraftView>> Handle(StartDraft request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (reading.Fileable(request.ProcedureCode, request.UnitId) is not var (procedure, form))
        {
            return DraftErrors.NotFileable;
        }

        var person = await current.LoadOrBegin(cancellationToken);
        if (await db.Drafts.CountAsync(d => d.OwnerId == person.Id, cancellationToken) >= Draft.OwnedMax)
        {
            return DraftErrors.TooMany;
        }

        var earlier = await FactsOfDossiers(person, cancellationToken);
        var (answers, sources) = FormPrefill.Fill(
            form,
            [FactsOfClaims(user.Account!), KnownFacts.Of("profile", person), .. earlier]
        );
        var draft = Draft.Start(
            Guid.CreateVersion7(now),
            person.Id,
            procedure.Code.National,
            procedure.Version,
            request.UnitId,
            answers.Root.GetRawText(),
            now
        );
        db.Drafts.Add(draft);
        return await reading.Show(reading.Open(draft), sources, cancellationToken);
    }

    /// <summary>What the person's latest dossiers say about them, the newest first.</summary>
    private async Task<IReadOnlyList<PersonFacts>> FactsOfDossiers(Person person, CancellationToken cancellationToken)
    {
        var latest = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.OwnerId == person.Id)
            .OrderByDescending(d => d.SubmittedAt)
            .Select(d => new
            {
                d.Procedure,
                d.ProcedureVersion,
                d.Answers,
            })
            .Take(DossiersRead)
            .ToListAsync(cancellationToken);
        return
        [
            .. latest.Select(d =>
            {
                var reference = catalogue.Version(d.Procedure, d.ProcedureVersion)!.Form!;
                return FormPrefill.FactsOf(
                    forms.Find(reference.Id, reference.Version)!,
                    FormAnswers.Parse(Encoding.UTF8.GetBytes(d.Answers)).Value
                );
            }),
        ];
    }

    private static PersonFacts FactsOfClaims(Account account) =>
        new(
            "claims",
            KnownFacts.Texts(
                (PersonFact.Name, account.Name),
                (PersonFact.PersonalId, account.PersonalId),
                (PersonFact.Email, account.EmailVerified ? account.Email : null)
            )
        );
}
