using System.Globalization;
using System.Text;
using System.Text.Json;
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
        var today = VietnamTime.DayOf(now);
        var procedure = ProcedureCode
            .Parse(request.ProcedureCode)
            .Match(code => catalogue.Current(code, today), _ => null);
        if (
            procedure?.Form is not { } reference
            || forms.Find(reference.Id, reference.Version) is not { } form
            || !catalogue.Competence.Receives(request.UnitId, procedure.Code, today)
        )
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
            [FactsOfClaims(user.Account!), FactsOfProfile(person), .. earlier]
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
            Facts(
                (PersonFact.Name, account.Name),
                (PersonFact.PersonalId, account.PersonalId),
                (PersonFact.Email, account.EmailVerified ? account.Email : null)
            )
        );

    private static PersonFacts FactsOfProfile(Person person)
    {
        var facts = Facts(
            (PersonFact.Name, person.FullName),
            (PersonFact.BirthDate, person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (PersonFact.Gender, person.Gender),
            (PersonFact.PersonalId, person.PersonalId),
            (PersonFact.Phone, person.Phone),
            (PersonFact.Email, person.Email)
        );
        if (Profile.Of(person).Address is { } address)
        {
            facts[PersonFact.Address] = JsonSerializer.SerializeToElement(address, JsonSerializerOptions.Web);
        }

        return new PersonFacts("profile", facts);
    }

    private static Dictionary<PersonFact, JsonElement> Facts(params (PersonFact Fact, string? Value)[] facts) =>
        facts
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .ToDictionary(f => f.Fact, f => JsonSerializer.SerializeToElement(f.Value));
}
