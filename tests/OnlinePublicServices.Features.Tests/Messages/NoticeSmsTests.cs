using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Tests.Messages;

public sealed class NoticeSmsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public static TheoryData<MessageKind> OfDossiers =>
        [
            .. Enum.GetValues<MessageKind>()
                .Where(kind =>
                    kind
                        is not (
                            MessageKind.HandOverRinging
                            or MessageKind.DueSoon
                            or MessageKind.UnusualLooks
                            or MessageKind.FeedbackReceived
                            or MessageKind.FeedbackMoved
                            or MessageKind.FeedbackEnding
                            or MessageKind.CertificateEnding
                            or MessageKind.TemplateTest
                        )
                    && !kind.ToString().StartsWith("Account", StringComparison.Ordinal)
                ),
        ];

    [Theory, MemberData(nameof(OfDossiers))]
    public void Every_notice_is_one_part_without_accents_and_three_at_most_with_them(MessageKind kind)
    {
        foreach (var due in (DateTimeOffset?[])[null, At])
        {
            var notice = Notice(kind, due);

            SmsText.Parts(notice.AsShipped().AsText(keepsAccents: false)).ShouldBe(1);
            SmsText.Parts(notice.AsShipped().AsText(keepsAccents: true)).ShouldBeLessThanOrEqualTo(3);
        }
    }

    [Fact]
    public void A_text_brings_no_key_no_name_and_no_reason()
    {
        var text = Notice(MessageKind.ApologyMade, At).AsShipped().AsText(keepsAccents: true);

        text.ShouldBe(
            "Xin lỗi Ông/Bà, hồ sơ 000.00.14.H56-261123-00018 trả kết quả muộn. Hẹn lại 09:00 23/11/2026. "
                + "Xem: dichvucong.thanhhoa.gov.vn. Cơ quan không hỏi mã OTP."
        );
    }

    private static DossierNotice Notice(MessageKind kind, DateTimeOffset? due) =>
        new(
            Guid.Empty,
            kind,
            "0987654321",
            At,
            "000.00.14.H56-261123-00018",
            "Đăng ký biến động đất đai",
            "Chi nhánh Văn phòng Đăng ký đất đai Triệu Sơn",
            OneStopKind.ReceptionDesk,
            new Uri("https://dichvucong.thanhhoa.gov.vn/tra-cuu/000.00.14.H56-261123-00018#k=secret"),
            due,
            At,
            "Vì bà Hạnh thiếu giấy tờ.",
            null
        );
}
