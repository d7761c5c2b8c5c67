namespace OnlinePublicServices.Features.Apologies;

/// <summary>
/// <c>Phiếu xin lỗi và hẹn lại ngày trả kết quả</c> (Form 04) of a dossier, from its draft before the date to its
/// sending by the date. One a dossier: its key is the dossier's.
/// </summary>
internal sealed class Apology
{
    private Apology() { }

    public Apology(
        Guid dossierId,
        string unitId,
        DateTimeOffset dueAt,
        DateTimeOffset newDueAt,
        string causeStep,
        string causeUnit,
        DateTimeOffset at
    )
    {
        DossierId = dossierId;
        UnitId = unitId;
        DueAt = dueAt;
        NewDueAt = newDueAt;
        CauseStep = causeStep;
        CauseUnit = causeUnit;
        DraftedAt = at;
    }

    public Guid DossierId { get; private init; }

    /// <summary>The unit whose head signs it.</summary>
    public string UnitId { get; private set; } = "";

    /// <summary>The date that is about to pass, UTC; it stays the one that counts.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The proposed, then the promised new date, UTC.</summary>
    public DateTimeOffset NewDueAt { get; private set; }

    /// <summary>The step that consumed the time.</summary>
    public string CauseStep { get; private set; } = "";

    /// <summary>The unit that had it.</summary>
    public string CauseUnit { get; private set; } = "";

    /// <summary>Why, by the catalogue of reasons; empty while nobody has chosen.</summary>
    public string ReasonCode { get; private set; } = "";

    /// <summary>Why, in words for the applicant; empty while nobody has written.</summary>
    public string Words { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset DraftedAt { get; private init; }

    /// <summary>When it was made, UTC; nothing while it is a draft.</summary>
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>True where nobody acted and it left on its own, with the organisation's seal.</summary>
    public bool IsAutomatic { get; private set; }

    /// <summary>Counts edits.</summary>
    public int Version { get; private set; }

    /// <summary>The date has moved, or another has it now.</summary>
    public void Refresh(DateTimeOffset dueAt, DateTimeOffset newDueAt, string causeStep, string causeUnit)
    {
        (DueAt, CauseStep, CauseUnit) = (dueAt, causeStep, causeUnit);
        NewDueAt = newDueAt > NewDueAt ? newDueAt : NewDueAt;
        Version++;
    }

    /// <summary>The head of another unit signs it, because its own is no more.</summary>
    public void PassTo(string unitId)
    {
        UnitId = unitId;
        Version++;
    }

    public void Write(string reasonCode, string words, DateTimeOffset newDueAt)
    {
        (ReasonCode, Words, NewDueAt) = (reasonCode, words, newDueAt);
        Version++;
    }

    /// <summary>That it was late, how late and by which reason stays; what was written to the applicant doesn't.</summary>
    public void Erase()
    {
        Words = "";
        Version++;
    }

    public void Make(bool automatically, DateTimeOffset at)
    {
        (MadeAt, IsAutomatic) = (at, automatically);
        Version++;
    }
}
