using System.Security.Cryptography;
using System.Text;
using System.Web;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>A notice as VNPAY sends it, signed by other means than the portal's.</summary>
internal sealed record VnpayNotice
{
    public SortedDictionary<string, string> Fields { get; init; } =
        new(StringComparer.Ordinal)
        {
            ["vnp_Amount"] = "1500000",
            ["vnp_BankCode"] = "NCB",
            ["vnp_BankTranNo"] = "VNP14226112",
            ["vnp_CardType"] = "ATM",
            ["vnp_OrderInfo"] = "Thanh toan: ho so 1",
            ["vnp_PayDate"] = "20261123211700",
            ["vnp_ResponseCode"] = "00",
            ["vnp_TmnCode"] = PaymentOffice.TmnCode,
            ["vnp_TransactionNo"] = "14226112",
            ["vnp_TransactionStatus"] = "00",
            ["vnp_TxnRef"] = "dvcH5601702261123000120261123210509" + "01",
        };

    public string Content => string.Join('&', Fields.Select(f => $"{f.Key}={Form(f.Value)}"));

    public VnpayNotice With(string name, string value) =>
        this with
        {
            Fields = new(Fields, StringComparer.Ordinal) { [name] = value },
        };

    public VnpayNotice Without(string name)
    {
        var fewer = new SortedDictionary<string, string>(Fields, StringComparer.Ordinal);
        fewer.Remove(name);
        return this with { Fields = fewer };
    }

    public string Signed(string key = PaymentOffice.Secret) => $"{Content}&vnp_SecureHash={Code(Content, key)}";

    public static GatewayMessage Message(string query) => new(query, ReadOnlyMemory<byte>.Empty);

    public static string Code(string content, string key = PaymentOffice.Secret) =>
        Convert
            .ToHexString(HMACSHA512.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(content)))
            .ToLowerInvariant();

    private static string Form(string value) =>
        string.Concat(
            HttpUtility
                .UrlEncode(value)
                .Select((c, at) => IsHex(HttpUtility.UrlEncode(value), at) ? char.ToUpperInvariant(c) : c)
        );

    private static bool IsHex(string encoded, int at) =>
        (at >= 1 && encoded[at - 1] == '%') || (at >= 2 && encoded[at - 2] == '%');
}
