using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Retention;

/// <summary>
/// A dossier is kept although its time is over, by somebody named, for a reason, until a day: a court asks for it, or an
/// inspection. It ends by itself, so that none is forgotten. No legal source: our own rule.
/// </summary>
public sealed class LegalHold
{
    /// <summary>The most characters of a reason.</summary>
    public const int ReasonLengthMax = 500;

    /// <summary>The most years that one may last; then somebody has to say again why.</summary>
    public const int YearsMax = 5;

    private LegalHold() { }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>The dossier's unit.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>The account that placed it.</summary>
    public string PlacedBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset PlacedAt { get; private init; }

    /// <summary>The last day, in Viet Nam.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>The account that ended it before that day.</summary>
    public string? LiftedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>
    /// Places one. Errors: <c>retention.hold-reason-missing</c>, <c>retention.hold-end-unfit</c> (past, or further than
    /// five years).
    /// </summary>
    public static Result<LegalHold> Place(
        Guid id,
        (Guid Id, string UnitId) dossier,
        string? reason,
        DateOnly until,
        string by,
        DateTimeOffset at
    )
    {
        var today = VietnamTime.DayOf(at);
        return PlainText.Clean(reason) is not { Length: > 0 and <= ReasonLengthMax } why
                ? new DomainError("retention.hold-reason-missing", ErrorKind.Malformed)
            : until < today || until > today.AddYears(YearsMax)
                ? new DomainError("retention.hold-end-unfit", ErrorKind.Malformed)
            : new LegalHold
            {
                Id = id,
                DossierId = dossier.Id,
                UnitId = dossier.UnitId,
                Reason = why,
                PlacedBy = by,
                PlacedAt = at,
                Until = until,
            };
    }

    /// <summary>Whether it keeps the dossier on a day of Viet Nam.</summary>
    public bool IsOn(DateOnly day) => LiftedAt is null && day <= Until;

    /// <summary>Ends it. Errors: <c>retention.hold-over</c>.</summary>
    public Result<Done> Lift(string by, DateTimeOffset at)
    {
        if (!IsOn(VietnamTime.DayOf(at)))
        {
            return new DomainError("retention.hold-over", ErrorKind.Conflict);
        }

        (LiftedBy, LiftedAt) = (by, at);
        return Done.Value;
    }
}
