using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

/// <summary>The receipt, read back. Source: 123/2020/ND-CP, Art. 32; 32/2025/TT-BTC, form 06.</summary>
public sealed class ReceiptFormTests
{
    private static readonly ReceiptContent Receipt = new()
    {
        Office = AForm.Office,
        TaxCode = "2800123456",
        Kind = FeeKind.Charge,
        Series = "L-26",
        Number = "0000042",
        IssuedAt = new(2026, 11, 30, 9, 15, 0, TimeSpan.FromHours(7)),
        Payer = AForm.Applicant,
        DossierCode = "H56.017.22-261130-0001",
        Procedure = "Cấp Giấy xác nhận tình trạng hôn nhân",
        Items = [new("Lệ phí hộ tịch", 1, new Vnd(15_000))],
        Amount = new Vnd(15_000),
        PaidBy = PaidBy.Gateway,
        Collector = "Hệ thống một cửa",
        Signing = FormSignatureMode.Digital,
    };

    [Fact]
    public void A_receipt_says_who_paid_what_to_whom_in_figures_and_in_words()
    {
        var form = AForm.Renderer.Render(Receipt);

        var text = form.Text();
        string[] said =
        [
            "BIÊN LAI THU LỆ PHÍ",
            "Ký hiệu: L-26",
            "Số: 0000042",
            "Đơn vị thu: Trung tâm Phục vụ hành chính công xã Triệu Sơn",
            "Mã số thuế: 2800123456",
            "Người nộp tiền: Nguyễn Thị Huyền Trân",
            "Lệ phí hộ tịch",
            "Tổng số tiền: 15.000 đồng",
            "Viết bằng chữ: Mười lăm nghìn đồng",
            "Hình thức thanh toán: Thanh toán trực tuyến",
            "NGƯỜI THU TIỀN",
            "Hệ thống một cửa",
        ];
        foreach (var part in said)
        {
            text.ShouldContain(part);
        }

        form.SignaturePlace.ShouldNotBeNull();
        form.PageCount.ShouldBe(1);
    }

    [Fact]
    public void A_receipt_for_phi_bears_the_other_title_and_no_identity_number()
    {
        var form = AForm.Renderer.Render(Receipt with { Kind = FeeKind.ServiceFee });

        form.Text().ShouldContain("BIÊN LAI THU PHÍ");
        form.Text().ShouldNotContain(AForm.Applicant.IdNumber!);
    }

    [Fact]
    public void What_is_not_sealed_yet_says_so()
    {
        var form = AForm.Renderer.Render(Receipt with { Signing = FormSignatureMode.NotYet });

        form.SignaturePlace.ShouldBeNull();
        form.Text().ShouldContain("chưa được ký số");
    }
}
