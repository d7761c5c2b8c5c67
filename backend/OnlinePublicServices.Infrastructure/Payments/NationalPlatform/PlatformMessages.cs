using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Payments.NationalPlatform;

/// <summary>The platform's messages, version 1.0.6, in its own names.</summary>
internal static class PlatformMessages
{
    public const string Dong = "VND";

    private const string Version = "1.0.6";
    private const int NameMax = 250;

    /// <summary>Stands for the payer's number, which the platform can do without.</summary>
    private const string NoNumber = "000000000";

    /// <summary>Fields of a notice, and of the answer to a query, in the order of their code.</summary>
    public static readonly string[] Notice =
    [
        "LoaiBanTin",
        "MaLoi",
        "MaDoiTac",
        "MaThamChieu",
        "SoTien",
        "MaTienTe",
        "MaGiaoDich",
        "MaNganHang",
        "ThoiGianGD",
        "ThongTinGiaoDich",
    ];

    /// <summary>The beginning of a payment; its parts with their code, and what the receipt would say.</summary>
    public static Dictionary<string, object> Init(
        PaymentOrder order,
        NationalPlatformOptions options,
        BeneficiaryOptions account
    )
    {
        var info = GatewayText.Plain($"Thanh toan ho so {order.DossierCode}");
        return Signed(
            [
                ("LoaiBanTin", "INIT"),
                ("PhienBan", Version),
                ("MaDoiTac", options.PartnerCode),
                ("MaThamChieu", order.Reference),
                ("SoTien", $"{order.Amount}"),
                ("LoaiHinhThanhToan", "PAY"),
                ("MaKenhThanhToan", "1"),
                ("MaThietBi", "1"),
                ("NgonNgu", order.Language == "en" ? "en-US" : "vi-VN"),
                ("MaTienTe", Dong),
                ("MaNganHang", "PAYMENT"),
                ("ThongTinGiaoDich", info),
                ("ThoiGianGD", GatewayText.Time(order.StartedAt)),
                ("Ip", options.ServerAddress),
            ],
            options.Secret,
            ("ThongTinBienLai", Receipt(order, account, info))
        );
    }

    /// <summary>The question how far a payment is, under the instant with which it was begun.</summary>
    public static Dictionary<string, object> Query(PaymentOrder order, NationalPlatformOptions options) =>
        Signed(
            [
                ("LoaiBanTin", "QUERY"),
                ("PhienBan", Version),
                ("MaDoiTac", options.PartnerCode),
                ("MaThamChieu", order.Reference),
                ("ThoiGianGD", GatewayText.Time(order.StartedAt)),
            ],
            options.Secret
        );

    private static Dictionary<string, object> Signed(
        (string Name, string Text)[] fields,
        string secret,
        params (string Name, object Value)[] unsigned
    )
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, text) in fields)
        {
            body.Add(name, text);
        }

        body.Add("MaXacThuc", PlatformCode.Of(fields.Select(field => field.Text), secret));
        foreach (var (name, value) in unsigned)
        {
            body.Add(name, value);
        }

        return body;
    }

    private static object Receipt(PaymentOrder order, BeneficiaryOptions account, string info)
    {
        var procedure = GatewayText.Cut(order.ProcedureName, NameMax);
        // Services are numbered within their procedure; ours has one.
        var service = $"{order.ProcedureCode}.01";
        return new
        {
            MaTTHC = order.ProcedureCode,
            TenTTHC = procedure,
            MaDVC = service,
            TenDVC = procedure,
            MaDonVi = order.AgencyCode,
            TenDonVi = order.UnitName,
            MaHoSo = order.DossierCode,
            TenTKThuHuong = account.Holder,
            TKThuHuong = account.Number,
            MaNHThuHuong = account.BankCode,
            // Its message has this field; whoever pays by a link is unknown, and the applicant isn't the one who pays.
            HoTenNguoiNop = order.PayerName ?? GatewayText.Plain($"Ho so {order.DossierCode}"),
            SoCMNDNguoiNop = NoNumber,
            DiaChiNguoiNop = "",
            NoiDungThanhToan = info,
            PhiLePhi = order.Lines.Select(line => new
            {
                LoaiPhiLePhi = line.Kind is FeeKind.ServiceFee ? "Phi" : "LePhi",
                MaPhiLePhi = line.Id,
                TenPhiLePhi = line.Name,
                SoTien = $"{line.Amount}",
            }),
            DSKhoanNop = order.Lines.Select(line => new { NoiDung = line.Name, SoTien = $"{line.Amount}" }),
        };
    }
}
