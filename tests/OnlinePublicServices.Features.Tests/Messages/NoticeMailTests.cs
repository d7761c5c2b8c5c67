using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Tests.Messages;

public sealed class NoticeMailTests
{
    [Theory]
    [InlineData(false, "Bộ phận Tiếp nhận và Trả kết quả")]
    [InlineData(true, "Trung tâm Phục vụ hành chính công")]
    public void A_notice_calls_the_counter_what_the_law_calls_its_kind(bool centre, string name)
    {
        var at = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

        using var mail = new DossierNotice(
            Guid.Empty,
            MessageKind.DossierSubmitted,
            "hanh@example.com",
            at,
            "H56.397.30-261123-0001",
            "Đăng ký biến động đất đai",
            "Chi nhánh Văn phòng Đăng ký đất đai Triệu Sơn",
            centre ? OneStopKind.PublicServiceCentre : OneStopKind.ReceptionDesk,
            new Uri("https://dichvucong.example/tra-cuu"),
            null,
            at.AddHours(8),
            null,
            null
        )
            .AsShipped()
            .AsMail();

        mail.From.Mailboxes.Single().Name.ShouldBe(name);
        var text = mail.TextBody!;
        text.ShouldContain($"đang chờ {name} tiếp nhận");
        text.ShouldContain($"{name} sẽ trả lời chậm nhất lúc 17 giờ 00 phút");
    }
}
