using System.Text.Json;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// Which fields are asked, given the answers. One pass in the order of asking: a condition looks only at what was asked
/// before, and what is hidden counts as unanswered, so that hiding a question hides all that hangs on it.
/// </summary>
internal sealed class VisibleAnswers
{
    private readonly Dictionary<string, JsonElement> answers = new(StringComparer.Ordinal);
    private readonly List<Form.Field> fields = [];
    private readonly List<string> pages = [];

    private VisibleAnswers() { }

    /// <summary>The visible fields in the order of asking.</summary>
    public IReadOnlyList<Form.Field> Fields => fields;

    /// <summary>The ids of the pages that ask anything.</summary>
    public IReadOnlyList<string> Pages => pages;

    /// <summary>The visible part of a form's answers.</summary>
    public static VisibleAnswers Of(Form form, FormAnswers all)
    {
        var visible = new VisibleAnswers();
        foreach (var page in form.Pages)
        {
            if (page.Definition.VisibleWhen is { } condition && !visible.Holds(condition))
            {
                continue;
            }

            var before = visible.fields.Count;
            foreach (var field in page.Fields)
            {
                visible.Ask(field, all.Root);
            }

            if (visible.fields.Count > before)
            {
                visible.pages.Add(page.Definition.Id);
            }
        }

        return visible;
    }

    /// <summary>The visible part of one row. Its conditions look at the row first, then at the form around it.</summary>
    public static VisibleAnswers OfRow(IReadOnlyList<Form.Field> fields, JsonElement row, VisibleAnswers around)
    {
        var visible = new VisibleAnswers { Around = around, Own = fields };
        foreach (var field in fields)
        {
            visible.Ask(field, row);
        }

        return visible;
    }

    /// <summary>The answer to a visible field; nothing when it is hidden or unanswered.</summary>
    public JsonElement? this[string field] => answers.TryGetValue(field, out var answer) ? answer : null;

    /// <summary>True when a condition holds over the visible answers.</summary>
    public bool Holds(AnswerCondition condition) => condition.Holds(CanonicalOf);

    /// <summary>Whether a field asks for a fact about whoever files, as far as the answers tell.</summary>
    public bool IsOwn(Form.Field field) =>
        field.Hint.Prefill is not null && (field.Hint.PrefillWhen is not { } condition || Holds(condition));

    /// <summary>The canonical text of a visible answer, as conditions elsewhere (papers, cases) ask for it.</summary>
    public string? CanonicalOf(string field) =>
        Around is not null && Own.All(own => own.Id != field)
            ? Around.CanonicalOf(field)
            : AnswerText.Canonical(this[field]);

    private VisibleAnswers? Around { get; init; }

    private IReadOnlyList<Form.Field> Own { get; init; } = [];

    private void Ask(Form.Field field, JsonElement all)
    {
        if (field.Hint.VisibleWhen is { } condition && !Holds(condition))
        {
            return;
        }

        fields.Add(field);
        if (
            all.ValueKind is JsonValueKind.Object
            && all.TryGetProperty(field.Id, out var answer)
            && answer.ValueKind is not JsonValueKind.Null
        )
        {
            answers[field.Id] = answer;
        }
    }
}
