using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Tests.Notices;

public sealed class TemplateCheckTests
{
    private static readonly NoticeTemplate Sound = new(
        "dossierAccepted",
        new LocalText("Hồ sơ {code} đã được tiếp nhận"),
        new LocalText("Kính gửi Ông/Bà,\n\nHẹn trả: {dueAt}.\nMã hồ sơ: {code}\nXem: {link}"),
        "Hồ sơ {code} đã được tiếp nhận.\nHẹn trả {dueAt}.",
        new PortalWords(new LocalText("Đã tiếp nhận", "Accepted"), new LocalText("Xem hồ sơ.", "See the dossier."))
    );

    [Fact]
    public void What_says_all_that_it_has_to_is_sound() => TemplateCheck.Check(Sound).ShouldBeEmpty();

    public static TheoryData<string, string, string, int, int> Subjects =>
        new()
        {
            { "subject.vi", "", "field.required", 1, 1 },
            { "subject.vi", " \t", "field.required", 1, 1 },
            { "subject.vi", "Đã tiếp nhận", "template.placeholder-missing", 1, 1 },
            { "subject.vi", "Hồ sơ {code}\r\nBcc: a", "template.control-character", 1, 13 },
            { "subject.vi", "Hồ sơ {code}\nXin chào", "template.control-character", 1, 13 },
            { "subject.vi", "Hồ sơ {code}\u2028Xin chào", "template.control-character", 1, 13 },
            { "subject.vi", "\u202EHồ sơ {code}", "template.control-character", 1, 1 },
            { "subject.vi", "Hồ sơ {code}\uD800", "template.control-character", 1, 13 },
            { "subject.vi", "Hồ sơ {code} của {procedure}", "template.placeholder-elsewhere", 1, 18 },
            { "subject.vi", "Hồ sơ {code}: {reason}", "template.placeholder-unknown", 1, 15 },
            { "subject.vi", "Hồ sơ {code} {applicant}", "template.placeholder-unknown", 1, 14 },
            { "subject.vi", "Hồ sơ {code} {__proto__}", "template.placeholder-unknown", 1, 14 },
            { "subject.vi", "<script>{code}", "template.markup", 1, 1 },
            { "subject.vi", "{code} {code", "template.brace-open", 1, 8 },
            { "subject.vi", "{{code}}", "template.brace-nested", 1, 2 },
            { "subject.vi", "{code}}", "template.brace-stray", 1, 7 },
        };

    [Theory, MemberData(nameof(Subjects))]
    public void A_subject_holds_the_code_in_one_plain_line_and_nothing_else(
        string path,
        string text,
        string code,
        int line,
        int column
    ) =>
        TemplateCheck
            .Check(Sound with { Subject = new LocalText(text) })
            .Select(fault => (fault.Path, fault.Code, fault.Line, fault.Column))
            .ShouldContain((path, code, line, column));

    [Theory]
    [InlineData("Xem <a href=x>đây</a>", "template.markup", 2, 5)]
    [InlineData("Xem http://evil", "template.address", 2, 9)]
    [InlineData("Xem dichvucong.evil", "template.address", 2, 5)]
    [InlineData("Xem dichvucông.vn.", "template.address", 2, 5)]
    [InlineData("Xem dichvucong.vň", "template.address", 2, 5)]
    [InlineData("Xem 10.20.30.40/x", "template.address", 2, 5)]
    [InlineData("Viết thư: ke-gian@ngoai", "template.address", 2, 18)]
    [InlineData("Xem\u200Bđây", "template.control-character", 2, 4)]
    [InlineData("Xem\rđây", "template.control-character", 2, 4)]
    [InlineData("Xem:{ratingLink}", "template.placeholder-unknown", 2, 5)]
    public void A_mail_leads_nowhere_but_to_the_portal(string lineOfIts, string code, int line, int column) =>
        TemplateCheck
            .Check(Sound with { Mail = new LocalText($"Kính gửi,\n{lineOfIts}\n{{code}} {{dueAt}}\n{{link}}") })
            .Select(fault => (fault.Code, fault.Line, fault.Column))
            .ShouldContain((code, line, column));

    [Theory]
    [InlineData("{code} {dueAt}\nhttps{link}")]
    [InlineData("{code} {dueAt}\n{link}.vn")]
    [InlineData("{dueAt}\n{code}{link}")]
    public void Nothing_touches_a_link(string mail) =>
        TemplateCheck
            .Check(Sound with { Mail = new LocalText(mail) })
            .ShouldContain(fault => fault.Code == "template.link-alone" && fault.Line == 2);

    [Theory]
    [InlineData("Ngày 8.4.2026, Nghị định 61/2018/NĐ-CP, v.v. Gọi 0237.3456.789.")]
    [InlineData("Mã 1.004873. Xin đến TP. Thanh Hóa, số 5-7.")]
    public void Numbers_dates_and_short_forms_are_no_addresses(string words) =>
        TemplateCheck
            .Check(Sound with { Mail = new LocalText($"{words}\n{{code}} {{dueAt}}\n{{link}}") })
            .ShouldBeEmpty();

    [Theory]
    [InlineData("link", "Mã: {code}, hẹn {dueAt}")]
    [InlineData("code", "{link}\nHẹn {dueAt}")]
    [InlineData("dueAt", "{code}\n{link}")]
    public void What_the_mail_is_for_can_not_be_left_out(string name, string mail) =>
        TemplateCheck
            .Check(Sound with { Mail = new LocalText(mail) })
            .ShouldHaveSingleItem()
            .ShouldBe(new TemplateFault("mail.vi", "template.placeholder-missing", 1, 1, name));

    [Fact]
    public void A_hundred_thousand_letters_are_refused_unread()
    {
        var endless = new string('{', 100_000);

        TemplateCheck
            .Check(
                Sound with
                {
                    Subject = new LocalText(endless),
                    Mail = new LocalText(endless),
                    Sms = endless,
                    Portal = new PortalWords(new LocalText(endless, endless), new LocalText(endless, endless)),
                }
            )
            .Select(fault => fault.Code)
            .ShouldBe(Enumerable.Repeat("template.too-long", 7));
    }

    [Fact]
    public void Of_a_field_full_of_faults_twenty_are_named() =>
        TemplateCheck.Check(Sound with { Subject = new LocalText(new string('}', 100)) }).Count.ShouldBe(20);

    [Theory]
    [InlineData(130, false, false)]
    [InlineData(190, false, true)]
    [InlineData(130, true, false)]
    [InlineData(170, true, true)]
    public void A_text_has_two_parts_without_accents_and_four_with_them_its_longest_values_filled_in(
        int letters,
        bool isAccented,
        bool isTooLong
    )
    {
        var words = new string(isAccented ? '\u00F4' : 'o', letters) + " {code}";

        var faults = TemplateCheck.Check(Sound with { Sms = words });

        faults
            .Select(fault => (fault.Path, fault.Code))
            .ShouldBe(isTooLong ? [("sms", "template.too-many-parts")] : []);
    }

    [Fact]
    public void A_sign_that_stays_when_accents_go_makes_a_text_longer_than_its_two_parts()
    {
        var words = new string('o', 60) + " {code}";

        TemplateCheck.Check(Sound with { Sms = words }).ShouldBeEmpty();
        TemplateCheck
            .Check(Sound with { Sms = words + " \u2713" })
            .ShouldHaveSingleItem()
            .Code.ShouldBe("template.too-many-parts");
    }

    [Fact]
    public void A_text_never_says_why_nor_what_for() =>
        TemplateCheck
            .Check(Sound with { Sms = "{code} {procedure} {link} {counter}" })
            .Select(fault => (fault.Code, fault.Found))
            .ShouldBe([
                ("template.placeholder-elsewhere", "procedure"),
                ("template.placeholder-elsewhere", "link"),
                ("template.placeholder-elsewhere", "counter"),
            ]);

    [Fact]
    public void The_portal_has_both_languages_and_a_dossiers_mail_only_one()
    {
        TemplateCheck
            .Check(
                Sound with
                {
                    Mail = Sound.Mail with { En = "Dear all" },
                    Portal = new PortalWords(new LocalText("Đã tiếp nhận"), new LocalText("Xem {link}", "See.")),
                }
            )
            .Select(fault => (fault.Path, fault.Code))
            .ShouldBe([
                ("mail.en", "template.not-for-kind"),
                ("portal.title.en", "field.required"),
                ("portal.text.vi", "template.placeholder-elsewhere"),
            ]);
        TemplateCheck.Check(Sound with { Portal = null }).ShouldHaveSingleItem().Code.ShouldBe("field.required");
    }

    [Fact]
    public void A_letter_about_an_account_has_both_languages_no_text_and_no_place_in_the_portal()
    {
        var letter = new NoticeTemplate(
            "accountPasswordReset",
            new LocalText("Đặt lại mật khẩu", "Set a new password"),
            new LocalText("Mở:\n{link}\nHết hạn {linkEnds}.", "Open:\n{link}\nIt ends {linkEnds}.")
        );

        TemplateCheck.Check(letter).ShouldBeEmpty();
        TemplateCheck
            .Check(letter with { Subject = new LocalText("Đặt lại"), Sms = "Mở", Portal = Sound.Portal })
            .Select(fault => (fault.Path, fault.Code))
            .ShouldBe([
                ("subject.en", "field.required"),
                ("sms", "template.not-for-kind"),
                ("portal", "template.not-for-kind"),
            ]);
    }

    [Fact]
    public void Words_for_no_notice_are_refused() =>
        TemplateCheck.Check(Sound with { Id = "greeting" }).ShouldHaveSingleItem().Code.ShouldBe("template.unknown");

    [Fact]
    public void Whatever_must_stand_somewhere_may_stand_there() =>
        NoticeForms
            .All.SelectMany(form => form.Placeholders)
            .ShouldAllBe(one => one.NeededIn.All(field => one.In.Contains(field)));
}
