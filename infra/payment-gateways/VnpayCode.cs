using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary><c>vnp_SecureHash</c> as VNPAY makes it.</summary>
internal static class VnpayCode
{
    public static string Query(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join(
            '&',
            parameters
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => $"{WebUtility.UrlEncode(p.Key)}={WebUtility.UrlEncode(p.Value)}")
        );

    public static string Of(string content, string secret)
    {
        using var hash = new HMACSHA512(Encoding.ASCII.GetBytes(secret));
        return Convert.ToHexStringLower(hash.ComputeHash(Encoding.UTF8.GetBytes(content)));
    }

    public static string Signed(IEnumerable<KeyValuePair<string, string>> parameters, string secret)
    {
        var query = Query(parameters);
        return $"{query}&vnp_SecureHash={Of(query, secret)}";
    }
}
