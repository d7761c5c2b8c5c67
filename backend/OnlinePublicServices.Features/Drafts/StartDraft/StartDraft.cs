using System.Globalization;
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

        var (answers, sources) = FormPrefill.Fill(form, [FactsOfClaims(user.Account!), FactsOfProfile(person)]);
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
