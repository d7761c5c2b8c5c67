using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Payments.NationalPlatform;

/// <summary>
/// <c>MaXacThuc</c>: SHA-256 in lower-case hexadecimal over the fields of a message in its order, parted by bars, the key
/// last. No field may hold a bar: the same text could be parted otherwise.
/// </summary>
internal static class PlatformCode
{
    private const char Bar = '|';

    public static bool IsPlain(string field) => field.Length > 0 && !field.Contains(Bar);

    public static string Of(IEnumerable<string> fields, string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Bar, [.. fields, secret]))));

    /// <summary>Whether a code is that of the fields under one of the keys; compared in constant time.</summary>
    public static bool Fits(IReadOnlyList<string> fields, string code, IReadOnlyList<string> secrets)
    {
        var claimed = Encoding.UTF8.GetBytes(code);
        return fields.All(field => !field.Contains(Bar))
            && secrets.Any(s =>
                CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(fields, s)), claimed)
            );
    }
}
