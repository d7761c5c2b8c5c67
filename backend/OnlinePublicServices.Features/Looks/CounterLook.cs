using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Looks;

/// <summary>
/// That a clerk had the population register asked about somebody who stood at the counter, for the draft that they fill in
/// together; each press is one. Kept beside the looks at dossiers: there is none yet. What the register said is not in it.
/// Source: 91/2025/QH15 (the right to know who processes one's data, and why).
/// </summary>
internal sealed class CounterLook
{
    public required Guid Id { get; init; }

    /// <summary>For which draft; it may be gone by now.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>What became of the draft; nothing while it is none.</summary>
    public Guid? DossierId { get; private set; }

    /// <summary>National code of the draft's procedure: what it was for.</summary>
    public required string ProcedureCode { get; init; }

    /// <summary>In whose name the register was asked: the draft's unit.</summary>
    public required string UnitId { get; init; }

    public required string Account { get; init; }

    /// <summary>Where the post is in which the clerk stood at the counter.</summary>
    public required string PostUnit { get; init; }

    public required StaffRole PostRole { get; init; }

    /// <summary>
    /// Of whoever the register was asked about, as <see cref="LookSubjects"/> hides it; nothing once the dossier is destroyed.
    /// </summary>
    public string? About { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the register answered and the draft has it.</summary>
    public bool Answered { get; private set; }

    public void Answer() => Answered = true;
}
