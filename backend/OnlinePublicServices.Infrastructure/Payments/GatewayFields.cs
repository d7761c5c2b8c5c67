using System.Text.Json;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>The fields of a message, each as it stands there.</summary>
internal sealed class GatewayFields(IReadOnlyDictionary<string, string> fields)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 2 };

    /// <summary>What a field says; nothing where it is absent.</summary>
    public string this[string name] => fields.GetValueOrDefault(name, "");

    public IEnumerable<string> Names => fields.Keys;

    /// <summary>Several in this order.</summary>
    public IEnumerable<string> Of(IEnumerable<string> names) => names.Select(name => this[name]);

    /// <summary>
    /// From JSON: texts as they read, numbers as they are written, null as nothing. No fields when it isn't one flat object
    /// in UTF-8 without anything twice.
    /// </summary>
    public static GatewayFields? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (TextOf(property.Value) is not { } text)
                    return null;
                fields.Add(property.Name, text);
            }

            return new GatewayFields(fields);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or half a character in a text.
            return null;
        }
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => "",
            _ => null,
        };
}
