using System.Text.Json;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// Answers as staff first see them: of a person's identity, tax and telephone numbers only the last digits show, so that
/// who needs a whole one asks for it and leaves a trace.
/// </summary>
internal static class AnswerMask
{
    /// <summary>The answers with those numbers masked wherever the form asks for them.</summary>
    public static FormAnswers Mask(Form form, FormAnswers answers) =>
        FormAnswers.Written(writer => WriteObject(writer, answers.Root, id => form.Find(id)?.Schema));

    private static void WriteObject(Utf8JsonWriter writer, JsonElement members, Func<string, ValueSchema?> schemaOf)
    {
        writer.WriteStartObject();
        foreach (var member in members.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value, schemaOf(member.Name));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement answer, ValueSchema? schema)
    {
        switch (answer.ValueKind, schema)
        {
            case (JsonValueKind.String, ValueSchema.Text { Format: { } format }):
                writer.WriteStringValue(TextFormats.Masked(format, answer.GetString()!));
                break;
            case (JsonValueKind.Object, ValueSchema.Group group):
                WriteObject(writer, answer, group.Members.GetValueOrDefault);
                break;
            case (JsonValueKind.Array, ValueSchema.Rows rows):
                writer.WriteStartArray();
                foreach (var row in answer.EnumerateArray())
                {
                    WriteObject(writer, row, rows.Members.GetValueOrDefault);
                }

                writer.WriteEndArray();
                break;
            default:
                answer.WriteTo(writer);
                break;
        }
    }
}
