using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Domain.Tests.Notices;

public sealed class NoticeRouteTests
{
    [Theory]
    [InlineData(null, true, true, "Mail")]
    [InlineData(null, false, true, "Sms")]
    [InlineData(NoticeChoice.Mail, true, true, "Mail")]
    [InlineData(NoticeChoice.Mail, false, true, "Sms")]
    [InlineData(NoticeChoice.Sms, true, true, "Sms")]
    [InlineData(NoticeChoice.Sms, true, false, "Mail")]
    [InlineData(NoticeChoice.Both, true, true, "Mail Sms")]
    [InlineData(NoticeChoice.Both, true, false, "Mail")]
    [InlineData(NoticeChoice.Both, false, true, "Sms")]
    [InlineData(NoticeChoice.Both, false, false, "")]
    [InlineData(null, false, false, "")]
    public void A_wish_is_followed_where_it_can_be_and_otherwise_the_person_is_told_all_the_same(
        NoticeChoice? choice,
        bool hasMail,
        bool hasSms,
        string expected
    ) => string.Join(' ', NoticeRoute.Of(choice, hasMail, hasSms)).ShouldBe(expected);
}
