using System.Text.Json;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Administration;

/// <summary>One value that differs between two contents of an entry.</summary>
/// <param name="Path">Where, in the content's own names.</param>
/// <param name="Before">As it was; nothing where it is new.</param>
/// <param name="After">As it shall be; nothing where it goes.</param>
public sealed record Difference(string Path, string? Before, string? After);

/// <summary>Entries in words: their names, and what differs between two contents.</summary>
internal static class EntryWords
{
    /// <summary>The name that the content says, a notice's subject, else its key.</summary>
    public static LocalText NameOf(string key, string content)
    {
        using var json = JsonDocument.Parse(content);
        if (!json.RootElement.TryGetProperty("name", out var name))
        {
            json.RootElement.TryGetProperty("subject", out name);
        }

        return name.ValueKind switch
        {
            JsonValueKind.String => new LocalText(name.GetString()!),
            JsonValueKind.Object => new LocalText(
                name.GetProperty("vi").GetString()!,
                name.TryGetProperty("en", out var english) ? english.GetString() : null
            ),
            _ => new LocalText(key),
        };
    }

    /// <summary>Every value that differs, in the order of the content.</summary>
    public static IReadOnlyList<Difference> Between(string? before, string after)
    {
        var (old, now) = (Values(before ?? "{}"), Values(after));
        return
        [
            .. now
                .Keys.Concat(old.Keys)
                .Distinct(StringComparer.Ordinal)
                .Select(path => new Difference(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)))
                .Where(one => one.Before != one.After),
        ];
    }

    private static Dictionary<string, string> Values(string content)
    {
        using var json = JsonDocument.Parse(content);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Gather(json.RootElement, "", values);
        return values;
    }

    private static void Gather(JsonElement element, string path, Dictionary<string, string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Gather(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", values);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (at, item) in element.EnumerateArray().Index())
                {
                    Gather(item, $"{path}[{at}]", values);
                }

                break;
            default:
                values[path] = element.ToString();
                break;
        }
    }
}
