using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// Finds the applicant in a form's answers: by the form's own word, else the fields that the portal would fill in from
/// the person's own facts are, by their meaning, the applicant's.
/// </summary>
internal static class ApplicantOf
{
    /// <summary>
    /// The applicant. Errors: <c>applicant.incomplete</c> when the form asked for no name or number, and those of the
    /// single facts.
    /// </summary>
    public static Result<Applicant> Form(Form form, FormAnswers answers)
    {
        var visible = VisibleAnswers.Of(form, answers);
        var facts = form
            .Pages.SelectMany(page => page.Fields)
            .Where(field => visible.IsOwn(field) && answers[field.Id] is not null)
            .GroupBy(field => field.Hint.Prefill!.Value)
            .ToDictionary(group => group.Key, group => AnswerText.Line(answers[group.First().Id]));
        if (form.Definition.Applicant.Find(one => one.When is null || visible.Holds(one.When)) is { } applicant)
        {
            facts[PersonFact.Name] = AnswerText.Line(visible[applicant.Name]);
            facts[PersonFact.PersonalId] = AnswerText.Line(visible[applicant.PersonalId]);
            facts[PersonFact.Address] = AnswerText.Line(visible[applicant.Address]);
        }

        return PersonName
            .Parse(facts.GetValueOrDefault(PersonFact.Name))
            .Then(name =>
                PersonalIdNumber
                    .Parse(facts.GetValueOrDefault(PersonFact.PersonalId))
                    .Then(id =>
                        Applicant.Citizen(
                            name,
                            id,
                            facts.GetValueOrDefault(PersonFact.Address),
                            Optional(facts.GetValueOrDefault(PersonFact.Phone), PhoneNumber.Parse),
                            Optional(facts.GetValueOrDefault(PersonFact.Email), EmailAddress.Parse)
                        )
                    )
            );
    }

    /// <summary>The form has checked it already; what it let through empty stays away.</summary>
    private static T? Optional<T>(string? text, Func<string?, Result<T>> parse)
        where T : class => string.IsNullOrWhiteSpace(text) ? null : parse(text).Match<T?>(value => value, _ => null);
}
