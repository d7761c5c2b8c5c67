using OnlinePublicServices.Domain.Ratings;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>
/// What somebody answered, without the dossier and without a time (decision 0026). Answers about a unit gather in batches
/// of five; a batch that is full gets its month and is counted from then on.
/// </summary>
internal sealed class Rating
{
    /// <summary>The most characters of a comment.</summary>
    public const int CommentLengthMax = 1_000;

    /// <summary>Drawn at random: an id with a time in it would tell when somebody answered.</summary>
    public required Guid Id { get; init; }

    public required string UnitId { get; init; }

    /// <summary>The unit's batch, from 0.</summary>
    public required int Batch { get; init; }

    /// <summary>The first day of the month in which the batch was full; nothing before.</summary>
    public DateOnly? Month { get; set; }

    public required Satisfaction Satisfaction { get; init; }

    /// <summary>In the person's words; nothing when they wrote none.</summary>
    public string? Comment { get; init; }

    public required List<RatingPoint> Points { get; init; }
}

/// <summary>The answer to one criterion.</summary>
internal sealed class RatingPoint
{
    public Guid RatingId { get; init; }

    public required string Criterion { get; init; }

    public required int Points { get; init; }
}

/// <summary>That a dossier was rated: once. It says neither what nor when.</summary>
internal sealed class RatedDossier
{
    public required Guid DossierId { get; init; }
}
