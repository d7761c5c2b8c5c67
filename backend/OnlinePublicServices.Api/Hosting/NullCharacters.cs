using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// JSON can write the character U+0000, which no text of a person holds and PostgreSQL can't store: a body with one is
/// malformed, on every database.
/// </summary>
internal static class NullCharacters
{
    /// <summary>Adds the check to the reading of a type.</summary>
    public static void Refuse(JsonTypeInfo type)
    {
        var texts = type.Properties.Where(p => p.PropertyType == typeof(string) && p.Get is not null).ToList();
        if (texts.Count > 0)
        {
            type.OnDeserialized = read =>
            {
                if (texts.Exists(p => p.Get!(read) is string text && text.Contains('\0', StringComparison.Ordinal)))
                {
                    throw new JsonException("A text holds U+0000.");
                }
            };
        }
    }
}
