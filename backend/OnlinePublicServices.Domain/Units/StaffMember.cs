using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Units;

/// <summary>What a position may do. Names equal those of the acts' actors.</summary>
public enum StaffRole
{
    /// <summary><c>Công chức một cửa</c>: receives, checks, accepts, signs the slip, hands out results.</summary>
    ReceivingClerk,

    /// <summary><c>Công chức thụ lý</c>.</summary>
    CaseOfficer,

    /// <summary><c>Người phê duyệt</c>: signs results and apologies.</summary>
    ApprovingOfficer,

    /// <summary><c>Văn thư</c>: numbers and seals.</summary>
    RecordsClerk,

    /// <summary>Head of the one-stop unit.</summary>
    Supervisor,

    /// <summary>Keeps catalogue, units, staff and calendars; cannot read dossiers by that alone.</summary>
    Administrator,

    /// <summary>Reads the trail of acts.</summary>
    Auditor,
}

/// <summary>
/// A person on the staff. People change posts and units change shape, so what a person may do hangs on dated
/// positions, never on the account.
/// </summary>
public sealed record StaffMember
{
    /// <summary>
    /// The identity provider that vouches for the person, by its own name; none for the built-in one. A subject means
    /// nothing without it.
    /// </summary>
    public string? Issuer { get; init; }

    /// <summary>The account's subject at that provider, the same for ever; at the built-in one a GUID.</summary>
    public required string Subject { get; init; }

    /// <summary>What the person types to sign in.</summary>
    public required string Login { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address of the office.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone, ten digits.</summary>
    public required string Phone { get; init; }

    /// <summary>True for the people whom the district's report counts: 4 at the district, 70 in the communes.</summary>
    public required bool CountedInReport { get; init; }

    /// <summary>The posts, past and present.</summary>
    public required IReadOnlyList<StaffPosition> Positions { get; init; }

    /// <summary>When the person is away, and who acts in the posts meanwhile.</summary>
    public IReadOnlyList<StaffAbsence> Absences { get; init; } = [];

    /// <summary>The posts held on a day of Viet Nam.</summary>
    public IEnumerable<StaffPosition> PositionsOn(DateOnly day) => Positions.Where(position => position.IsHeldOn(day));
}

/// <summary>One post in one unit for a time.</summary>
public sealed record StaffPosition
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The unit: an authority, or its counter or department.</summary>
    public required string UnitId { get; init; }

    /// <summary>What it may do.</summary>
    public required StaffRole Role { get; init; }

    /// <summary>The title, as papers print it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; absent while held.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>True when the post is held on a day of Viet Nam.</summary>
    public bool IsHeldOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}

/// <summary><c>Vắng mặt</c>: days on which a named deputy acts in the person's posts.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Deputy">The login of the deputy (<c>người làm thay</c>).</param>
public sealed record StaffAbsence(DateOnly From, DateOnly To, string Deputy)
{
    /// <summary>True on the days of the absence, in Viet Nam.</summary>
    public bool IsOn(DateOnly day) => From <= day && day <= To;
}
