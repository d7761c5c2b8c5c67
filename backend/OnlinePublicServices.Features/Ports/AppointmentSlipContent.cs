using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What form 01 says (<c>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</c>).
/// Source: 01/2018/TT-VPCP, form 01 (edition A); 03/2025/TT-VPCP, form 01 (edition B); read 2026-11-23.
/// </summary>
public sealed record AppointmentSlipContent : IssuedPaperContent
{
    /// <summary>Who filed the dossier.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary>Whom the applicant stands in for; edition B prints it.</summary>
    public FormAuthorisation? Authorisation { get; init; }

    /// <summary><c>Nội dung yêu cầu giải quyết</c>: the procedure, and what is asked.</summary>
    public required string Request { get; init; }

    /// <summary>The papers that were handed in.</summary>
    public required IReadOnlyList<FormPaper> Papers { get; init; }

    /// <summary>Sets of the dossier (<c>bộ</c>).</summary>
    public int Sets { get; init; } = 1;

    /// <summary>The statutory time for the dossier.</summary>
    public required TimeLimit TimeLimit { get; init; }

    /// <summary>When the dossier was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the result is due, and how that came about.</summary>
    public required DueDate Due { get; init; }

    /// <summary>Where the applicant takes the result.</summary>
    public required ResultDelivery Delivery { get; init; }

    /// <summary>The postal address, where the result goes by post.</summary>
    public string? DeliveryAddress { get; init; }

    /// <summary>The entry in the dossier register, where a paper one is kept.</summary>
    public RegisterEntry? Register { get; init; }

    /// <summary>Set when the dossier came in online: the applicant's signature is not on paper then.</summary>
    public bool FiledOnline { get; init; }

    /// <summary>
    /// Address of the tracking page, its key in the fragment. The code square holds all of it, the text only what
    /// stands before the fragment.
    /// </summary>
    public required Uri TrackingUrl { get; init; }
}

/// <summary>An authorisation (<c>ủy quyền</c>).</summary>
/// <param name="Principal">Who authorised.</param>
/// <param name="Document">The paper that shows it.</param>
public sealed record FormAuthorisation(FormParty Principal, string? Document);

/// <summary>A paper of the dossier.</summary>
/// <param name="Name">As the procedure names it.</param>
/// <param name="Kind">What was handed in.</param>
/// <param name="Count">How many, at least one.</param>
public sealed record FormPaper(string Name, FormPaperKind Kind, int Count = 1);

/// <summary>In what form a paper was handed in.</summary>
public enum FormPaperKind
{
    /// <summary><c>Bản chính</c>.</summary>
    Original,

    /// <summary><c>Bản sao</c>.</summary>
    Copy,

    /// <summary><c>Bản điện tử</c>.</summary>
    Electronic,
}

/// <summary>Where a result is taken.</summary>
public enum ResultDelivery
{
    /// <summary>At the office's counter.</summary>
    AtOffice,

    /// <summary>By the public post, to an address.</summary>
    ByPost,

    /// <summary>As a file on the portal.</summary>
    Online,
}

/// <summary>An entry in a register (<c>Sổ theo dõi hồ sơ</c>).</summary>
/// <param name="Book"><c>Quyển số</c>.</param>
/// <param name="Number"><c>Số thứ tự</c>.</param>
public sealed record RegisterEntry(string Book, int Number);
