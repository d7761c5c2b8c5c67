using System.Text;
using System.Text.Json;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Population;

/// <summary>A paper that the population register answers, and about whom.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Persons">The persons concerned, in the order of the form.</param>
internal sealed record RegisterPaper(RequiredDocument Paper, IReadOnlyList<ConcernedPerson> Persons);

/// <summary>A person whom a form names with their number.</summary>
/// <param name="PersonalId">The number.</param>
/// <param name="Declared">What the form says of them.</param>
internal sealed record ConcernedPerson(PersonalIdNumber PersonalId, DeclaredPerson Declared);

/// <summary>
/// Tells which papers of a dossier the register answers, and about whom: only about persons whom its form names, so that
/// nobody is looked up without a dossier.
/// </summary>
internal sealed class RegisterPapers(IPopulationRegister register, FormLibrary forms)
{
    /// <summary>The papers; none where no register is set up, and none about whom the form doesn't name with a number.</summary>
    public IReadOnlyList<RegisterPaper> Of(Dossier dossier, Procedure procedure)
    {
        if (!register.IsSetUp || procedure.Form is not { } reference || procedure.Papers.All(p => p.AnsweredBy is null))
        {
            return [];
        }

        var form = forms.Find(reference.Id, reference.Version)!;
        var answers = FormNormaliser.Normalise(
            form,
            FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value
        );
        var visible = VisibleAnswers.Of(form, answers);
        return
        [
            .. procedure
                .PapersIn(procedure.CasesFor(visible.CanonicalOf))
                .Where(paper => paper.AnsweredBy is not null)
                .Select(paper => new RegisterPaper(
                    paper,
                    paper.AnsweredBy!.Each is { } rows ? [.. RowsOf(rows, visible)]
                        : ConcernedOf(ApplicantNow(dossier, form, answers), form, visible) is { } applicant
                            ? [applicant]
                        : []
                ))
                .Where(paper => paper.Persons.Count > 0),
        ];
    }

    /// <summary>The same as a dossier shows it, with what the register has said; how it answered, to staff only.</summary>
    public IReadOnlyList<RegisterPaperView> Show(Dossier dossier, Procedure procedure, bool forStaff) =>
        [.. Of(dossier, procedure).Select(paper => RegisterPaperView.Of(paper, dossier, forStaff))];

    /// <summary>By the form as it is now: a name or a number that was corrected is asked about as corrected.</summary>
    private static Applicant ApplicantNow(Dossier dossier, Form form, FormAnswers answers) =>
        ApplicantOf.Form(form, answers).Match(applicant => applicant, _ => dossier.Applicant);

    private static ConcernedPerson? ConcernedOf(Applicant applicant, Form form, VisibleAnswers visible)
    {
        if (applicant.PersonalId is not { } number)
        {
            return null;
        }

        var named = form.Definition.Applicant.Find(one => one.When is null || visible.Holds(one.When));
        return new ConcernedPerson(
            number,
            new DeclaredPerson(
                applicant.Name,
                DateOf(named is null ? Fact(PersonFact.BirthDate) : Answer(named.BirthDate)),
                SexOf(named is null ? Fact(PersonFact.Gender) : Answer(named.Sex)),
                HomeOf(named is null ? Fact(PersonFact.Address) : Answer(named.Address))
            )
        );

        JsonElement? Answer(string? field) => field is null ? null : visible[field];

        // The first that is asked is the applicant's; who files for them is asked later.
        JsonElement? Fact(PersonFact fact) =>
            visible.Fields.FirstOrDefault(field => field.Hint.Prefill == fact && visible.IsOwn(field)) is { } field
                ? visible[field.Id]
                : null;
    }

    private static IEnumerable<ConcernedPerson> RowsOf(PersonRows rows, VisibleAnswers visible)
    {
        if (visible[rows.List] is not { ValueKind: JsonValueKind.Array } list)
        {
            yield break;
        }

        foreach (var row in list.EnumerateArray())
        {
            var number = PersonalIdNumber.Parse(AnswerText.Line(Cell(row, rows.PersonalId)));
            if (!number.IsRefused)
            {
                yield return new ConcernedPerson(
                    number.Value,
                    new DeclaredPerson(
                        AnswerText.Line(Cell(row, rows.Name)),
                        DateOf(Cell(row, rows.BirthDate)),
                        SexOf(Cell(row, rows.Sex)),
                        null
                    )
                );
            }
        }
    }

    private static JsonElement? Cell(JsonElement row, string? field) =>
        field is not null && row.TryGetProperty(field, out var cell) ? cell : null;

    private static string? DateOf(JsonElement? answer) =>
        PartialDate.Parse(AnswerText.Line(answer)).Match<string?>(date => date.ToString(), _ => null);

    private static Sex? SexOf(JsonElement? answer) =>
        AnswerText.Line(answer) switch
        {
            "male" => Sex.Male,
            "female" => Sex.Female,
            _ => null,
        };

    private static Residence? HomeOf(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Object } home
            ? new Residence(
                AnswerText.Line(Cell(home, "detail")),
                AnswerText.Line(Cell(home, "commune")),
                AnswerText.Line(Cell(home, "province"))
            )
            : null;
}
