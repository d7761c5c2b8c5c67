using System.Text.Json;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>What a form says to answers handed in for good.</summary>
/// <param name="Answers">The answers to keep: in normal form, only what was asked.</param>
/// <param name="Faults">
/// All that is wrong; none when the form may be submitted. Paths as in <c>childName</c>, <c>home.commune</c>,
/// <c>members.0.fullName</c>.
/// </param>
internal sealed record SubmissionCheck(FormAnswers Answers, IReadOnlyList<FieldError> Faults);

/// <summary>
/// Checks answers against a form. The browser checks by the same rules (<c>forms-engine</c>) for the person's comfort;
/// this check decides. Its work is bounded by the size of the form and of the document: patterns run in linear time,
/// and it stops telling after <see cref="FaultsMax"/> faults.
/// </summary>
internal static class FormValidator
{
    /// <summary>The most faults told at once.</summary>
    public const int FaultsMax = 100;

    /// <summary>
    /// The check of a draft: known fields, types, options, longest lengths, most rows. What is half typed passes.
    /// </summary>
    public static IReadOnlyList<FieldError> CheckShape(Form form, FormAnswers answers)
    {
        var check = new AnswerCheck(complete: false);
        check.Shape(answers.Root, form.Find);
        return check.Faults;
    }

    /// <summary>The check of a submission: everything. Answers that weren't asked are dropped first.</summary>
    /// <param name="form">The form.</param>
    /// <param name="answers">As they were saved or sent.</param>
    /// <param name="today">The day of Viet Nam time.</param>
    public static SubmissionCheck CheckSubmission(Form form, FormAnswers answers, DateOnly today)
    {
        var normal = FormNormaliser.Normalise(form, answers);
        var visible = VisibleAnswers.Of(form, normal);
        var check = new AnswerCheck(complete: true);
        foreach (var field in visible.Fields)
        {
            check.Field(field, visible, field.Id);
        }

        check.Unknown(normal.Root, form.Find);
        var faults = check.Faults.Concat(RuleCheck.Faults(form, visible, today)).Take(FaultsMax);
        return new SubmissionCheck(Kept(visible), [.. faults]);
    }

    private static FormAnswers Kept(VisibleAnswers visible) =>
        FormAnswers.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var field in visible.Fields)
            {
                if (visible[field.Id] is not { } answer)
                {
                    continue;
                }

                writer.WritePropertyName(field.Id);
                if (field.Schema is ValueSchema.Rows && answer.ValueKind is JsonValueKind.Array)
                {
                    WriteRows(writer, field, answer, visible);
                }
                else
                {
                    answer.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        });

    private static void WriteRows(Utf8JsonWriter writer, Form.Field field, JsonElement rows, VisibleAnswers around)
    {
        writer.WriteStartArray();
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind is JsonValueKind.Object)
            {
                Kept(VisibleAnswers.OfRow(field.Row, row, around)).Root.WriteTo(writer);
            }
            else
            {
                row.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
    }
}
