using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Population;

/// <summary>A paper of a dossier that the population register answers.</summary>
/// <param name="PaperCode">The required document; its own look-ups name it.</param>
/// <param name="PaperName">What it is.</param>
/// <param name="Facts">What the register is asked.</param>
/// <param name="Source">The instrument that lets the office ask.</param>
/// <param name="Persons">About whom, in the order of the form.</param>
public sealed record RegisterPaperView(
    string PaperCode,
    LocalText PaperName,
    IReadOnlyList<PopulationFact> Facts,
    string Source,
    IReadOnlyList<RegisterPersonView> Persons
)
{
    internal static RegisterPaperView Of(RegisterPaper asked, Dossier dossier, bool forStaff) =>
        new(
            asked.Paper.Code,
            asked.Paper.Name,
            asked.Paper.AnsweredBy!.Facts,
            asked.Paper.AnsweredBy.Source,
            [
                .. asked
                    .Persons.Index()
                    .Select(one => new RegisterPersonView(
                        one.Index + 1,
                        one.Item.Declared.Name,
                        one.Item.PersonalId.ToString(),
                        RegisterAnswerView.Of(dossier, asked.Paper.Code, one.Item, forStaff)
                    )),
            ]
        );
}

/// <summary>A person whom the form names.</summary>
/// <param name="Number">From 1 in the order of the form; look-ups name it.</param>
/// <param name="Name">By the form.</param>
/// <param name="PersonalIdMasked">The number, masked.</param>
/// <param name="Answer">What the register said last; absent until it answered.</param>
public sealed record RegisterPersonView(int Number, string Name, string PersonalIdMasked, RegisterAnswerView? Answer);

/// <summary>What the register said.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Said">What; for staff only.</param>
/// <param name="Differences">In what the form as it is now says otherwise; for staff only.</param>
public sealed record RegisterAnswerView(
    DateTimeOffset At,
    RegisteredPerson? Said,
    IReadOnlyList<PopulationDifference>? Differences
)
{
    internal static RegisterAnswerView? Of(Dossier dossier, string paper, ConcernedPerson person, bool forStaff) =>
        dossier.History.LastOrDefault(record =>
            record.Facts is RegisterConsulted said
            && said.PaperCode == paper
            && said.PersonalId == person.PersonalId.Reveal()
        )
            is { Facts: RegisterConsulted last } act
            ? new RegisterAnswerView(
                act.At,
                forStaff ? last.Said : null,
                forStaff ? last.Said.DifferencesTo(person.Declared) : null
            )
            : null;
}
