using OnlinePublicServices.Domain.Feedback;

namespace OnlinePublicServices.Features.Petitions;

/// <summary>
/// A complaint or denunciation. What it says and who says it are encrypted apart; there is no list, search or message in
/// which either stands (decision 0027).
/// </summary>
internal sealed class PetitionCase
{
    /// <summary>The most characters of a statement.</summary>
    public const int StatementLengthMax = 20_000;

    /// <summary>The most characters of a name, an address or how somebody is reached.</summary>
    public const int AuthorLengthMax = 300;

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required PetitionKind Kind { get; init; }

    public required string UnitId { get; init; }

    public PetitionStatus Status { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>SHA-256 of the key by which its author follows it: no message has to repeat the key.</summary>
    public required string KeyHash { get; set; }

    public required string SealedStatement { get; set; }

    public required string SealedAuthor { get; set; }

    /// <summary>
    /// When it came to an end, UTC. Of one that ended before this was noted nothing, until its head notes the day.
    /// </summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When its time was over and it was destroyed unopened, UTC.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Counts moves.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>That somebody opened a petition or its author, or noted when it ended; kept, so that it can be asked who saw what, and why.</summary>
internal sealed class PetitionOpening
{
    /// <summary>The most characters of a reason.</summary>
    public const int ReasonLengthMax = 300;

    public required Guid Id { get; init; }

    public required Guid PetitionId { get; init; }

    public required PetitionPart Part { get; init; }

    public required string Account { get; init; }

    /// <summary>In the person's words; for a statement they need give none.</summary>
    public string? Reason { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What is opened of a petition, or done to it.</summary>
public enum PetitionPart
{
    /// <summary>What it says.</summary>
    Statement,

    /// <summary>Who says it.</summary>
    Author,

    /// <summary>Nothing: the day of its end was noted from a document, which the reason names.</summary>
    EndDay,
}
