using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>One pass over answers, gathering faults.</summary>
/// <param name="complete">True at submission; false for a draft, of which only the shape matters.</param>
internal sealed class AnswerCheck(bool complete)
{
    private const int NameMax = 80;

    private readonly List<FieldError> faults = [];

    /// <summary>What was found, in the order of looking.</summary>
    public IReadOnlyList<FieldError> Faults => faults;

    /// <summary>The members of a draft, or of one row of it: each known and of the right shape.</summary>
    public void Shape(JsonElement members, Func<string, Form.Field?> find, string? within = null)
    {
        Unknown(members, find, within);
        foreach (var member in members.EnumerateObject())
        {
            if (find(member.Name) is { } field && member.Value.ValueKind is not JsonValueKind.Null)
            {
                Value(field, member.Value, Path(within, member.Name));
            }
        }
    }

    /// <summary>Members that have no place in the form are told, never silently dropped.</summary>
    public void Unknown(JsonElement members, Func<string, Form.Field?> find, string? within = null)
    {
        foreach (var member in members.EnumerateObject())
        {
            if (find(member.Name) is null)
            {
                Add(Path(within, member.Name), "field.unknown");
            }
        }
    }

    /// <summary>A visible field of a submission: answered where it must be, and well.</summary>
    public void Field(Form.Field field, VisibleAnswers visible, string path)
    {
        if (visible[field.Id] is not { } answer)
        {
            if (field.Required || (field.Hint.RequiredWhen is { } condition && visible.Holds(condition)))
            {
                Add(path, "field.required");
            }
        }
        else if (field.Schema is ValueSchema.Rows && answer.ValueKind is JsonValueKind.Array)
        {
            Rows(field, answer, visible, path);
        }
        else
        {
            Value(field, answer, path);
        }
    }

    private void Rows(Form.Field field, JsonElement answer, VisibleAnswers around, string path)
    {
        Value(field, answer, path);
        foreach (var (index, row) in answer.EnumerateArray().Index().Take(FormValidator.FaultsMax))
        {
            if (row.ValueKind is not JsonValueKind.Object)
            {
                continue;
            }

            var visible = VisibleAnswers.OfRow(field.Row, row, around);
            foreach (var own in visible.Fields)
            {
                Field(own, visible, $"{RowPath(path, index)}.{own.Id}");
            }

            Unknown(row, field.RowField, RowPath(path, index));
        }
    }

    /// <summary>One answer: of the right type, and at submission good.</summary>
    public void Value(Form.Field field, JsonElement answer, string path)
    {
        switch (field.Schema)
        {
            case ValueSchema.Text text:
                Text(text, answer, path);
                break;
            case ValueSchema.Number number:
                Number(number, answer, path);
                break;
            case ValueSchema.YesNo yesNo:
                YesNo(yesNo, answer, path);
                break;
            case ValueSchema.Group group:
                Group(group, answer, path);
                break;
            case ValueSchema.Rows rows:
                RowShapes(field, rows, answer, path);
                break;
            default:
                throw new InvalidOperationException($"No check for {field.Schema.GetType().Name}.");
        }
    }

    private void Text(ValueSchema.Text schema, JsonElement answer, string path)
    {
        if (answer.ValueKind is not JsonValueKind.String)
        {
            Add(path, "field.type");
            return;
        }

        var text = answer.GetString()!;
        var length = AnswerText.Length(text);
        if (length > schema.MaxLength)
        {
            Add(path, "field.too-long");
        }
        else if (schema.OneOf is { } allowed && !allowed.Contains(text))
        {
            Add(path, "field.not-an-option");
        }
        else if (complete && length < schema.MinLength)
        {
            Add(path, "field.too-short");
        }
        else if (complete && schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            Add(path, "field.pattern");
        }
        else if (
            complete
            && schema.Format is { } format
            && TextFormats.Canonical(format, text) is { IsRefused: true } no
        )
        {
            Add(path, no.Error.Code);
        }
    }

    private void Number(ValueSchema.Number schema, JsonElement answer, string path)
    {
        if (AnswerText.Number(answer) is not { } number)
        {
            Add(path, "field.type");
        }
        else if (schema.Whole && decimal.Truncate(number) != number)
        {
            Add(path, "field.not-whole");
        }
        else if (complete && number < schema.Minimum)
        {
            Add(path, "field.too-small");
        }
        else if (complete && number > schema.Maximum)
        {
            Add(path, "field.too-large");
        }
    }

    private void YesNo(ValueSchema.YesNo schema, JsonElement answer, string path)
    {
        if (answer.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Add(path, "field.type");
        }
        else if (complete && schema.Only is { } only && answer.GetBoolean() != only)
        {
            Add(path, "field.required");
        }
    }

    private void Group(ValueSchema.Group schema, JsonElement answer, string path)
    {
        if (answer.ValueKind is not JsonValueKind.Object)
        {
            Add(path, "field.type");
            return;
        }

        foreach (var member in answer.EnumerateObject())
        {
            if (!schema.Members.TryGetValue(member.Name, out var text))
            {
                Add(Path(path, member.Name), "field.unknown");
            }
            else if (member.Value.ValueKind is not JsonValueKind.Null)
            {
                Text(text, member.Value, Path(path, member.Name));
            }
        }

        foreach (var name in schema.Required.Where(_ => complete))
        {
            if (!answer.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            {
                Add($"{path}.{name}", "field.required");
            }
        }
    }

    // At submission the rows' own fields are looked at by their visibility, in Rows.
    private void RowShapes(Form.Field field, ValueSchema.Rows schema, JsonElement answer, string path)
    {
        if (answer.ValueKind is not JsonValueKind.Array)
        {
            Add(path, "field.type");
            return;
        }

        var count = answer.GetArrayLength();
        if (count > schema.MaxItems)
        {
            Add(path, "field.too-many");
        }
        else if (complete && count < schema.MinItems)
        {
            Add(path, "field.too-few");
        }

        foreach (var (index, row) in answer.EnumerateArray().Index().Take(FormValidator.FaultsMax))
        {
            if (row.ValueKind is not JsonValueKind.Object)
            {
                Add(RowPath(path, index), "field.type");
            }
            else if (!complete)
            {
                Shape(row, field.RowField, RowPath(path, index));
            }
        }
    }

    private void Add(string path, string code)
    {
        if (faults.Count < FormValidator.FaultsMax)
        {
            faults.Add(new FieldError(path, code));
        }
    }

    private static string RowPath(string list, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}.{index}");

    // A stranger's names are told back, but not a megabyte of them.
    private static string Path(string? within, string name)
    {
        var told = name.Length <= NameMax ? name : name[..NameMax];
        return within is null ? told : $"{within}.{told}";
    }
}
