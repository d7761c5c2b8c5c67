using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// How much of a procedure can be done online. Source: 42/2022/ND-CP, Art. 11.
/// </summary>
public enum ServiceLevel
{
    /// <summary>Information only; one files at the counter or by post.</summary>
    None,

    /// <summary><c>Một phần</c>: filed online, with a step in person.</summary>
    Partial,

    /// <summary><c>Toàn trình</c>: filed, paid and answered online.</summary>
    Full,
}

/// <summary>Who may file.</summary>
public enum Audience
{
    /// <summary><c>Công dân</c>.</summary>
    Citizen,

    /// <summary><c>Doanh nghiệp, hộ kinh doanh</c>.</summary>
    Business,

    /// <summary><c>Tổ chức</c>.</summary>
    Organisation,
}

/// <summary>The level of government that decides.</summary>
public enum CompetentLevel
{
    /// <summary>The commune alone.</summary>
    Commune,

    /// <summary>The district alone.</summary>
    District,

    /// <summary>Commune and district, by the person's choice or by the case.</summary>
    CommuneAndDistrict,

    /// <summary>The land-registry branch.</summary>
    LandRegistry,

    /// <summary>The commune's police.</summary>
    CommunePolice,

    /// <summary>The commune receives, the province decides.</summary>
    CommuneAndProvince,
}

/// <summary>The ways to file.</summary>
public enum FilingChannel
{
    /// <summary>On the portal.</summary>
    Online,

    /// <summary>At the counter.</summary>
    Counter,

    /// <summary>By public post.</summary>
    Post,
}

/// <summary>How sure a record is.</summary>
public enum Confidence
{
    /// <summary>Compared with the legal text.</summary>
    High,

    /// <summary>From a secondary source or from practice elsewhere.</summary>
    Medium,

    /// <summary>Not confirmed.</summary>
    Low,
}

/// <summary>What must be shown of a paper.</summary>
public enum DocumentKind
{
    /// <summary><c>Bản chính</c>.</summary>
    Original,

    /// <summary><c>Bản sao</c>.</summary>
    Copy,

    /// <summary><c>Xuất trình</c>: shown at the counter, or its picture sent, and given back.</summary>
    Present,
}

/// <summary>What can be uploaded for a paper.</summary>
public enum FileKind
{
    /// <summary>A photograph.</summary>
    Photo,

    /// <summary>A PDF file.</summary>
    Pdf,
}

/// <summary><c>Trường hợp</c>: a situation that changes what is demanded, found by a question that the form asks.</summary>
/// <param name="Id">Stable within the procedure.</param>
/// <param name="Name">The situation.</param>
/// <param name="Question">The question that decides it.</param>
/// <param name="When">The answers that make it hold.</param>
public sealed record ProcedureCase(string Id, LocalText Name, LocalText? Question, AnswerCondition When);

/// <summary><c>Thành phần hồ sơ</c>: one paper that is demanded.</summary>
public sealed record RequiredDocument
{
    /// <summary>Stable within the procedure; uploads name it.</summary>
    public required string Code { get; init; }

    /// <summary>What it is.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Original, copy, or only shown.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>How many in each set.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>A dossier cannot be submitted without it in the cases where it is asked.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Asked only in these cases; empty means in every case.</summary>
    public IReadOnlyList<string> OnlyIn { get; init; } = [];

    /// <summary>Not asked in these cases.</summary>
    public IReadOnlyList<string> NotIn { get; init; } = [];

    /// <summary>True where it can be uploaded; false for what the portal makes itself, such as the declaration.</summary>
    public bool Fileable { get; init; } = true;

    /// <summary>What can be uploaded.</summary>
    public IReadOnlyList<FileKind> Accepts { get; init; } = [FileKind.Photo, FileKind.Pdf];

    /// <summary>Why it is asked, in everyday words.</summary>
    public LocalText? Why { get; init; }

    /// <summary>The register that answers instead of the paper, so that it need not be handed in.</summary>
    public LocalText? ReplacedBy { get; init; }

    /// <summary>What the office looks up instead of the paper, where it can; absent where nobody looks it up here.</summary>
    public RegisterAnswer? AnsweredBy { get; init; }

    /// <summary>
    /// The paper where the office can ask the register: it may be given and need not be. Source: 66.7/2025/NQ-CP (what a
    /// register answers is not asked for; where it doesn't answer, the paper is).
    /// </summary>
    public RequiredDocument LookedUp() => AnsweredBy is null ? this : this with { Required = false, Fileable = true };

    /// <summary>True when the paper is asked for while exactly these cases hold.</summary>
    public bool IsAskedIn(IReadOnlySet<string> cases) =>
        (OnlyIn.Count == 0 || OnlyIn.Any(cases.Contains)) && !NotIn.Any(cases.Contains);
}

/// <summary>Registers of the state that can be asked here.</summary>
public enum PublicRegister
{
    /// <summary><c>Cơ sở dữ liệu quốc gia về dân cư</c>.</summary>
    Population,
}

/// <summary>What a register answers instead of a paper.</summary>
/// <param name="Register">Which register.</param>
/// <param name="Facts">What it is asked, and no more.</param>
/// <param name="Source">The instrument that lets the office ask.</param>
/// <param name="Each">The rows of the form of which each names a person to ask about; absent for the applicant.</param>
public sealed record RegisterAnswer(
    PublicRegister Register,
    IReadOnlyList<PopulationFact> Facts,
    string Source,
    PersonRows? Each = null
);

/// <summary>A list of a form whose rows are persons.</summary>
/// <param name="List">The field of the list.</param>
/// <param name="Name">The row's field of the name.</param>
/// <param name="PersonalId">That of the personal identification number.</param>
/// <param name="BirthDate">That of the date of birth.</param>
/// <param name="Sex">That of the sex, <c>male</c> or <c>female</c>.</param>
public sealed record PersonRows(
    string List,
    string Name,
    string PersonalId,
    string? BirthDate = null,
    string? Sex = null
);

/// <summary><c>Thời hạn giải quyết</c>, for all cases or for some.</summary>
/// <param name="Limit">How long.</param>
/// <param name="OnlyIn">The cases it is for; empty for the general line.</param>
/// <param name="Text">How the law words it, where the plain reading of the limit would not do.</param>
public sealed record ProcessingTime(TimeLimit Limit, IReadOnlyList<string> OnlyIn, LocalText? Text = null);

/// <summary>An instrument that a procedure rests on.</summary>
/// <param name="Title">Number and name.</param>
/// <param name="Article">Where in it.</param>
/// <param name="Url">Where to read it.</param>
public sealed record LegalReference(LocalText Title, string? Article = null, string? Url = null);

/// <summary>A form by id and version.</summary>
/// <param name="Id">The form.</param>
/// <param name="Version">Its version.</param>
public sealed record FormReference(string Id, int Version);

/// <summary><c>Bước của quy trình nội bộ</c>: one step of a procedure's process, for whatever authority receives it.</summary>
public sealed record ProcessStep
{
    /// <summary>Stable within the procedure.</summary>
    public required string Id { get; init; }

    /// <summary>What is done.</summary>
    public required LocalText Name { get; init; }

    /// <summary>
    /// Which unit: <c>one-stop</c>, <c>leadership</c>, a department's function; in a joint procedure the function of
    /// another body, such as <c>land-registry</c> or <c>tax</c>.
    /// </summary>
    public required string Function { get; init; }

    /// <summary>The position that does it.</summary>
    public required StaffRole Role { get; init; }

    /// <summary>
    /// Its time, in working days, halves of them, or working hours; absent for the one step that has what the others
    /// leave of the whole, and where the result is given at once.
    /// </summary>
    public TimeLimit? Time { get; init; }

    /// <summary>What other posts do at the same time, when the holder asks them.</summary>
    public IReadOnlyList<ProcessStep> Alongside { get; init; } = [];
}
