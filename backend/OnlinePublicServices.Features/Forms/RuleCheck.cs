using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// The rules over several fields. Each speaks only when all that it looks at is visible, answered and readable, so that
/// a person is told of one mistake once.
/// </summary>
internal static class RuleCheck
{
    /// <summary>What the form's rules find.</summary>
    public static IEnumerable<FieldError> Faults(Form form, VisibleAnswers answers, DateOnly today) =>
        form.Definition.Rules.SelectMany(rule => Faults(rule, form, answers, today));

    private static IEnumerable<FieldError> Faults(FormRule rule, Form form, VisibleAnswers answers, DateOnly today) =>
        rule switch
        {
            FormRule.NotInFuture future => When(
                Date(answers, future.Field) is { } date && date.Earliest > today,
                future.Field,
                "rule.in-future"
            ),
            FormRule.DateOrder order => When(
                Date(answers, order.Earlier) is { } earlier
                    && Date(answers, order.Later) is { } later
                    && earlier.Earliest > later.Latest,
                order.Later,
                "rule.date-order"
            ),
            FormRule.AgeAtLeast age => When(
                (age.When is null || answers.Holds(age.When))
                    && Date(answers, age.Field) is { } birth
                    && Years(birth.Earliest, today) < age.Years,
                age.Field,
                "rule.too-young"
            ),
            FormRule.PersonalIdAgrees agrees => Scopes(form, answers, agrees.List)
                .SelectMany(scope => Disagreement(agrees, scope.Answers, scope.Prefix + agrees.Field)),
            FormRule.TotalEquals total => When(
                Number(answers, total.Total) is { } sum && Sum(total, form, answers) is { } parts && parts != sum,
                total.Total,
                "rule.total-differs"
            ),
            FormRule.ExactlyOne one => When(
                answers[one.List] is not null
                    && Scopes(form, answers, one.List).Count(scope => scope.Answers.CanonicalOf(one.Field) == "true")
                        != 1,
                one.List,
                "rule.exactly-one"
            ),
            _ => throw new InvalidOperationException($"No check for {rule.GetType().Name}."),
        };

    private static IEnumerable<FieldError> When(bool broken, string path, string code) =>
        broken ? [new FieldError(path, code)] : [];

    /// <summary>The form itself, or each row of a list with its path.</summary>
    private static IEnumerable<(VisibleAnswers Answers, string Prefix)> Scopes(
        Form form,
        VisibleAnswers answers,
        string? list
    )
    {
        if (list is null)
        {
            return [(answers, "")];
        }

        return answers[list] is { ValueKind: JsonValueKind.Array } rows && form.Find(list) is { } field
            ? rows.EnumerateArray()
                .Index()
                .Take(FormValidator.FaultsMax)
                .Select(row =>
                    (
                        VisibleAnswers.OfRow(field.Row, row.Item, answers),
                        string.Create(CultureInfo.InvariantCulture, $"{list}.{row.Index}.")
                    )
                )
            : [];
    }

    private static IEnumerable<FieldError> Disagreement(
        FormRule.PersonalIdAgrees rule,
        VisibleAnswers answers,
        string path
    )
    {
        if (
            answers[rule.Field] is not { ValueKind: JsonValueKind.String } text
            || PersonalIdNumber.Parse(text.GetString()) is not { IsRefused: false, Value: var number }
        )
        {
            return [];
        }

        var sex = (rule.GenderIs ?? (rule.Gender is null ? null : answers.CanonicalOf(rule.Gender))) switch
        {
            "male" => Sex.Male,
            "female" => Sex.Female,
            _ => number.Sex,
        };
        var birth = rule.BirthDate is null ? null : Date(answers, rule.BirthDate);
        return number
            .Fits(sex, birth ?? PartialDate.Create(number.BirthYear).Value)
            .Match<IEnumerable<FieldError>>(_ => [], error => [new FieldError(path, error.Code)]);
    }

    private static decimal? Sum(FormRule.TotalEquals rule, Form form, VisibleAnswers answers)
    {
        var parts = Scopes(form, answers, rule.List)
            .SelectMany(scope => rule.Parts.Select(part => Number(scope.Answers, part)))
            .ToArray();
        return parts.Length == 0 || parts.Contains(null) ? null : parts.Sum();
    }

    private static decimal? Number(VisibleAnswers answers, string field) =>
        answers[field] is { } answer ? AnswerText.Number(answer) : null;

    private static PartialDate? Date(VisibleAnswers answers, string field) =>
        answers[field] is { ValueKind: JsonValueKind.String } text
            ? PartialDate.Parse(text.GetString()).Match<PartialDate?>(date => date, _ => null)
            : null;

    /// <summary>Completed years; whoever was born on 29 February completes a common year on 1 March.</summary>
    private static int Years(DateOnly birth, DateOnly today) =>
        today.Year - birth.Year - ((today.Month, today.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
}
