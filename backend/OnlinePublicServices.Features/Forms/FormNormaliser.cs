using System.Text.Json;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// Brings answers into the one form in which they are checked, compared and stored: clean texts, numbers of the trade
/// as their types write them, and nothing for what is empty. What has no place in the form or is of another type stays
/// as it is, for the check to name it. Normalising twice changes nothing.
/// </summary>
internal static class FormNormaliser
{
    /// <summary>The answers in normal form.</summary>
    public static FormAnswers Normalise(Form form, FormAnswers answers) =>
        FormAnswers.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in answers.Root.EnumerateObject())
            {
                Write(writer, member, form.Find(member.Name));
            }

            writer.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter writer, JsonProperty member, Form.Field? field)
    {
        switch (member.Value, field?.Schema)
        {
            case ({ ValueKind: JsonValueKind.Null }, _):
                break;
            case ({ ValueKind: JsonValueKind.String } text, ValueSchema.Text schema):
                WriteText(writer, member.Name, text, schema, field!.Hint.Widget is FieldWidget.TextArea);
                break;
            case ({ ValueKind: JsonValueKind.Object } group, ValueSchema.Group schema):
                WriteGroup(writer, member.Name, group, schema);
                break;
            case ({ ValueKind: JsonValueKind.Array } rows, ValueSchema.Rows):
                WriteRows(writer, member.Name, rows, field!);
                break;
            default:
                member.WriteTo(writer);
                break;
        }
    }

    private static void WriteText(
        Utf8JsonWriter writer,
        string name,
        JsonElement text,
        ValueSchema.Text schema,
        bool lines
    )
    {
        var clean = AnswerText.Clean(text.GetString()!, lines);
        var canonical = schema.Format is { } format
            ? TextFormats.Canonical(format, clean).Match(value => value, _ => clean)
            : clean;
        if (canonical.Length > 0)
        {
            writer.WriteString(name, canonical);
        }
    }

    private static void WriteGroup(Utf8JsonWriter writer, string name, JsonElement group, ValueSchema.Group schema)
    {
        var inner = FormAnswers.Written(part =>
        {
            part.WriteStartObject();
            foreach (var member in group.EnumerateObject())
            {
                if (member.Value.ValueKind is JsonValueKind.Null)
                {
                    continue;
                }

                if (
                    member.Value.ValueKind is JsonValueKind.String
                    && schema.Members.TryGetValue(member.Name, out var text)
                )
                {
                    WriteText(part, member.Name, member.Value, text, lines: false);
                }
                else
                {
                    member.WriteTo(part);
                }
            }

            part.WriteEndObject();
        });
        if (inner.Root.GetPropertyCount() > 0)
        {
            writer.WritePropertyName(name);
            inner.Root.WriteTo(writer);
        }
    }

    // Rows stay even when empty: their places are part of the paths by which faults are told.
    private static void WriteRows(Utf8JsonWriter writer, string name, JsonElement rows, Form.Field field)
    {
        if (rows.GetArrayLength() == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind is not JsonValueKind.Object)
            {
                row.WriteTo(writer);
                continue;
            }

            writer.WriteStartObject();
            foreach (var member in row.EnumerateObject())
            {
                Write(writer, member, field.RowField(member.Name));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
