using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Retention;

/// <summary>
/// <c>Danh mục hồ sơ đề nghị tiêu hủy</c> and, once it is carried out, the <c>biên bản tiêu hủy</c>: proposed by one
/// person of a unit, decided by another, who is its head, and kept for good. Source: 33/2024/QH15 (archives are destroyed
/// by decision of the head alone); article not read.
/// </summary>
public sealed class DestructionList
{
    /// <summary>The most dossiers on a list, so that whoever decides can read it.</summary>
    public const int ItemsMax = 200;

    /// <summary>The most characters said with a decision.</summary>
    public const int WordsLengthMax = 1_000;

    private readonly List<DestructionItem> items = [];

    private DestructionList() { }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Its running number in the installation, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The unit.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>How far it is.</summary>
    public DestructionStatus Status { get; private set; }

    /// <summary>The account that proposed it.</summary>
    public string ProposedBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>The account that decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said with the decision; at a rejection why.</summary>
    public string? Words { get; private set; }

    /// <summary>When the last dossier was destroyed or left out, UTC.</summary>
    public DateTimeOffset? ExecutedAt { get; private set; }

    /// <summary>Its place among the records of destruction, from 1; with it the chain goes on.</summary>
    public int? RecordNumber { get; private set; }

    /// <summary>The seal of the record before, lower-case hexadecimal; empty for the first.</summary>
    public string? PreviousSeal { get; private set; }

    /// <summary>SHA-256 of the record before and of this one, lower-case hexadecimal.</summary>
    public string? Seal { get; private set; }

    /// <summary>Counts acts.</summary>
    public int Version { get; private set; }

    /// <summary>What stands on it.</summary>
    public IReadOnlyList<DestructionItem> Items => items;

    /// <summary>
    /// Proposes a list. Errors: <c>destruction.size-unfit</c> (none, or more than 200).
    /// </summary>
    public static Result<DestructionList> Propose(
        Guid id,
        int number,
        string unitId,
        IReadOnlyList<DestructionItem> items,
        string by,
        DateTimeOffset at
    )
    {
        if (items.Count is 0 or > ItemsMax)
        {
            return new DomainError("destruction.size-unfit", ErrorKind.Malformed);
        }

        var list = new DestructionList
        {
            Id = id,
            Number = number,
            UnitId = unitId,
            ProposedBy = by,
            ProposedAt = at,
            Version = 1,
        };
        list.items.AddRange(items);
        return list;
    }

    /// <summary>The list of a record that was kept elsewhere, as it was carried out.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="record">What the record says.</param>
    /// <param name="seal">Its seal.</param>
    /// <param name="words">What was said with the decision, where that is known.</param>
    public static DestructionList Of(Guid id, DestructionRecord record, string seal, string? words)
    {
        var list = new DestructionList
        {
            Id = id,
            Number = record.ListNumber,
            UnitId = record.UnitId,
            Status = DestructionStatus.Executed,
            ProposedBy = record.ProposedBy,
            ProposedAt = record.ProposedAt,
            DecidedBy = record.DecidedBy,
            DecidedAt = record.DecidedAt,
            Words = words,
            ExecutedAt = record.ExecutedAt,
            RecordNumber = record.Number,
            PreviousSeal = record.PreviousSeal,
            Seal = seal,
            Version = 1,
        };
        list.items.AddRange(record.Items);
        return list;
    }

    /// <summary>
    /// The head approves: from now on nothing but a hold found in its last moment keeps a dossier. Errors:
    /// <c>destruction.out-of-turn</c>, <c>destruction.own-proposal</c>, <c>destruction.words-unfit</c>.
    /// </summary>
    public Result<Done> Approve(string by, string? words, DateTimeOffset at) =>
        Decide(DestructionStatus.Approved, by, words, at);

    /// <summary>The head rejects it, saying why. Errors as of <see cref="Approve"/>.</summary>
    public Result<Done> Reject(string by, string? words, DateTimeOffset at) =>
        Decide(DestructionStatus.Rejected, by, words, at);

    /// <summary>Nothing is left to do: the list becomes the record, linked to the one before.</summary>
    public void Close(int recordNumber, string previousSeal, Func<DestructionList, string> seal, DateTimeOffset at)
    {
        (Status, RecordNumber, PreviousSeal, ExecutedAt) = (DestructionStatus.Executed, recordNumber, previousSeal, at);
        Seal = seal(this);
        Version++;
    }

    private Result<Done> Decide(DestructionStatus decision, string by, string? words, DateTimeOffset at)
    {
        if (Status is not DestructionStatus.Proposed)
        {
            return new DomainError("destruction.out-of-turn", ErrorKind.Conflict);
        }

        if (by == ProposedBy)
        {
            return new DomainError("destruction.own-proposal", ErrorKind.Forbidden);
        }

        var said = words is null ? "" : PlainText.CleanLines(words);
        if (
            said is null or { Length: > WordsLengthMax }
            || (decision is DestructionStatus.Rejected && said.Length == 0)
        )
        {
            return new DomainError("destruction.words-unfit", ErrorKind.Malformed);
        }

        (Status, DecidedBy, DecidedAt, Words) = (decision, by, at, said.Length > 0 ? said : null);
        Version++;
        return Done.Value;
    }
}

/// <summary>What a record of destruction says. Instants are UTC, to the second.</summary>
/// <param name="Number">Its place among the records, from 1.</param>
/// <param name="PreviousSeal">The seal of the one before; empty for the first.</param>
/// <param name="ListNumber">The list's running number.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="ProposedBy">The account that proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="DecidedBy">The account that approved it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="ExecutedAt">When the last dossier was destroyed or left out.</param>
/// <param name="Items">What stood on it, and what became of each.</param>
public sealed record DestructionRecord(
    int Number,
    string PreviousSeal,
    int ListNumber,
    string UnitId,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string DecidedBy,
    DateTimeOffset DecidedAt,
    DateTimeOffset ExecutedAt,
    IReadOnlyList<DestructionItem> Items
);

/// <summary>How far a list is.</summary>
public enum DestructionStatus
{
    /// <summary>Waits for the head.</summary>
    Proposed,

    /// <summary>Is being carried out.</summary>
    Approved,

    /// <summary>The head wants it not.</summary>
    Rejected,

    /// <summary>Carried out.</summary>
    Executed,
}

/// <summary>A dossier on a list; it names nobody.</summary>
public sealed class DestructionItem
{
    private DestructionItem() { }

    /// <summary>Puts a dossier on a list.</summary>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="dossierId">The dossier.</param>
    /// <param name="code">Its code.</param>
    /// <param name="procedureCode">Its procedure.</param>
    /// <param name="months">The rule: months after the closing.</param>
    /// <param name="source">What the rule rests on.</param>
    /// <param name="closedAt">UTC.</param>
    /// <param name="dueAt">UTC.</param>
    public DestructionItem(
        int number,
        Guid dossierId,
        string code,
        string procedureCode,
        int months,
        string? source,
        DateTimeOffset closedAt,
        DateTimeOffset dueAt
    )
    {
        (Number, DossierId, Code, ProcedureCode) = (number, dossierId, code, procedureCode);
        (Months, Source, ClosedAt, DueAt) = (months, source, closedAt, dueAt);
    }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>Its code.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Its procedure.</summary>
    public string ProcedureCode { get; private init; } = "";

    /// <summary>Months after the closing, as the catalogue said when it was proposed.</summary>
    public int Months { get; private init; }

    /// <summary>What that rests on.</summary>
    public string? Source { get; private init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset ClosedAt { get; private init; }

    /// <summary>When its time was over, UTC.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>How far it is.</summary>
    public DestructionState State { get; private set; }

    /// <summary>What kept it, where it was left out.</summary>
    public RetentionHold? Hold { get; private set; }

    /// <summary>When it was destroyed or left out, UTC.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The SHA-256 of each file that went with it, lower-case hexadecimal.</summary>
    public IReadOnlyList<string> Digests { get; private set; } = [];

    /// <summary>The same, once it is known which dossier it is.</summary>
    public DestructionItem For(Guid dossierId) =>
        new(Number, dossierId, Code, ProcedureCode, Months, Source, ClosedAt, DueAt)
        {
            State = State,
            Hold = Hold,
            DoneAt = DoneAt,
            Digests = Digests,
        };

    /// <summary>Nothing keeps it any more: what follows is repeated until it is done.</summary>
    public void Claim() => State = DestructionState.Claimed;

    /// <summary>Something keeps it after all.</summary>
    public void LeaveOut(RetentionHold hold, DateTimeOffset at) =>
        (State, Hold, DoneAt) = (DestructionState.LeftOut, hold, at);

    /// <summary>It is gone, with these files.</summary>
    public void Erased(IReadOnlyList<string> digests, DateTimeOffset at) =>
        (State, Digests, DoneAt) = (DestructionState.Erased, digests, at);
}

/// <summary>How far a dossier on a list is.</summary>
public enum DestructionState
{
    /// <summary>On the list.</summary>
    Listed,

    /// <summary>To be destroyed; nothing keeps it any more.</summary>
    Claimed,

    /// <summary>Destroyed.</summary>
    Erased,

    /// <summary>Kept after all.</summary>
    LeftOut,
}
