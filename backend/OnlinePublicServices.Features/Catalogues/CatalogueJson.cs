using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// How catalogue files are read: strictly, because a misspelt member would otherwise be a rule silently lost.
/// </summary>
internal static class CatalogueJson
{
    /// <summary>Unknown and repeated members, missing ones, nulls where none belong and numbers as text are refused.</summary>
    public static JsonSerializerOptions Options { get; } = Strict();

    /// <summary>How entries are written: absent what is nothing, letters as they are.</summary>
    public static JsonSerializerOptions Writing { get; } =
        new(Options)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 32,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new ParsedTextConverter<ProcedureCode>(ProcedureCode.Parse),
                new ParsedTextConverter<UnitCode>(UnitCode.Parse),
                new ParsedTextConverter<TimeLimit>(TimeLimit.Parse),
                new VndConverter(),
                new AnswerConditionConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>A value that stands as one text; a refusal of its parser is a fault of the file.</summary>
    private sealed class ParsedTextConverter<T>(Func<string?, Result<T>> parse) : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String)
            {
                throw new JsonException("A text is expected.");
            }

            var text = reader.GetString();
            return parse(text)
                .Match(value => value, error => throw new JsonException($"'{text}' is refused: {error.Code}"));
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class VndConverter : JsonConverter<Vnd>
    {
        public override Vnd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var amount) && amount >= 0
                ? new Vnd(amount)
                : throw new JsonException("A whole number of dong, zero or more, is expected.");

        public override void Write(Utf8JsonWriter writer, Vnd value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }
}
