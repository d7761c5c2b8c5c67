using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>A notice as the national platform sends it, signed by other means than the portal's.</summary>
internal sealed record PlatformNotice
{
    private const string Order =
        "LoaiBanTin MaLoi MaDoiTac MaThamChieu SoTien MaTienTe MaGiaoDich MaNganHang ThoiGianGD ThongTinGiaoDich";

    public Dictionary<string, string> Fields { get; init; } =
        new()
        {
            ["LoaiBanTin"] = "CONFIRM",
            ["MaLoi"] = "00",
            ["MaDoiTac"] = PaymentOffice.PartnerCode,
            ["MaThamChieu"] = "dvcH560170226112300012026112321050901",
            ["SoTien"] = "15000",
            ["MaTienTe"] = "VND",
            ["MaGiaoDich"] = "PP0001",
            ["MaNganHang"] = "VCB",
            ["ThoiGianGD"] = "20261123211700",
            ["ThongTinGiaoDich"] = "Thanh toan ho so 1",
        };

    public string Content => string.Join('|', Order.Split(' ').Select(name => Fields.GetValueOrDefault(name, "")));

    public string Code => Hash($"{Content}|{PaymentOffice.PlatformSecret}");

    public PlatformNotice With(string name, string value) => this with { Fields = new(Fields) { [name] = value } };

    public string Json(string code) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(Fields) { ["MaXacThuc"] = code });

    public string Signed(string key = PaymentOffice.PlatformSecret) => Json(Hash($"{Content}|{key}"));

    public static GatewayMessage Message(string json) => new("", Encoding.UTF8.GetBytes(json));

    public static string Hash(string content) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content))).ToLowerInvariant();
}
