using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

/// <summary>Forms 02 and 04 and the stop notice, read back. Source: 01/2018/TT-VPCP, 03/2025/TT-VPCP.</summary>
public sealed class IssuedPaperFormTests
{
    [Theory]
    [InlineData(LegalEdition.A, "Số: 07/HDHS", "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ")]
    [InlineData(LegalEdition.B, "Số: 07/PBS-TTPVHCC", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")]
    public void A_supplement_request_says_in_the_forms_order_what_is_wrong_and_whom_to_ask(
        LegalEdition edition,
        string number,
        string office
    )
    {
        var form = AForm.Renderer.Render(
            AForm.Supplement with
            {
                Head = AForm.Head(PaperKind.SupplementRequest, edition, 7),
            }
        );

        InOrder(
            form.Text(),
            office,
            number,
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            "Hồ sơ của: Bà Nguyễn Thị Huyền Trân",
            "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
            "Địa chỉ: Số 12",
            "Số điện thoại: 0912 345 678",
            "Email: tran@example.vn",
            "1. Bản án ly hôn: ảnh mờ, không đọc được ngày có hiệu lực",
            "2. Mục đích sử dụng trong tờ khai",
            "Lý do: Chưa đủ căn cứ xác nhận tình trạng hôn nhân.",
            "số điện thoại 0237 3867 123",
            "NGƯỜI HƯỚNG DẪN",
            "Đặng Ưởng Ỷ"
        );
        form.SignaturePlace.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(LegalEdition.A, "của Bà Nguyễn Thị Huyền Trân; mã số hồ sơ: 000.17.22.H56-210531-0001")]
    [InlineData(
        LegalEdition.B,
        "của Bà Nguyễn Thị Huyền Trân; số định danh cá nhân/tổ chức: 038190012345; mã số hồ sơ: H56.017.22-250829-0001"
    )]
    public void An_apology_names_the_promise_that_was_not_kept_and_the_new_one(LegalEdition edition, string dossier)
    {
        var form = AForm.Renderer.Render(AForm.Apology with { Head = AForm.Head(PaperKind.ApologyLetter, edition, 2) });

        InOrder(
            form.Text(),
            "Số: 02/PXL",
            "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
            "Kính gửi: Bà Nguyễn Thị Huyền Trân",
            "Ngày 29/8/2025,",
            "thủ tục Cấp Giấy xác nhận tình trạng hôn nhân",
            dossier,
            "Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 05 tháng 9 năm 2025",
            "chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời hạn",
            "Lý do: Chờ kết quả xác minh",
            "xin lỗi Ông/Bà và sẽ trả kết quả giải quyết hồ sơ vào lúc 17 giờ 00 phút, ngày 10 tháng 9 năm 2025",
            "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"
        );
        form.SignaturePlace.ShouldNotBeNull();
    }

    [Fact]
    public void A_stop_notice_names_the_applicants_wish_and_the_hour()
    {
        var form = AForm.Renderer.Render(AForm.Stop);

        InOrder(
            form.Text(),
            "Số: 04/TB-TTPVHCC",
            "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
            "Hồ sơ của: Bà Nguyễn Thị Huyền Trân",
            "Số định danh cá nhân/tổ chức: 038190012345",
            "Mã hồ sơ: H56.017.22-250829-0001",
            "Căn cứ đề nghị dừng giải quyết hồ sơ của Ông/Bà lúc 09 giờ 30 phút",
            "thông báo dừng giải quyết hồ sơ nêu trên kể từ 14 giờ 05 phút, ngày 29 tháng 8 năm 2025.",
            "Lý do: Người nộp không còn nhu cầu."
        );
    }

    [Fact]
    public void A_control_sheet_names_each_hand_over_and_how_its_step_stood()
    {
        var form = AForm.Renderer.Render(AForm.Control);

        InOrder(
            form.Text(),
            "/PKS-TTPVHCC",
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            "Mã số hồ sơ: H56.017.22-250829-0001",
            "Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân xã Triệu Sơn",
            "Cơ quan phối hợp giải quyết hồ sơ: Thuế cơ sở 1; Chi nhánh Văn phòng đăng ký đất đai",
            "Hẹn trả kết quả vào: 17 giờ 00 phút, ngày 05 tháng 9 năm 2025"
        );
        foreach (var said in new[] { "Đúng hạn", "Quá hạn", "Lê Văn Ưởng", "15 giờ 00 phút" })
        {
            form.Text().ShouldContain(said);
        }

        form.SignaturePlace.ShouldBeNull("nobody signs it");
    }

    [Fact]
    public void A_paper_that_waits_says_that_it_is_not_signed_and_leaves_no_room()
    {
        IssuedPaperContent[] papers = [AForm.Supplement, AForm.Apology, AForm.Stop, AForm.Refusal];

        foreach (var paper in papers)
        {
            var form = AForm.Renderer.Render(
                paper with
                {
                    Head = paper.Head with { Signing = FormSignatureMode.NotYet },
                }
            );
            form.Text().ShouldContain("Bản này chưa được ký số");
            form.SignaturePlace.ShouldBeNull();
        }
    }

    private static void InOrder(string text, params ReadOnlySpan<string> parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, $"\"{part}\" after {from} in: {text}");
            from = at;
        }
    }
}
