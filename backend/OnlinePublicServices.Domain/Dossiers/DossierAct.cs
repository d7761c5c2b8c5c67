using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>What may be done to a dossier. Each act leaves a record; nothing else changes a status.</summary>
public enum DossierAct
{
    /// <summary><c>Nộp hồ sơ</c>.</summary>
    Submit,

    /// <summary>Giving a paper its verdict (<c>kiểm tra thành phần hồ sơ</c>).</summary>
    ExaminePaper,

    /// <summary><c>Tiếp nhận</c>.</summary>
    Accept,

    /// <summary><c>Từ chối tiếp nhận</c>.</summary>
    Refuse,

    /// <summary><c>Yêu cầu bổ sung, hoàn thiện</c>.</summary>
    RequestSupplement,

    /// <summary><c>Nộp bổ sung</c>.</summary>
    AnswerSupplement,

    /// <summary><c>Chuyển hồ sơ</c>: offering it to the post of the next step. The sender keeps it until it is taken.</summary>
    HandOver,

    /// <summary><c>Nhận hồ sơ</c>: the receiver takes what was offered.</summary>
    Take,

    /// <summary><c>Trả lại</c>: "not mine", with a reason; the sender keeps it.</summary>
    SendBack,

    /// <summary><c>Thu hồi</c>: the sender takes the offer back before anybody took it.</summary>
    Recall,

    /// <summary><c>Nhận thay</c>: a colleague of the same post, or one whom the supervisor names, goes on with it.</summary>
    StepIn,

    /// <summary><c>Lấy ý kiến</c> of another post beside the step.</summary>
    AskOpinion,

    /// <summary><c>Cho ý kiến</c>.</summary>
    GiveOpinion,

    /// <summary><c>Yêu cầu thực hiện nghĩa vụ tài chính</c>.</summary>
    RequireFinancialObligation,

    /// <summary><c>Hoàn thành nghĩa vụ tài chính</c>.</summary>
    SettleFinancialObligation,

    /// <summary><c>Yêu cầu rút hồ sơ</c>.</summary>
    RequestWithdrawal,

    /// <summary>Agreeing to give it back.</summary>
    GrantWithdrawal,

    /// <summary>Not agreeing, because a decision exists.</summary>
    DeclineWithdrawal,

    /// <summary><c>Dừng xử lý</c>.</summary>
    Stop,

    /// <summary><c>Dự thảo kết quả</c>.</summary>
    DraftOutcome,

    /// <summary><c>Phê duyệt kết quả</c>: the approving officer signs.</summary>
    ApproveOutcome,

    /// <summary><c>Phát hành kết quả</c>: numbered, sealed, at the counter; the clock ends.</summary>
    RecordOutcome,

    /// <summary><c>Trả kết quả</c>.</summary>
    ReturnResult,

    /// <summary>Taking a resolved dossier up again because an error was found.</summary>
    Reopen,

    /// <summary><c>Đính chính</c>: a note on a result that was already handed out.</summary>
    NoteCorrection,

    /// <summary><c>Xin lỗi và hẹn lại ngày trả kết quả</c>.</summary>
    Apologise,

    /// <summary>Counting by a later version of the calendar (<c>tính lại theo lịch mới</c>).</summary>
    AdoptCalendar,

    /// <summary><c>Chuyển cho đơn vị kế thừa</c>: the successor of its unit goes on, with the date as it is.</summary>
    PassToSuccessor,

    /// <summary><c>Trả về vị trí</c>: whoever held it is in that post no more; any colleague of the post may go on.</summary>
    ReturnToPost,

    /// <summary>Giving the appointment slip out anew, in the name of a colleague who will sign it.</summary>
    ReissueSlip,

    /// <summary><c>Tra cứu cơ sở dữ liệu quốc gia về dân cư</c> instead of a paper, and keeping what it said.</summary>
    ConsultRegister,
}

/// <summary>In what capacity somebody acts.</summary>
public enum ActorRole
{
    /// <summary><c>Người dân, tổ chức</c>, or who represents them.</summary>
    Citizen,

    /// <summary><c>Công chức một cửa</c>.</summary>
    ReceivingClerk,

    /// <summary><c>Công chức thụ lý</c>.</summary>
    CaseOfficer,

    /// <summary><c>Lãnh đạo phê duyệt</c>.</summary>
    ApprovingOfficer,

    /// <summary><c>Văn thư</c>.</summary>
    RecordsClerk,

    /// <summary><c>Phụ trách Bộ phận Một cửa</c>.</summary>
    Supervisor,

    /// <summary><c>Quản trị</c> of catalogue, units, staff and calendars.</summary>
    Administrator,

    /// <summary><c>Kiểm tra, thanh tra</c>.</summary>
    Auditor,

    /// <summary>The system itself, on evidence or when a time has passed.</summary>
    System,
}

/// <summary>Reads capacities off positions.</summary>
public static class ActorRoles
{
    /// <summary>In what capacity somebody in such a position acts.</summary>
    public static ActorRole AsActor(this StaffRole role) =>
        role switch
        {
            StaffRole.ReceivingClerk => ActorRole.ReceivingClerk,
            StaffRole.CaseOfficer => ActorRole.CaseOfficer,
            StaffRole.ApprovingOfficer => ActorRole.ApprovingOfficer,
            StaffRole.RecordsClerk => ActorRole.RecordsClerk,
            StaffRole.Supervisor => ActorRole.Supervisor,
            StaffRole.Administrator => ActorRole.Administrator,
            StaffRole.Auditor => ActorRole.Auditor,
        };
}

/// <summary>The statutory paper that an act produces.</summary>
public enum StatutoryForm
{
    /// <summary>None.</summary>
    None,

    /// <summary>Form 01, <c>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</c>.</summary>
    AppointmentSlip,

    /// <summary>Form 02, <c>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ</c>.</summary>
    SupplementRequest,

    /// <summary>Form 03, <c>Phiếu từ chối tiếp nhận giải quyết hồ sơ</c>.</summary>
    Refusal,

    /// <summary>Form 04, <c>Phiếu xin lỗi và hẹn lại ngày trả kết quả</c>.</summary>
    ApologyLetter,

    /// <summary>Form 05, <c>Phiếu kiểm soát quá trình giải quyết hồ sơ</c>.</summary>
    RoutingSheet,

    /// <summary><c>Thông báo dừng giải quyết hồ sơ</c>, since edition B.</summary>
    StopNotice,

    /// <summary>The result itself.</summary>
    Outcome,
}

/// <summary>What an act does to the clocks.</summary>
public enum ClockEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The counter's eight working hours begin.</summary>
    StartsAcceptance,

    /// <summary>The statutory time limit begins.</summary>
    StartsProcessing,

    /// <summary>The running clock stops.</summary>
    Pauses,

    /// <summary>It goes on, or begins anew, by the rule of the pause.</summary>
    Resumes,

    /// <summary>The same period is counted again by another calendar.</summary>
    Recounts,

    /// <summary>It is over; on time or late is decided here.</summary>
    Ends,
}
