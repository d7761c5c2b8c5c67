using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>A template that can't be used stops no notice.</summary>
public sealed class NoticeWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static readonly DossierNotice Accepted = new(
        Guid.Empty,
        MessageKind.DossierAccepted,
        "hanh@example.com",
        At,
        "H56.397.30-261123-0001",
        "Đăng ký {link} khai sinh",
        "Xã Triệu Sơn",
        OneStopKind.ReceptionDesk,
        new Uri("https://dichvucong.example/tra-cuu/H56.397.30-261123-0001#k=secret"),
        At.AddDays(2),
        null,
        null,
        null
    );

    private static readonly NoticeTemplate Edited = new(
        "dossierAccepted",
        new LocalText("Bộ phận Một cửa đã nhận hồ sơ {code}"),
        new LocalText("Thủ tục {procedure}: {code}, hẹn {dueAt}\nXem\n{link}"),
        "Đã nhận hồ sơ {code}.\nHẹn {dueAt}."
    );

    [Fact]
    public void The_edited_words_are_sent_with_what_tells_a_true_mail_from_a_false_one_below_them()
    {
        var words = NoticeWriter.Mail(Accepted.In(Edited));

        words.IsFallback.ShouldBeFalse();
        words.Subject.ShouldBe("Bộ phận Một cửa đã nhận hồ sơ H56.397.30-261123-0001");
        words.Text.ShouldStartWith(
            "Thủ tục Đăng ký {link} khai sinh: H56.397.30-261123-0001, hẹn 09 giờ 00 phút, ngày 25"
        );
        words.Text.ShouldContain("không bao giờ hỏi mật khẩu");
        words.Text.ShouldContain("xin Ông/Bà không chuyển cho người khác");
    }

    public static TheoryData<string, string, string> Unusable =>
        new()
        {
            { "Hồ sơ {code", "{code}\n{link}", "{code" },
            { "Hồ sơ {code}", "{code}\n{{link}}", "{code" },
            { "{dueAt} {unknown}", "{code}", "{unknown}" },
            { "{code}\nBcc: ai", "{code}", "{code} " + new string('đ', 400) },
            { "", "", "" },
        };

    [Theory, MemberData(nameof(Unusable))]
    public void Words_that_can_not_be_used_give_way_to_those_of_the_installation(
        string subject,
        string mail,
        string sms
    )
    {
        var notice = Accepted.In(
            Edited with
            {
                Subject = new LocalText(subject),
                Mail = new LocalText(mail),
                Sms = sms,
            }
        );
        var shipped = Accepted.AsShipped();

        NoticeWriter.Mail(notice).ShouldBe(NoticeWriter.Mail(shipped) with { IsFallback = true });
        NoticeWriter
            .Sms(notice, keepsAccents: true)
            .ShouldBe(NoticeWriter.Sms(shipped, keepsAccents: true) with { IsFallback = true });
    }

    [Fact]
    public void Adopted_words_that_are_no_longer_sound_are_passed_over_and_leave_a_trace()
    {
        var sound = Book([Edit("Một {code}", -3)]);
        var broken = Book([Edit("Một {code}", -3), Edit("Hai", -2), new LaidNotice("dossierAccepted", null, Of(-1))]);

        sound.InForce("dossierAccepted", At).Subject.Vi.ShouldBe("Một {code}");
        sound.PassesOver("dossierAccepted", At).ShouldBeFalse();
        broken.InForce("dossierAccepted", At).Subject.Vi.ShouldBe("Một {code}");
        broken.PassesOver("dossierAccepted", At).ShouldBeTrue();
        NoticeWriter.Mail(Notices.Worded(Accepted, broken)).IsFallback.ShouldBeTrue();
        NoticeWriter.Mail(Notices.Worded(Accepted, broken)).Subject.ShouldStartWith("Một ");
    }

    [Theory]
    [InlineData(-4, "Hồ sơ {code} đã được tiếp nhận")]
    [InlineData(-3, "Một {code}")]
    [InlineData(-1, "Một {code}")]
    [InlineData(0, "Hai {code}")]
    [InlineData(9, "Hai {code}")]
    [InlineData(23, "Ba {code}")]
    public void A_notice_takes_the_words_that_were_in_force_when_it_was_recorded(int hours, string subject)
    {
        // Recorded in hours from 09:00 of 23 November; the third begins on the 24th in Viet Nam, at 17:00 in UTC.
        var book = Book([
            Edit("Một {code}", -3),
            Edit("Hai {code}", 0),
            Edit("Ba {code}", 1, new DateOnly(2026, 11, 24)),
        ]);

        book.InForce("dossierAccepted", At.AddHours(hours)).Subject.Vi.ShouldBe(subject);
    }

    [Fact]
    public void Every_notice_that_the_program_knows_has_its_words()
    {
        var ids = Enum.GetValues<MessageKind>()
            // A test is in the words that somebody is writing.
            .Where(kind => kind is not (MessageKind.FeedbackMoved or MessageKind.TemplateTest))
            .Select(kind => kind.Word)
            .Concat(Enum.GetValues<FeedbackStatus>().Select(status => Moved(status).TemplateId));

        ids.Order(StringComparer.Ordinal)
            .ShouldBe(NoticeForms.All.Select(form => form.Id).Order(StringComparer.Ordinal));
    }

    private static FeedbackNotice Moved(FeedbackStatus status) =>
        new(Guid.Empty, MessageKind.FeedbackMoved, "", At, "", status, "", new Uri("https://dichvucong.example"));

    private static NoticeBook Book(IEnumerable<LaidNotice> adopted) =>
        new(NoticeForms.All.Select(form => Catalogues.ShippedCatalogue.Value.Notices.BuiltIn(form.Id)), adopted);

    private static LaidNotice Edit(string subject, int hours, DateOnly? from = null) =>
        new(
            "dossierAccepted",
            Catalogues.ShippedCatalogue.Value.Notices.BuiltIn("dossierAccepted") with
            {
                Subject = new LocalText(subject),
                ValidFrom = from,
            },
            Of(hours)
        );

    private static Adoption Of(int hours) => new(1, "", At.AddHours(hours));
}
