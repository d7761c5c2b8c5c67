namespace OnlinePublicServices.Features.Looks;

/// <summary>
/// That somebody had the population register asked about themselves, for a draft; each press is one. Kept beside the looks of
/// staff and read with them. What the register said is not in it. Source: 91/2025/QH15.
/// </summary>
internal sealed class OwnLook
{
    public required Guid Id { get; init; }

    /// <summary>Who asked, and about whom.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>For which draft; it may be gone by now.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>National code of the draft's procedure.</summary>
    public required string ProcedureCode { get; init; }

    /// <summary>In whose name the register was asked: the draft's unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the register answered and the draft has it.</summary>
    public bool Answered { get; private set; }

    public void Answer() => Answered = true;
}
