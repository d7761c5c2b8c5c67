namespace OnlinePublicServices.Domain.Notices;

/// <summary>What carries a notice out of the house. In the portal it stands in any case.</summary>
public enum NoticeChannel
{
    /// <summary><c>Thư điện tử</c>.</summary>
    Mail,

    /// <summary><c>Tin nhắn</c>.</summary>
    Sms,
}

/// <summary>How a person wants to be told.</summary>
public enum NoticeChoice
{
    /// <summary>By e-mail.</summary>
    Mail,

    /// <summary>By short message.</summary>
    Sms,

    /// <summary>By both.</summary>
    Both,
}

/// <summary>
/// <c>Kênh nhận thông báo</c>: which channels a notice takes. A wish can only choose among addresses that there are; where
/// the wished one is missing the other stands in, since being told goes before the wish. No source; ours.
/// </summary>
public static class NoticeRoute
{
    /// <summary>The channels to take; none when there is no address at all and a person has to tell.</summary>
    /// <param name="choice">The wish; none has been said by most.</param>
    /// <param name="hasMail">Whether an e-mail address is known.</param>
    /// <param name="hasSms">Whether a mobile number is known and texts can be sent.</param>
    public static IReadOnlyList<NoticeChannel> Of(NoticeChoice? choice, bool hasMail, bool hasSms) =>
        (choice, hasMail, hasSms) switch
        {
            (_, false, false) => [],
            (_, true, false) => [NoticeChannel.Mail],
            (_, false, true) => [NoticeChannel.Sms],
            (NoticeChoice.Both, _, _) => [NoticeChannel.Mail, NoticeChannel.Sms],
            (NoticeChoice.Sms, _, _) => [NoticeChannel.Sms],
            _ => [NoticeChannel.Mail],
        };
}
