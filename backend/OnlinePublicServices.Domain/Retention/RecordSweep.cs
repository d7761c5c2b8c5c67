namespace OnlinePublicServices.Domain.Retention;

/// <summary>
/// That records of a kind were destroyed because their time was over: how many, of which unit, by which rule, on which day,
/// and of whom nothing. It grows while a round lasts; then it is sealed together with the one before, and kept for good.
/// </summary>
public sealed class RecordSweep
{
    private RecordSweep() { }

    /// <summary>Begins to count.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="period">By which rule.</param>
    /// <param name="unitId">The unit whose they were; empty where they were no unit's.</param>
    /// <param name="at">UTC; kept to the second.</param>
    public RecordSweep(Guid id, RecordPeriod period, string unitId, DateTimeOffset at)
    {
        (Id, UnitId, At) = (id, unitId, new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), at.Offset));
        (Kind, Months, Source) = (period.Kind, period.Months, period.Source.Vi);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>What was destroyed.</summary>
    public RecordKind Kind { get; private init; }

    /// <summary>The unit whose they were; empty where they were no unit's.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>When it began, UTC, to the second.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The rule: months after a record's end.</summary>
    public int Months { get; private init; }

    /// <summary>What that rests on.</summary>
    public string Source { get; private init; } = "";

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Of what goes by its age: nothing older than this instant was left but what is held, UTC, to the second. None where
    /// records go one by one, and in records of before it was noted.
    /// </summary>
    public DateTimeOffset? UpTo { get; private set; }

    /// <summary>The same, told from the rule where it was not noted.</summary>
    public DateTimeOffset SweptUpTo => UpTo ?? RecordPeriod.Before(At, Months);

    /// <summary>
    /// It was taken back into a restored copy of the database: what it counted may be there again, and goes uncounted.
    /// </summary>
    public bool IsBack { get; private set; }

    /// <summary>Its place among these records, from 1; none while it grows.</summary>
    public int? Number { get; private set; }

    /// <summary>The seal of the one before, lower-case hexadecimal; empty for the first.</summary>
    public string? PreviousSeal { get; private set; }

    /// <summary>SHA-256 of the one before and of this one, lower-case hexadecimal.</summary>
    public string? Seal { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>So many more; fewer where some are sealed already.</summary>
    /// <param name="count">How many.</param>
    /// <param name="upTo">Where they went by their age: up to which instant all have gone, UTC.</param>
    public void Add(int count, DateTimeOffset? upTo = null)
    {
        Count += count;
        UpTo = upTo ?? UpTo;
        Version++;
    }

    /// <summary>What it counted is gone again.</summary>
    public void GoneAgain()
    {
        IsBack = false;
        Version++;
    }

    /// <summary>Nothing more is counted: it is linked to the one before.</summary>
    public void Close(int number, string previousSeal, Func<RecordSweep, string> seal)
    {
        (Number, PreviousSeal) = (number, previousSeal);
        Seal = seal(this);
        Version++;
    }

    /// <summary>One that was kept elsewhere, as it was sealed.</summary>
    public static RecordSweep TakenBack(
        Guid id,
        (RecordKind Kind, string UnitId, DateTimeOffset At, int Months, string Source, int Count) said,
        DateTimeOffset? upTo,
        (int Number, string PreviousSeal, string Seal) link
    ) =>
        new()
        {
            Id = id,
            Kind = said.Kind,
            UnitId = said.UnitId,
            At = said.At,
            Months = said.Months,
            Source = said.Source,
            Count = said.Count,
            UpTo = upTo,
            IsBack = said.Kind is RecordKind.Notices or RecordKind.Looks or RecordKind.SettlementFiles,
            Number = link.Number,
            PreviousSeal = link.PreviousSeal,
            Seal = link.Seal,
        };
}
