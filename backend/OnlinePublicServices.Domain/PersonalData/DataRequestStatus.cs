namespace OnlinePublicServices.Domain.PersonalData;

/// <summary>
/// <c>Yêu cầu của chủ thể dữ liệu cá nhân</c>, by what is asked. Source: 91/2025/QH15 (the rights of the person
/// concerned).
/// </summary>
public enum DataRequestKind
{
    /// <summary><c>Xem, cung cấp dữ liệu</c>.</summary>
    View,

    /// <summary><c>Chỉnh sửa</c>.</summary>
    Correct,

    /// <summary><c>Xóa</c>.</summary>
    Delete,

    /// <summary><c>Hạn chế xử lý</c>.</summary>
    Restrict,

    /// <summary><c>Phản đối xử lý</c>.</summary>
    Object,

    /// <summary><c>Rút lại sự đồng ý</c>.</summary>
    Withdraw,
}

/// <summary>Where a request stands.</summary>
public enum DataRequestStatus
{
    /// <summary><c>Đã gửi</c>: the office has to acknowledge it.</summary>
    Filed,

    /// <summary><c>Đã tiếp nhận</c>: the office has to do it.</summary>
    Acknowledged,

    /// <summary><c>Đã thực hiện</c>; an end.</summary>
    Completed,

    /// <summary><c>Từ chối</c>, with the legal ground; an end.</summary>
    Refused,
}

/// <summary>What may happen to a request. Each act leaves a record.</summary>
public enum DataRequestAct
{
    /// <summary><c>Gửi yêu cầu</c>.</summary>
    File,

    /// <summary><c>Phản hồi tiếp nhận</c>.</summary>
    Acknowledge,

    /// <summary><c>Gia hạn</c>, once.</summary>
    Extend,

    /// <summary><c>Trả lời đã thực hiện</c>.</summary>
    Complete,

    /// <summary><c>Từ chối</c>.</summary>
    Refuse,
}
