using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Payments.Vnpay;

/// <summary>
/// <c>vnp_SecureHash</c>: HMAC-SHA512 in lower-case hexadecimal, as in every published example; another spelling is not it.
/// Source: sandbox.vnpayment.vn, apis/docs/thanh-toan-pay and apis/docs/chuyen-doi-thuat-toan; read 2026-11-29.
/// </summary>
internal static class VnpaySignature
{
    public const string Field = "vnp_SecureHash";

    private const string TypeField = "vnp_SecureHashType";
    private const string Prefix = "vnp_";
    private const int QueryMax = 4096;
    private const int Length = 128;

    /// <summary>The parameters by name, form-encoded: what is sent, and what the code is made over.</summary>
    public static string Joined(IEnumerable<KeyValuePair<string, string>> parameters) =>
        Ordered(parameters.Select(p => (p.Key, $"{p.Key}={Encoded(p.Value)}")));

    /// <summary>The code over fields in the order of their message, parted by bars.</summary>
    public static string OfFields(IEnumerable<string> fields, string secret) => Of(string.Join('|', fields), secret);

    public static string Of(string content, string secret) =>
        Convert.ToHexStringLower(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(content)));

    /// <summary>Whether a code is that of the content under one of the keys; compared in constant time.</summary>
    public static bool Fits(string content, string code, IReadOnlyList<string> secrets)
    {
        var claimed = Encoding.UTF8.GetBytes(code);
        return secrets.Any(s =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(content, s)), claimed)
        );
    }

    /// <summary>
    /// What a query says, when its code is right over exactly the parameters that were received, and nothing stands in it
    /// that isn't signed or stands there twice; otherwise nothing.
    /// </summary>
    public static GatewayFields? Open(string query, IReadOnlyList<string> secrets)
    {
        if (query.Length is 0 or > QueryMax || !query.All(c => c is > ' ' and <= '~'))
            return null;
        var received = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in query.Split('&'))
        {
            var name = parameter.Split('=', 2)[0];
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name[Prefix.Length..].All(char.IsAsciiLetter))
                return null;
            if (name.Length == parameter.Length || !received.TryAdd(name, parameter))
                return null;
        }

        // Older versions name the algorithm outside of what they sign; it has to be ours.
        if (
            received.Remove(TypeField, out var type)
            && !ValueOf(type).Equals("HmacSHA512", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        return
            received.Remove(Field, out var code)
            && ValueOf(code) is { Length: Length } claimed
            && Fits(Ordered(received.Select(p => (p.Key, p.Value))), claimed, secrets)
            ? new GatewayFields(
                received.ToDictionary(p => p.Key, p => WebUtility.UrlDecode(ValueOf(p.Value)), StringComparer.Ordinal)
            )
            : null;
    }

    private static string ValueOf(string parameter) => parameter[(parameter.IndexOf('=') + 1)..];

    private static string Ordered(IEnumerable<(string Name, string Text)> parameters) =>
        string.Join('&', parameters.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Text));

    /// <summary>As forms are sent: a blank is a plus sign, everything else by its bytes in upper-case hexadecimal.</summary>
    private static string Encoded(string value) =>
        Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
