using System.Text;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Ports;
using UglyToad.PdfPig.Content;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

public sealed class AppointmentSlipFormTests
{
    private const double Mm = 72 / 25.4;
    private const double UpperMargin = 841.89 - (20 * Mm);

    [Fact]
    public void A_slip_of_2025_prints_every_field_of_the_form_in_its_order()
    {
        var principal = AForm.Applicant with { Address = FormAddress.Man, Name = "Lê Văn Ưởng" };
        var slip = AForm.Slip with { Authorisation = new(principal, "Giấy ủy quyền số 12"), Register = new("01", 7) };

        var text = AForm.Renderer.Render(slip).Text();

        ShouldFollowEachOther(
            text,
            "ỦY BAN NHÂN DÂN XÃ TRIỆU SƠN",
            "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 15/TTPVHCC",
            "Triệu Sơn, ngày 29 tháng 8 năm 2025",
            "GIẤY TIẾP NHẬN HỒ SƠ",
            "VÀ HẸN TRẢ KẾT QUẢ",
            "Mã hồ sơ: H56.017.22-250829-0001",
            "Trung tâm Phục vụ hành chính công xã Triệu Sơn",
            "Tiếp nhận hồ sơ của: Bà Nguyễn Thị Huyền Trân",
            "Số định danh cá nhân/tổ chức: 038190012345",
            "Địa chỉ: Số 12 đường Lê Lợi, xã Triệu Sơn, tỉnh Thanh Hóa",
            "Số điện thoại: 0912 345 678",
            "Email: tran@example.vn",
            "Họ và tên người ủy quyền: Ông Lê Văn Ưởng",
            "Giấy tờ ủy quyền: Giấy ủy quyền số 12",
            "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
            "Thành phần hồ sơ nộp gồm:",
            "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân (bản điện tử: 01)",
            "Bản án ly hôn (bản sao: 02)",
            "Số lượng hồ sơ: 01 (bộ)",
            "Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
            "Thời gian nhận hồ sơ: 14 giờ 05 phút, ngày 29 tháng 8 năm 2025",
            "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 05 tháng 9 năm 2025",
            "Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Triệu Sơn",
            "Vào Sổ theo dõi hồ sơ, Quyển số: 01; Số thứ tự: 07",
            "NGƯỜI NỘP HỒ SƠ",
            "NGƯỜI TIẾP NHẬN HỒ SƠ",
            "chữ ký số của người tiếp nhận",
            "Đặng Ưởng Ỷ"
        );
    }

    [Fact]
    public void A_slip_of_2018_has_the_fields_and_notes_of_its_own_form()
    {
        var text = AForm.Renderer.Render(AForm.SlipOfEditionA).Text();

        text.ShouldContain("BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ");
        text.ShouldContain("Số: 15/TNHS");
        text.ShouldContain("được lập thành 2 liên");
        text.ShouldNotContain("Số định danh");
        text.ShouldNotContain("chữ ký số");
    }

    [Theory]
    [InlineData("Nguyễn Thị Huyền Trân")]
    [InlineData("H'Hen Niê")]
    [InlineData("Đặng Ưởng Ỷ")]
    [InlineData("Nguyễn Đỗ Quỳnh Như Ẵm Ỡ Ữ Ặ")]
    public void A_hard_name_comes_back_exactly_whatever_form_it_came_in(string name)
    {
        var decomposed = AForm.Applicant with { Name = name.Normalize(NormalizationForm.FormD) };

        var form = AForm.Renderer.Render(AForm.Slip with { Applicant = decomposed });

        form.Text().ShouldContain($"Bà {name}", Case.Sensitive);
        FormReading.Flat(form.Through("pdftotext", "-enc", "UTF-8", "{file}", "-")).ShouldContain(name, Case.Sensitive);
    }

    [Theory]
    [InlineData("Trân\r\nBcc: all@example.vn", "Trân Bcc: all@example.vn")]
    [InlineData("{{7*7}} {0} %s ${x}", "{{7*7}} {0} %s ${x}")]
    [InlineData("<a href=x>Trân</a>) Tj ET", "<a href=x>Trân</a>) Tj ET")]
    [InlineData("Trân\u202Evn.elpmaxe\u202C\u200B", "Trânvn.elpmaxe")]
    [InlineData("Trân \U0001F600 北京", "Trân □ □□")]
    public void Hostile_text_is_printed_as_it_reads_and_does_nothing(string name, string printed)
    {
        var form = AForm.Renderer.Render(AForm.Slip with { Applicant = AForm.Applicant with { Name = name } });

        form.Text().ShouldContain($"Tiếp nhận hồ sơ của: Bà {printed} Số định danh", Case.Sensitive);
    }

    [Fact]
    public void Five_thousand_letters_without_a_space_stay_between_the_margins()
    {
        var form = AForm.Renderer.Render(AForm.Slip with { Request = new string('W', 6_000) });

        form.Text().ShouldContain("W…");
        form.Text().Count(letter => letter == 'W').ShouldBe(5_000);
        ShouldStayBetweenMargins(form);
    }

    [Fact]
    public void Two_hundred_papers_flow_over_numbered_pages()
    {
        var papers = Enumerable.Range(1, 200).Select(i => new FormPaper($"Giấy tờ {i}", FormPaperKind.Original));

        var form = AForm.Renderer.Render(AForm.Slip with { Papers = [.. papers] });

        form.PageCount.ShouldBeGreaterThan(3);
        form.Text().ShouldContain("200. Giấy tờ 200 (bản chính: 01)");
        form.Pages()
            .Select(AboveTheText)
            .ShouldBe([.. Enumerable.Range(1, form.PageCount).Select(i => i == 1 ? "" : $"{i}")]);
        ShouldStayBetweenMargins(form);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void The_signatures_never_stand_alone_on_a_page(int papers)
    {
        var list = Enumerable.Range(1, papers).Select(i => new FormPaper($"Giấy tờ {i}", FormPaperKind.Original));

        var form = AForm.Renderer.Render(AForm.Slip with { Papers = [.. list] });

        var page = form.Pages()[form.SignaturePlace!.Page - 1];
        var text = string.Concat(page.Letters.Select(letter => letter.Value));
        text.ShouldContain("Đăng ký nhận kết quả tại:");
    }

    [Fact]
    public void An_ordinary_slip_is_one_page_of_less_than_forty_kilobytes()
    {
        var form = AForm.Renderer.Render(AForm.Slip);

        form.PageCount.ShouldBe(1);
        AboveTheText(form.Pages()[0]).ShouldBeEmpty();
        form.Pdf.Length.ShouldBeLessThan(40_000);
        ShouldStayBetweenMargins(form);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_and_other_content_other_ones()
    {
        var first = AForm.Renderer.Render(AForm.Slip);
        var second = AForm.Renderer.Render(AForm.Slip with { Papers = [.. AForm.Slip.Papers] });
        var other = AForm.Renderer.Render(
            AForm.Slip with
            {
                Head = AForm.Head(PaperKind.AppointmentSlip, LegalEdition.B, 16),
            }
        );

        second.Pdf.ToArray().ShouldBe(first.Pdf.ToArray());
        DocumentId(other).ShouldNotBe(DocumentId(first));
    }

    [Fact]
    public void The_room_for_the_signature_is_free_and_lies_between_caption_and_name()
    {
        var form = AForm.Renderer.Render(AForm.Slip);

        var room = form.SignaturePlace.ShouldNotBeNull();
        var letters = form.Pages()[room.Page - 1].Letters.Where(letter => letter.Value != " ").ToList();
        var column = letters.Where(l => l.Location.X > room.Left && l.Location.X < room.Left + room.Width).ToList();
        column.ShouldAllBe(l => l.Location.Y >= room.Bottom + room.Height || l.Location.Y < room.Bottom);
        Joined(column.Where(l => l.Location.Y > room.Bottom)).ShouldContain("NGƯỜITIẾPNHẬNHỒSƠ");
        Joined(column.Where(l => l.Location.Y < room.Bottom)).ShouldStartWith("ĐặngƯởngỶ");
    }

    [Fact]
    public void A_slip_without_a_digital_signature_says_so_and_leaves_no_room_for_one()
    {
        var form = AForm.Renderer.Render(
            AForm.Slip with
            {
                Head = AForm.Slip.Head with { Signing = FormSignatureMode.NotYet },
            }
        );

        form.Text().ShouldContain("Bản này chưa được ký số; nội dung được ghi nhận trên hệ thống");
        form.SignaturePlace.ShouldBeNull();
    }

    [Fact]
    public void The_tracking_key_is_in_the_square_only()
    {
        var form = AForm.Renderer.Render(AForm.Slip);

        form.Text().ShouldContain("https://portal.example/tra-cuu/H56.017.22-250829-0001.");
        form.Text().ShouldNotContain("c2VjcmV0LWtleQ");
    }

    [Fact]
    public void The_days_that_did_not_count_are_named_with_their_reasons()
    {
        var text = AForm.Renderer.Render(AForm.Slip).Text();

        text.ShouldContain(
            "Cách tính: 03 ngày làm việc, kể từ 14 giờ 05 phút, ngày 29 tháng 8 năm 2025; "
                + "không tính: 30/8 - 31/8 (nghỉ hằng tuần), 01/9 - 02/9 (Quốc khánh)."
        );
    }

    [Fact]
    public void A_day_off_that_was_worked_is_named_as_counted()
    {
        var day = AForm.Day(4, 26, DayKind.MakeUp, DueDayParts.Counted, "Làm bù ngày 02/5");
        var due = AForm.Slip.Due with { Days = [day], IsProvisional = true };

        var text = AForm.Renderer.Render(AForm.Slip with { Due = due }).Text();

        text.ShouldContain("; tính cả: 26/4 (Làm bù ngày 02/5). Lịch nghỉ của năm chưa được công bố chính thức.");
    }

    [Theory]
    [InlineData("same-day", "trong ngày làm việc")]
    [InlineData("0.5wd", "0,5 ngày làm việc")]
    [InlineData("8wh", "08 giờ làm việc")]
    [InlineData("15cd", "15 ngày")]
    [InlineData("none", "không quy định")]
    public void The_statutory_time_is_worded_by_its_kind(string limit, string worded)
    {
        var slip = AForm.Slip with { TimeLimit = TimeLimit.Parse(limit).Value };

        var text = AForm.Renderer.Render(slip).Text();

        text.ShouldContain($"theo quy định là: {worded} Thời gian nhận hồ sơ");
    }

    private static void ShouldFollowEachOther(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, $"'{part}' is missing after '{text[..from]}'");
            from = at + part.Length;
        }
    }

    /// <summary>30 mm left, 15 mm right, 20 mm above and below; page numbers stand in the upper margin.</summary>
    private static void ShouldStayBetweenMargins(RenderedForm form)
    {
        var text = form.Pages().SelectMany(page => page.Letters).Where(letter => letter.Location.Y < UpperMargin);
        foreach (var letter in text.Where(letter => letter.Value != " "))
        {
            letter.Location.X.ShouldBeGreaterThanOrEqualTo((30 * Mm) - 0.1);
            letter.EndBaseLine.X.ShouldBeLessThanOrEqualTo(595.28 - (15 * Mm) + 0.1);
            letter.Location.Y.ShouldBeGreaterThanOrEqualTo(20 * Mm);
        }
    }

    private static string AboveTheText(Page page) =>
        Joined(page.Letters.Where(letter => letter.Location.Y >= UpperMargin));

    private static string Joined(IEnumerable<Letter> letters) => string.Concat(letters.Select(letter => letter.Value));

    private static string DocumentId(RenderedForm form)
    {
        var raw = form.Raw();
        return raw[(raw.LastIndexOf("/ID[<", StringComparison.Ordinal) + 5)..][..32];
    }
}
