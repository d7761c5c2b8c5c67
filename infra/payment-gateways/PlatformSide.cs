using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>The payment platform of the National Public Service Portal, version 1.0.6: begin, page, notice, state.</summary>
internal sealed class PlatformSide(SimulatorSettings settings, Orders orders) : IGateway
{
    private const string Base = "/payment-platform";

    private static readonly string[] InitOrder =
    [
        "LoaiBanTin",
        "PhienBan",
        "MaDoiTac",
        "MaThamChieu",
        "SoTien",
        "LoaiHinhThanhToan",
        "MaKenhThanhToan",
        "MaThietBi",
        "NgonNgu",
        "MaTienTe",
        "MaNganHang",
        "ThongTinGiaoDich",
        "ThoiGianGD",
        "Ip",
    ];

    private static readonly string[] ReceiptFields =
    [
        "MaTTHC",
        "TenTTHC",
        "MaDVC",
        "TenDVC",
        "MaDonVi",
        "TenDonVi",
        "MaHoSo",
        "TenTKThuHuong",
        "TKThuHuong",
        "MaNHThuHuong",
        "HoTenNguoiNop",
        "SoCMNDNguoiNop",
        "DiaChiNguoiNop",
        "NoiDungThanhToan",
        "PhiLePhi",
        "DSKhoanNop",
    ];

    private static readonly string[] QueryOrder = ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"];

    private PlatformSettings Partner => settings.Platform;

    public string Title => "Payment Platform";

    public bool HoldsSuspicious => false;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost($"{Base}/init", (RequestDelegate)(context => Answer(context, Begin)));
        endpoints.MapPost($"{Base}/status", (RequestDelegate)(context => Answer(context, (_, body) => State(body))));
        endpoints.MapGet($"{Base}/pay/{{id}}", (RequestDelegate)(context => Open(context).ExecuteAsync(context)));
    }

    public Uri Return(Order order, string code) =>
        new UriBuilder(Partner.ReturnTo!)
        {
            Query = new QueryBuilder { { "MaThamChieu", order.Asked.Reference }, { "MaLoi", code } }.ToString(),
        }.Uri;

    public HttpRequestMessage Notice(Order order)
    {
        var body = Signed(Told(order, "CONFIRM", order.Code!));
        return new HttpRequestMessage(HttpMethod.Post, Partner.NoticeTo)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
    }

    public bool IsDone(string answer)
    {
        try
        {
            return JsonDocument.Parse(answer).RootElement.GetProperty("MaLoi").GetString() is "00";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task Answer(HttpContext context, Func<HttpRequest, Dictionary<string, string>, object> answer)
    {
        var body = await Bodies.ReadAsync(context.Request);
        await Results.Json(answer(context.Request, body)).ExecuteAsync(context);
    }

    private IResult Open(HttpContext context) =>
        orders.Find((string)context.GetRouteValue("id")!) is { } order && order.Gateway == this
            ? Pages.Pay(order)
            : Pages.Refused(Title, "01");

    private object Begin(HttpRequest request, Dictionary<string, string> body)
    {
        var refusal =
            InitOrder.Any(name => !body.ContainsKey(name)) ? "03"
            : Code(body, InitOrder) != body.GetValueOrDefault("MaXacThuc") ? "97"
            : body["MaDoiTac"] != Partner.PartnerCode || body["LoaiBanTin"] != "INIT" ? "02"
            : null;
        if (
            refusal is not null
            || !long.TryParse(body["SoTien"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || GatewayClock.Read(body["ThoiGianGD"]) is null
            || !Explains(body.GetValueOrDefault("ThongTinBienLai", ""), amount)
        )
        {
            return new { error_code = refusal ?? "03", message = "" };
        }

        var asked = new Asked(
            body["MaThamChieu"],
            amount,
            body["ThongTinGiaoDich"],
            body["ThoiGianGD"],
            ExpiresAt: null,
            Partner.ReturnTo!
        );
        return orders.Enter(this, asked) is { } order
            ? new
            {
                error_code = "0",
                message = JsonSerializer.Serialize(
                    new { UrlThanhToan = $"{request.Scheme}://{request.Host}{Base}/pay/{order.Id}" }
                ),
            }
            : new { error_code = "05", message = "" };
    }

    /// <summary>Whether what the receipt would say is all there and adds up.</summary>
    private static bool Explains(string receipt, long amount)
    {
        try
        {
            var said = JsonDocument.Parse(receipt).RootElement;
            return ReceiptFields.All(name => said.TryGetProperty(name, out _))
                && Sum(said.GetProperty("PhiLePhi")) == amount
                && Sum(said.GetProperty("DSKhoanNop")) == amount;
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static long Sum(JsonElement lines) =>
        lines
            .EnumerateArray()
            .Sum(line => long.Parse(line.GetProperty("SoTien").GetString()!, NumberStyles.None, null));

    private Dictionary<string, string> State(Dictionary<string, string> body)
    {
        if (Code(body, QueryOrder) != body.GetValueOrDefault("MaXacThuc"))
        {
            return new(StringComparer.Ordinal) { ["MaLoi"] = "97" };
        }

        if (orders.Find(this, body["MaThamChieu"]) is not { } order || order.Asked.StartedAs != body["ThoiGianGD"])
        {
            return new(StringComparer.Ordinal) { ["MaLoi"] = "01" };
        }

        var told = Signed(Told(order, "QUERY", "00"));
        told["TrangThaiGD"] =
            order.IsPaid ? "1"
            : order.Code is null ? "3"
            : "4";
        return told;
    }

    private Dictionary<string, string> Told(Order order, string message, string code) =>
        new(StringComparer.Ordinal)
        {
            ["LoaiBanTin"] = message,
            ["MaLoi"] = code,
            ["MaDoiTac"] = Partner.PartnerCode,
            ["MaThamChieu"] = order.Asked.Reference,
            ["SoTien"] = $"{order.Asked.Amount}",
            ["MaTienTe"] = "VND",
            ["MaGiaoDich"] = order.Transaction,
            ["MaNganHang"] = "VCB",
            ["ThoiGianGD"] = order.Code is null ? order.Asked.StartedAs : GatewayClock.Write(order.DecidedAt),
            ["ThongTinGiaoDich"] = order.Asked.Info,
        };

    private Dictionary<string, string> Signed(Dictionary<string, string> fields)
    {
        fields["MaXacThuc"] = Code(fields, [.. fields.Keys]);
        return fields;
    }

    private string Code(Dictionary<string, string> fields, string[] order)
    {
        var content = new StringBuilder();
        foreach (var name in order)
        {
            content.Append(fields.GetValueOrDefault(name, "")).Append('|');
        }

        content.Append(Partner.Secret);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}
