namespace OnlinePublicServices.Domain.Feedback;

/// <summary>
/// <c>Trạng thái phản ánh, kiến nghị</c>: exactly the nine of the national portal. Source: the formulas of index 766.
/// </summary>
public enum FeedbackStatus
{
    /// <summary><c>Mới tiếp nhận</c>.</summary>
    Received,

    /// <summary><c>Chờ bổ sung</c>: the author is asked for more; the clock stands still.</summary>
    AwaitingSupplement,

    /// <summary><c>Đã bổ sung</c>.</summary>
    Supplemented,

    /// <summary><c>Đang xử lý</c>.</summary>
    InProcessing,

    /// <summary><c>Chuyển đơn vị khác</c>: lies at another unit, which has not taken it yet.</summary>
    Transferred,

    /// <summary><c>Trả lại</c>: back at the unit that passed it on.</summary>
    Returned,

    /// <summary><c>Chờ công khai</c>: answered; it is to be published, or was kept closed.</summary>
    AwaitingPublication,

    /// <summary><c>Đã công khai</c>; an end.</summary>
    Published,

    /// <summary><c>Từ chối</c>; an end.</summary>
    Refused,
}

/// <summary>What may happen to a reflection. Each act leaves a record.</summary>
public enum FeedbackAct
{
    /// <summary><c>Gửi phản ánh, kiến nghị</c>.</summary>
    File,

    /// <summary><c>Tiếp nhận xử lý</c>.</summary>
    Take,

    /// <summary><c>Yêu cầu bổ sung</c>.</summary>
    AskSupplement,

    /// <summary><c>Bổ sung</c>.</summary>
    Supplement,

    /// <summary><c>Chuyển đơn vị khác</c>.</summary>
    Transfer,

    /// <summary><c>Trả lại</c>: not this unit's.</summary>
    Return,

    /// <summary><c>Trả lời</c>.</summary>
    Answer,

    /// <summary><c>Công khai</c>.</summary>
    Publish,

    /// <summary><c>Không công khai</c>, with the reason.</summary>
    KeepClosed,

    /// <summary><c>Từ chối</c>, with the reason.</summary>
    Refuse,

    /// <summary><c>Không hài lòng với trả lời</c>.</summary>
    Dispute,

    /// <summary><c>Nhắc lại</c>: the author says it again before there is an answer.</summary>
    Remind,
}

/// <summary><c>Loại phản ánh, kiến nghị</c>. Source: the formulas of index 766, 5.1.</summary>
public enum FeedbackKind
{
    /// <summary><c>Về quy định hành chính</c>.</summary>
    Regulation,

    /// <summary><c>Về hành vi của cán bộ</c>: those who might be meant must not handle it.</summary>
    Conduct,
}

/// <summary><c>Nguồn tiếp nhận</c>. Source: the formulas of index 766.</summary>
public enum FeedbackSource
{
    /// <summary>The portal.</summary>
    Portal,

    /// <summary><c>Đường dây nóng</c>.</summary>
    Hotline,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>On paper, or said at the counter.</summary>
    Paper,
}

/// <summary>Who acts on a reflection.</summary>
public enum FeedbackRole
{
    /// <summary>Who wrote it.</summary>
    Author,

    /// <summary>The unit that has it.</summary>
    Staff,
}
