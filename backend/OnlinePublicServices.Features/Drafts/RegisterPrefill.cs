using System.Text.Json;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>Whom the population register may be asked about to fill in a draft.</summary>
/// <param name="Name">As the identity provider gives it.</param>
/// <param name="Number">That the identity provider vouches for.</param>
internal sealed record VouchedPerson(string Name, PersonalIdNumber Number);

/// <summary>A look that is noted before the register is asked.</summary>
/// <param name="Id">Names it, here and at the register.</param>
/// <param name="At">When, UTC.</param>
internal sealed record NotedLook(Guid Id, DateTimeOffset At);

/// <summary>Whom the register is asked about, and who asks.</summary>
/// <param name="Officer">As the register is told.</param>
/// <param name="Number">Whose.</param>
/// <param name="Name">Theirs.</param>
/// <param name="BirthDate">Theirs, where it was read from a paper.</param>
internal sealed record AskedPerson(string Officer, PersonalIdNumber Number, string Name, string? BirthDate = null);

/// <summary>What the register said.</summary>
/// <param name="Said">What; nothing where it was filled in by an earlier request of the same press.</param>
internal sealed record RegisterAnswer(RegisteredPerson? Said);

/// <summary>
/// Tells what the population register can be asked to fill in a draft: about whoever is signed in alone, and only where the
/// identity provider vouches for their number; what somebody typed into a profile proves nothing, since with a neighbour's
/// number one would read where the neighbour lives. At a counter about whoever stands there, whose identity paper the clerk
/// has seen.
/// </summary>
internal sealed class RegisterPrefill(
    IPopulationRegister register,
    ICurrentUser user,
    Catalogue catalogue,
    TimeProvider clock
)
{
    public static readonly DomainError NotAsked = new("population.not-asked", ErrorKind.Refused);

    /// <summary>How long a press may still be asked for: for the connection that broke, and no longer.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    /// <summary>Where these facts are known from.</summary>
    public const string Source = "register";

    /// <summary>Whoever is signed in; nothing where nobody vouches for their number.</summary>
    public VouchedPerson? Self =>
        user.Account is { Kind: AccountKind.Citizen, Name: { Length: > 0 } name, PersonalId: { } digits }
        && PersonalIdNumber.Parse(digits) is { IsRefused: false } number
            ? new VouchedPerson(name, number.Value)
            : null;

    /// <summary>
    /// What is worth asking: facts of fields that are asked, about whoever files, and not typed; nothing where there are none.
    /// </summary>
    public RegisterOffer? OfferFor(OpenDraft open)
    {
        if (!register.IsSetUp || open.Draft.DossierId is not null || (open.Draft.ClerkAccount is null && Self is null))
        {
            return null;
        }

        var wanted = Wanted(open).ToList();
        return wanted.Count == 0
            ? null
            : new RegisterOffer(
                [.. wanted.Select(one => one.Fact).Distinct().Order()],
                [.. wanted.Select(one => one.Field.Id)]
            );
    }

    /// <summary>
    /// Asks the register, outside any transaction. What was noted more than a minute ago is not asked for: whoever repeats an
    /// old press has to press anew, and be counted. Refused: <c>population.unavailable</c>, <c>population.no-match</c>,
    /// <c>population.refused</c>.
    /// </summary>
    public async Task<Result<RegisterAnswer>> Ask(
        OpenDraft open,
        NotedLook look,
        RegisterOffer offer,
        AskedPerson asked,
        CancellationToken cancellationToken
    )
    {
        var (draft, now) = (open.Draft, clock.GetUtcNow());
        if (now - look.At > GoodFor)
        {
            return PopulationErrors.Unavailable;
        }

        var edition = LegalEdition.On(VietnamTime.DayOf(now));
        var said = await register.FindAsync(
            new PersonQuestion
            {
                Id = look.Id,
                Agency = catalogue.Units.Find(draft.UnitId)!.AgencyCodeIn(edition)?.ToString() ?? draft.UnitId,
                Officer = asked.Officer,
                Procedure = draft.ProcedureCode,
                Reason = $"{draft.Id} {draft.ProcedureCode}",
                Number = asked.Number,
                Name = asked.Name,
                BirthDate = asked.BirthDate,
                Facts = offer.Facts,
            },
            cancellationToken
        );
        // Whoever files lives: the register is wrong about them, and so may be all else that it says.
        return said.Then<RegisterAnswer>(person =>
            person.HasDied ? PopulationErrors.NoMatch : new RegisterAnswer(person)
        );
    }

    /// <summary>
    /// Fills in what the register said, where nobody has typed an answer, and what else is known where the answers have shown by
    /// now that a field is about the person.
    /// </summary>
    public static void Fill(OpenDraft open, RegisteredPerson said, IReadOnlyList<PersonFacts> known, DateTimeOffset now)
    {
        var registered = KnownFacts.OfRegister(said);
        var (answers, filled) = FormPrefill.Fill(
            open.Form,
            open.Answers,
            [registered, .. known],
            field =>
                IsOpen(open, field)
                && (field.Hint.PrefillWhen is not null || registered.Facts.ContainsKey(field.Hint.Prefill!.Value))
        );
        var sources = open.PrefilledStill(answers).Concat(filled).GroupBy(one => one.Key, StringComparer.Ordinal);
        open.Draft.Save(
            answers.Root.GetRawText(),
            open.Procedure.Version,
            null,
            null,
            now,
            JsonSerializer.Serialize(
                sources.ToDictionary(one => one.Key, one => one.Last().Value, StringComparer.Ordinal)
            )
        );
    }

    /// <summary>Whether a field may be filled in: nobody has typed an answer.</summary>
    private static bool IsOpen(OpenDraft open, Form.Field field) =>
        open.Prefilled.ContainsKey(field.Id) || AnswerText.Canonical(open.Answers[field.Id]) is null;

    private static IEnumerable<(Form.Field Field, PopulationFact Fact)> Wanted(OpenDraft open)
    {
        var visible = VisibleAnswers.Of(open.Form, FormNormaliser.Normalise(open.Form, open.Answers));
        return FormPrefill
            .OwnFields(open.Form, open.Answers)
            .Where(field =>
                visible.Fields.Contains(field)
                && IsOpen(open, field)
                && open.Prefilled.GetValueOrDefault(field.Id) != Source
            )
            .SelectMany(field =>
                FactOf(field.Hint.Prefill!.Value) is { } fact
                    ? [(field, fact)]
                    : Array.Empty<(Form.Field, PopulationFact)>()
            );
    }

    /// <summary>Which fact of the register answers a form's.</summary>
    private static PopulationFact? FactOf(PersonFact fact) =>
        fact switch
        {
            PersonFact.BirthDate or PersonFact.Gender or PersonFact.Nationality => PopulationFact.Identity,
            PersonFact.Address => PopulationFact.Residence,
            PersonFact.MaritalStatus or PersonFact.Spouse => PopulationFact.MaritalStatus,
            _ => null,
        };
}
