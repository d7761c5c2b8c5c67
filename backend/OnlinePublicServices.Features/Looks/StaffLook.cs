using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Looks;

/// <summary>
/// That a member of staff looked at something of a dossier, in which post and what for. One entry for a person, a thing,
/// a purpose and an hour: whoever works on a dossier opens it many times. Kept, so that it can be asked afterwards who saw
/// what; the person concerned reads it too. Source: 91/2025/QH15 (the right to know who processes one's data, and why).
/// </summary>
internal sealed class StaffLook
{
    /// <summary>The most characters a stated reason may have.</summary>
    public const int ReasonLengthMax = 300;

    public required Guid Id { get; init; }

    public required Guid DossierId { get; init; }

    /// <summary>The dossier's unit: whose supervisor sees the look.</summary>
    public required string UnitId { get; init; }

    public required string Account { get; init; }

    /// <summary>Where the post is in which the person looked.</summary>
    public required string PostUnit { get; init; }

    public required StaffRole PostRole { get; init; }

    public required LookPurpose Purpose { get; init; }

    /// <summary>True where the dossier was not the person's work.</summary>
    public required bool IsForeign { get; init; }

    /// <summary>In the person's words, where the purpose had to be stated.</summary>
    public string? Reason { get; init; }

    public required StaffLookKind What { get; init; }

    /// <summary>The paper looked at, where it was one; else the dossier again, so that a unique index sees the two as one.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Of whoever the register was asked about, as <see cref="LookSubjects"/> hides it; of other looks nothing.</summary>
    public string? About { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The hour in which that was, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Set on the look that raised the alarm: whose looks, and in which hour; unique, so that it is raised once.</summary>
    public string? Alarm { get; init; }
}

/// <summary>What was looked at.</summary>
public enum StaffLookKind
{
    /// <summary>The whole numbers of the persons in a dossier.</summary>
    PersonalId,

    /// <summary>The content of an attached paper.</summary>
    Paper,

    /// <summary>The printed declaration, which names everything unmasked.</summary>
    ApplicationForm,

    /// <summary>The refusal (Form 03).</summary>
    Refusal,

    /// <summary>The dossier on the desk, numbers masked.</summary>
    Dossier,

    /// <summary>A paper that the office gave out: slip, letter, result.</summary>
    IssuedPaper,

    /// <summary>A question to the population register, answered or not; each is one look.</summary>
    PopulationRegister,
}

/// <summary>What a look was for.</summary>
public enum LookPurpose
{
    /// <summary>The person's post has the dossier, is offered it or was asked about it.</summary>
    Work,

    /// <summary>The person answers for the unit: its head, or the head of its counter.</summary>
    Supervision,

    /// <summary>Neither: a reason was stated first.</summary>
    Stated,

    /// <summary>None of an office's: the person asked about themselves.</summary>
    Own,

    /// <summary>The person stood at the counter, and the clerk filled in their form with them.</summary>
    AtCounter,
}
