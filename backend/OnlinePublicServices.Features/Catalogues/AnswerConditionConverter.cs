using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// Reads and writes the condition language of forms and procedures: <c>{"field": "a.b", "equals": …}</c>,
/// <c>{"field": …, "in": […]}</c>, <c>{"field": …, "exists": true}</c>, <c>{"all": […]}</c>, <c>{"any": […]}</c>,
/// <c>{"not": …}</c>; nothing else.
/// </summary>
internal sealed class AnswerConditionConverter : JsonConverter<AnswerCondition>
{
    public override AnswerCondition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Parse(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, AnswerCondition value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case AnswerCondition.EqualTo equal:
                writer.WriteString("field", equal.Field);
                WriteAnswer(writer, "equals", equal.Value);
                break;
            case AnswerCondition.OneOf one:
                writer.WriteString("field", one.Field);
                writer.WriteStartArray("in");
                foreach (var answer in one.Values)
                {
                    writer.WriteStringValue(answer);
                }

                writer.WriteEndArray();
                break;
            case AnswerCondition.Answered answered:
                writer.WriteString("field", answered.Field);
                writer.WriteBoolean("exists", answered.Expected);
                break;
            case AnswerCondition.AllOf all:
                WriteParts(writer, "all", all.Parts, options);
                break;
            case AnswerCondition.AnyOf any:
                WriteParts(writer, "any", any.Parts, options);
                break;
            case AnswerCondition.Not not:
                writer.WritePropertyName("not");
                Write(writer, not.Part, options);
                break;
        }

        writer.WriteEndObject();
    }

    private static AnswerCondition Parse(JsonElement element)
    {
        var members =
            element.ValueKind is JsonValueKind.Object
                ? element.EnumerateObject().ToArray()
                : throw new JsonException("A condition is an object.");
        return members switch
        {
            [{ Name: "all" } all] => new AnswerCondition.AllOf(Parts(all.Value)),
            [{ Name: "any" } any] => new AnswerCondition.AnyOf(Parts(any.Value)),
            [{ Name: "not" } not] => new AnswerCondition.Not(Parse(not.Value)),
            [{ Name: "field" } field, { Name: "equals" } equal] => new AnswerCondition.EqualTo(
                Field(field.Value),
                Answer(equal.Value)
            ),
            [{ Name: "field" } field, { Name: "in", Value.ValueKind: JsonValueKind.Array } list] =>
                new AnswerCondition.OneOf(Field(field.Value), [.. list.Value.EnumerateArray().Select(Answer)]),
            [
                { Name: "field" } field,
                { Name: "exists", Value.ValueKind: JsonValueKind.True or JsonValueKind.False } exists,
            ] => new AnswerCondition.Answered(Field(field.Value), exists.Value.GetBoolean()),
            _ => throw new JsonException(
                "A condition is {field, equals}, {field, in}, {field, exists}, {all}, {any} or {not}, in this order."
            ),
        };
    }

    private static AnswerCondition[] Parts(JsonElement element) =>
        element.ValueKind is JsonValueKind.Array && element.GetArrayLength() > 0
            ? [.. element.EnumerateArray().Select(Parse)]
            : throw new JsonException("'all' and 'any' take a list of one or more conditions.");

    private static string Field(JsonElement element) =>
        element.ValueKind is JsonValueKind.String && element.GetString() is { Length: > 0 } name
            ? name
            : throw new JsonException("'field' names a field.");

    private static string Answer(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => throw new JsonException("An answer is a text, a number, true or false."),
        };

    // Answers keep their canonical text; true and false go out as such, because a form compares by type.
    private static void WriteAnswer(Utf8JsonWriter writer, string name, string answer)
    {
        if (answer is "true" or "false")
        {
            writer.WriteBoolean(name, answer is "true");
        }
        else
        {
            writer.WriteString(name, answer);
        }
    }

    private void WriteParts(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyList<AnswerCondition> parts,
        JsonSerializerOptions options
    )
    {
        writer.WriteStartArray(name);
        foreach (var part in parts)
        {
            Write(writer, part, options);
        }

        writer.WriteEndArray();
    }
}
