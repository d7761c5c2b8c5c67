using System.Text.Json;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// The answers to a form: one flat JSON object from field id to value. Whoever holds one holds well-formed JSON within
/// the limits; whether the answers fit a form is the <see cref="FormValidator"/>'s question.
/// </summary>
internal sealed class FormAnswers
{
    /// <summary>The largest document, in bytes.</summary>
    public const int BytesMax = 1024 * 1024;

    /// <summary>The deepest nesting.</summary>
    public const int DepthMax = 32;

    private static readonly DomainError TooLarge = new("answers.too-large", ErrorKind.TooLarge);
    private static readonly DomainError Malformed = new("answers.malformed", ErrorKind.Malformed);

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = DepthMax,
        AllowDuplicateProperties = false,
    };

    private FormAnswers(JsonElement root) => Root = root;

    /// <summary>No answers yet.</summary>
    public static FormAnswers None { get; } = new(JsonElement.Parse("{}"));

    /// <summary>The JSON object.</summary>
    public JsonElement Root { get; }

    /// <summary>
    /// Reads what a stranger sent. Errors: <c>answers.too-large</c> over 1 MiB; <c>answers.malformed</c> for anything
    /// that isn't an object, repeats a name, nests deeper than 32 or holds half a surrogate pair.
    /// </summary>
    public static Result<FormAnswers> Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > BytesMax)
        {
            return TooLarge;
        }

        try
        {
            var root = JsonElement.Parse(utf8, Strict);
            if (root.ValueKind is not JsonValueKind.Object)
            {
                return Malformed;
            }

            ReadEveryText(root);
            return new FormAnswers(root);
        }
        // A lone surrogate written as \ud800 passes the parser and fails when the text is read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }

    /// <summary>The same of a part of a larger document, e.g. a request body.</summary>
    public static Result<FormAnswers> Parse(JsonElement part) => Parse(JsonSerializer.SerializeToUtf8Bytes(part));

    /// <summary>The answer to a field; nothing when it is absent or null.</summary>
    public JsonElement? this[string field] =>
        Root.TryGetProperty(field, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>
    /// These answers with a patch laid over them (RFC 7396): null deletes, objects merge, all else replaces.
    /// </summary>
    public FormAnswers Merge(FormAnswers patch) => Written(writer => WriteMerged(writer, Root, patch.Root));

    /// <summary>Answers written by our own code.</summary>
    internal static FormAnswers Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return new FormAnswers(JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static void WriteMerged(Utf8JsonWriter writer, JsonElement old, JsonElement patch)
    {
        writer.WriteStartObject();
        foreach (var member in old.EnumerateObject())
        {
            if (!patch.TryGetProperty(member.Name, out _))
            {
                member.WriteTo(writer);
            }
        }

        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            writer.WritePropertyName(member.Name);
            if (member.Value.ValueKind is JsonValueKind.Object)
            {
                var before = old.TryGetProperty(member.Name, out var value) ? value : None.Root;
                WriteMerged(writer, before.ValueKind is JsonValueKind.Object ? before : None.Root, member.Value);
            }
            else
            {
                member.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void ReadEveryText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadEveryText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadEveryText(member.Value);
                }

                break;
            default:
                break;
        }
    }
}
