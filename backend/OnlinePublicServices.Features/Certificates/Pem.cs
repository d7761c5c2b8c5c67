using System.Security.Cryptography;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>Reads PEM that somebody sent.</summary>
internal static class Pem
{
    private const int LengthMax = 128 * 1024;
    private const int PartsMax = 8;

    /// <summary>The parts with a label, in order; none for a text that isn't PEM or holds anything else.</summary>
    public static IReadOnlyList<byte[]> Read(string? text, string label)
    {
        var parts = new List<byte[]>();
        var rest = text is { Length: <= LengthMax } ? text.AsSpan() : [];
        while (parts.Count < PartsMax && PemEncoding.TryFind(rest, out var part))
        {
            if (!rest[part.Label].SequenceEqual(label))
            {
                return [];
            }

            parts.Add(Convert.FromBase64String(rest[part.Base64Data].ToString()));
            rest = rest[part.Location.End..];
        }

        return parts;
    }
}
