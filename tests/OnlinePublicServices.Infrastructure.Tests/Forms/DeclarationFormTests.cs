using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

public sealed class DeclarationFormTests
{
    [Fact]
    public void A_declaration_prints_title_recipient_and_answers_and_no_office()
    {
        var form = AForm.Renderer.Render(AForm.Declaration);

        var text = form.Text();
        text.ShouldContain("TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN");
        text.ShouldContain("Kính gửi: Ủy ban nhân dân xã Triệu Sơn");
        text.ShouldContain("Họ và tên: Nguyễn Thị Huyền Trân");
        text.ShouldContain("(Đã nộp trực tuyến lúc 14 giờ 05 phút, ngày 29 tháng 8 năm 2025)");
        form.SignaturePlace.ShouldBeNull();
    }

    [Fact]
    public void A_list_is_numbered_and_a_table_keeps_its_cells_whole()
    {
        var answers = new DeclarationSection(
            Heading: null,
            [
                new("Mục đích", new DeclarationValue.Items(["Đăng ký kết hôn", "Vay vốn"])),
                new(
                    "Các lần kết hôn",
                    new DeclarationValue.Table(
                        ["STT", "Họ tên", "Từ ngày"],
                        [
                            ["1", "Lê Văn Hùng", "01/02/2010"],
                            ["2", "Trần Quốc Ưng"],
                        ]
                    )
                ),
            ]
        );

        var text = AForm.Renderer.Render(AForm.Declaration with { Sections = [answers] }).Text();

        text.ShouldContain("1. Đăng ký kết hôn");
        text.ShouldContain("2. Vay vốn");
        text.ShouldContain("STT Họ tên Từ ngày 1 Lê Văn Hùng 01/02/2010 2 Trần Quốc Ưng");
    }

    [Fact]
    public void A_cell_longer_than_a_page_goes_on_over_the_next_ones()
    {
        var cell = string.Join(' ', Enumerable.Range(1, 900));
        var table = new DeclarationValue.Table(
            ["A", "B", "C", "D", "E", "F"],
            [
                [cell, "", "", "", "", "x"],
            ]
        );

        var form = AForm.Renderer.Render(
            AForm.Declaration with
            {
                Sections = [new(Heading: null, [new("Bảng", table)])],
            }
        );

        form.PageCount.ShouldBeGreaterThan(1);
        form.Text().ShouldContain("899 900");
    }
}
