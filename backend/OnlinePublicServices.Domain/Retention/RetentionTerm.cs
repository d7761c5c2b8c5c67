namespace OnlinePublicServices.Domain.Retention;

/// <summary>
/// <c>Hồ sơ đến hạn tiêu hủy</c>: where a closed dossier stands between its closing and its destruction. Dates follow from
/// the dossier and the catalogue of today; they are written down so that lists can sort by them.
/// </summary>
public sealed class RetentionTerm
{
    private RetentionTerm() { }

    /// <summary>Begins to count for a closed dossier.</summary>
    public RetentionTerm(Guid dossierId, string unitId) => (DossierId, UnitId) = (dossierId, unitId);

    /// <summary>The dossier; also the key.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>The unit that destroys it.</summary>
    public string UnitId { get; private set; } = "";

    /// <summary>When the dossier was closed, UTC; nothing once it was opened again.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When its time is over, UTC; nothing where it is kept for good, or nobody has fixed a time.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the person concerned was warned, UTC.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>The list on which it stands; it stands on one at a time.</summary>
    public Guid? ListId { get; private set; }

    /// <summary>When the catalogue and the dossier were last asked, UTC.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>When it was destroyed, UTC.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>From when it may be destroyed, UTC; nothing before the warning.</summary>
    public DateTimeOffset? ErasableFrom => DueAt is { } due ? RetentionRule.ErasableFrom(due, WarnedAt) : null;

    /// <summary>
    /// Takes over what dossier and catalogue say now. A warning holds as long as the date it named: where the time became
    /// longer by more than the days of the warning, the person is warned anew.
    /// </summary>
    public void Follow(string unitId, DateTimeOffset? closedAt, RetentionDates? dates, DateTimeOffset at)
    {
        var due = closedAt is null ? null : dates?.DueAt;
        if (due is null || at < dates!.WarnAt)
        {
            WarnedAt = null;
        }

        (UnitId, ClosedAt, DueAt, CheckedAt) = (unitId, closedAt, due, at);
        Version++;
    }

    /// <summary>The person concerned was warned.</summary>
    public void Warned(DateTimeOffset at)
    {
        WarnedAt = at;
        Version++;
    }

    /// <summary>It stands on a list, or on none any more.</summary>
    public void Put(Guid? listId)
    {
        ListId = listId;
        Version++;
    }

    /// <summary>It is destroyed.</summary>
    public void Erased(DateTimeOffset at)
    {
        ErasedAt = at;
        Version++;
    }
}
