namespace OnlinePublicServices.Domain.IssuedPapers;

/// <summary>The papers that an office gives out on a dossier, each numbered, signed by one person and checkable.</summary>
public enum PaperKind
{
    /// <summary>Form 01, <c>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</c>: signed by the clerk who accepted.</summary>
    AppointmentSlip,

    /// <summary>Form 02, <c>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ</c>: signed by the clerk who asks.</summary>
    SupplementRequest,

    /// <summary>Form 03, <c>Phiếu từ chối tiếp nhận giải quyết hồ sơ</c>: signed by the clerk who refused.</summary>
    Refusal,

    /// <summary>Form 04, <c>Phiếu xin lỗi và hẹn lại ngày trả kết quả</c>: signed by the head of the unit.</summary>
    ApologyLetter,

    /// <summary><c>Thông báo dừng giải quyết hồ sơ</c>: signed by a clerk. Source: 03/2025/TT-VPCP, Art. 7.</summary>
    StopNotice,

    /// <summary>
    /// <c>Kết quả giải quyết</c>: numbered and signed by the approving officer of the body that decides, sealed by its
    /// records clerk. Source: 61/2018/ND-CP, Art. 19; 30/2020/ND-CP.
    /// </summary>
    Result,
}
