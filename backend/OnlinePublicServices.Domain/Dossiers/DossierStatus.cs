namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// <c>Trạng thái hồ sơ</c>: exactly the national statuses; the numbers are their national codes and part of the
/// exchange with the national portal. What staff see beyond them is derived, not stored.
/// Source: exchange specification of the national public service portal.
/// </summary>
public enum DossierStatus
{
    /// <summary><c>Mới đăng ký</c>: submitted, waiting for the counter.</summary>
    Registered = 1,

    /// <summary><c>Được tiếp nhận</c>: accepted, the clock runs.</summary>
    Accepted = 2,

    /// <summary><c>Không được tiếp nhận</c>: refused; an end.</summary>
    Refused = 3,

    /// <summary><c>Đang xử lý</c>: in the solving unit.</summary>
    InProcessing = 4,

    /// <summary><c>Yêu cầu bổ sung giấy tờ</c>: the applicant is asked for more.</summary>
    AwaitingSupplement = 5,

    /// <summary><c>Yêu cầu thực hiện nghĩa vụ tài chính</c>: a tax or charge is to be paid.</summary>
    AwaitingFinancialObligation = 6,

    /// <summary><c>Công dân yêu cầu rút hồ sơ</c>: the applicant wants it back.</summary>
    WithdrawalRequested = 7,

    /// <summary><c>Dừng xử lý</c>: stopped; an end.</summary>
    Stopped = 8,

    /// <summary><c>Đã xử lý xong</c>: the result lies at the counter.</summary>
    Resolved = 9,

    /// <summary><c>Đã trả kết quả</c>: handed over; an end.</summary>
    Returned = 10,
}
