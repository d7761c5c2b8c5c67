using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

/// <summary>Forms with everything legal filled in; a test changes only what it is about.</summary>
internal static class AForm
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static IFormRenderer Renderer { get; } = new PdfFormRenderer();

    public static IssuingOffice Office { get; } =
        new()
        {
            ParentAuthority = "Ủy ban nhân dân xã Triệu Sơn",
            Kind = OneStopKind.PublicServiceCentre,
            Name = "Trung tâm Phục vụ hành chính công xã Triệu Sơn",
            Place = "Triệu Sơn",
            PhoneNumber = "0237 3867 123",
        };

    public static FormParty Applicant { get; } =
        new()
        {
            Address = FormAddress.Woman,
            Name = "Nguyễn Thị Huyền Trân",
            IdNumber = "038190012345",
            PostalAddress = "Số 12 đường Lê Lợi, xã Triệu Sơn, tỉnh Thanh Hóa",
            PhoneNumber = "0912 345 678",
            Email = "tran@example.vn",
        };

    /// <summary>Received on Friday afternoon before the National Day of 2025, due after three working days.</summary>
    public static AppointmentSlipContent Slip { get; } =
        new()
        {
            Head = Head(PaperKind.AppointmentSlip, LegalEdition.B, 15),
            Applicant = Applicant,
            Request = "Cấp Giấy xác nhận tình trạng hôn nhân",
            Papers =
            [
                new("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", FormPaperKind.Electronic),
                new("Bản án ly hôn", FormPaperKind.Copy, 2),
            ],
            TimeLimit = TimeLimit.WorkingDays(3),
            ReceivedAt = new(2025, 8, 29, 14, 5, 0, Vietnam),
            Due = new(
                new(2025, 8, 29, 14, 5, 0, Vietnam),
                new DateTimeOffset(2025, 9, 5, 17, 0, 0, Vietnam),
                [
                    Day(8, 29, DayKind.Working, DueDayParts.Arrived | DueDayParts.Received),
                    Day(8, 30, DayKind.Weekend),
                    Day(8, 31, DayKind.Weekend),
                    Day(9, 1, DayKind.Holiday, name: "Quốc khánh"),
                    Day(9, 2, DayKind.Holiday, name: "Quốc khánh"),
                    Day(9, 3, DayKind.Working, DueDayParts.Counted),
                    Day(9, 4, DayKind.Working, DueDayParts.Counted),
                    Day(9, 5, DayKind.Working, DueDayParts.Counted | DueDayParts.Due),
                ],
                IsProvisional: false,
                NeedsReview: false
            ),
            Delivery = ResultDelivery.AtOffice,
            FiledOnline = true,
            TrackingUrl = new("https://portal.example/tra-cuu/H56.017.22-250829-0001#k=c2VjcmV0LWtleQ"),
        };

    public static AppointmentSlipContent SlipOfEditionA { get; } =
        Slip with
        {
            Head = Head(PaperKind.AppointmentSlip, LegalEdition.A, 15),
            FiledOnline = false,
            Register = new("03/2021", 218),
        };

    public static RefusalContent Refusal { get; } =
        new()
        {
            Head = Head(PaperKind.Refusal, LegalEdition.B, 3),
            Applicant = Applicant,
            Request = Slip.Request,
            Reasons = ["Hồ sơ không thuộc thẩm quyền giải quyết.", "Tờ khai không ghi mục đích sử dụng."],
        };

    public static SupplementRequestContent Supplement { get; } =
        new()
        {
            Head = Head(PaperKind.SupplementRequest, LegalEdition.B, 7),
            Applicant = Applicant,
            Request = Slip.Request,
            Demands =
            [
                new("Bản án ly hôn", "ảnh mờ, không đọc được ngày có hiệu lực"),
                new("Mục đích sử dụng trong tờ khai", Why: null),
            ],
            Reason = "Chưa đủ căn cứ xác nhận tình trạng hôn nhân.",
        };

    public static ApologyLetterContent Apology { get; } =
        new()
        {
            Head = Head(PaperKind.ApologyLetter, LegalEdition.B, 2),
            Applicant = Applicant,
            Procedure = Slip.Request,
            ReceivedAt = Slip.ReceivedAt,
            PromisedAt = new(2025, 9, 5, 17, 0, 0, Vietnam),
            Reason = "Chờ kết quả xác minh của Ủy ban nhân dân xã nơi cư trú trước đây.",
            NewlyPromisedAt = new(2025, 9, 10, 17, 0, 0, Vietnam),
        };

    public static ResultContent Result { get; } =
        new()
        {
            Head = Head(PaperKind.Result, LegalEdition.B, 9),
            Applicant = Applicant,
            Request = Slip.Request,
            Title = "Kết quả giải quyết hồ sơ",
            Words = "Xác nhận chưa đăng ký kết hôn với ai.",
        };

    public static StopNoticeContent Stop { get; } =
        new()
        {
            Head = Head(PaperKind.StopNotice, LegalEdition.B, 4),
            Applicant = Applicant,
            Request = Slip.Request,
            AskedAt = new(2025, 8, 29, 9, 30, 0, Vietnam),
            StoppedAt = new(2025, 8, 29, 14, 5, 0, Vietnam),
            Reason = "Người nộp không còn nhu cầu.",
        };

    public static ControlSheetContent Control { get; } =
        new()
        {
            Edition = LegalEdition.B,
            Office = Office,
            PrintedAt = Slip.Head.IssuedAt,
            DossierCode = Slip.Head.DossierCode,
            SolvingBody = "Ủy ban nhân dân xã Triệu Sơn",
            Coordinating = ["Thuế cơ sở 1", "Chi nhánh Văn phòng đăng ký đất đai"],
            ReceivedAt = Slip.ReceivedAt,
            DueAt = new(2025, 9, 5, 17, 0, 0, Vietnam),
            Rows =
            [
                new(
                    new("Trung tâm Phục vụ hành chính công xã Triệu Sơn", "Đặng Ưởng Ỷ"),
                    new("Văn phòng HĐND và UBND xã Triệu Sơn", "Lê Văn Ưởng"),
                    new(2025, 8, 29, 15, 0, 0, Vietnam),
                    StepResult.OnTime,
                    "Thẩm tra hồ sơ"
                ),
                new(
                    new("Văn phòng HĐND và UBND xã Triệu Sơn", "Lê Văn Ưởng"),
                    new("Ủy ban nhân dân xã Triệu Sơn", "Chủ tịch"),
                    new(2025, 9, 6, 8, 0, 0, Vietnam),
                    StepResult.Late,
                    Note: null
                ),
            ],
        };

    public static DeclarationContent Declaration { get; } =
        new()
        {
            Title = "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
            Recipient = "Ủy ban nhân dân xã Triệu Sơn",
            DossierCode = Slip.Head.DossierCode,
            ApplicantName = Applicant.Name,
            Place = "Triệu Sơn",
            FiledAt = Slip.Head.IssuedAt,
            Sections =
            [
                new(
                    "Người yêu cầu",
                    [new("Họ và tên", new DeclarationValue.Text(Applicant.Name)), new("Dân tộc", Value: null)]
                ),
            ],
        };

    public static PaperHead Head(PaperKind kind, LegalEdition edition, int number)
    {
        var ofA = edition is LegalEdition.A;
        return new()
        {
            Edition = edition,
            Office = ofA
                ? Office with
                {
                    Kind = OneStopKind.ReceptionDesk,
                    Name = "Bộ phận Tiếp nhận và Trả kết quả Ủy ban nhân dân xã Thọ Bình",
                }
                : Office,
            Number = PaperNumber.Create(kind, edition, UnitKind.OneStopCentre, new DateOnly(2025, 8, 29), number).Value,
            IssuedAt = new(2025, 8, 29, 14, 5, 0, Vietnam),
            DossierCode = ofA ? "000.17.22.H56-210531-0001" : "H56.017.22-250829-0001",
            SignerName = "Đặng Ưởng Ỷ",
            Signing = FormSignatureMode.Digital,
        };
    }

    public static DueDay Day(
        int month,
        int day,
        DayKind kind,
        DueDayParts parts = DueDayParts.None,
        string? name = null
    ) => new(new DateOnly(2025, month, day), kind, name, parts);
}
