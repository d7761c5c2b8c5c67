using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.PersonalData;

/// <summary>
/// <c>Yêu cầu của chủ thể dữ liệu cá nhân</c>, from its filing to the answer. Everything follows from the history, which
/// only grows. Source: 91/2025/QH15, 356/2025/ND-CP.
/// </summary>
public sealed class DataRequest
{
    /// <summary>The most characters of what is said with an act.</summary>
    public const int WordsLengthMax = 5_000;

    /// <summary>The most characters of a legal ground.</summary>
    public const int GroundLengthMax = 300;

    private readonly List<DataRequestRecord> history = [];

    private DataRequest() { }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who asks.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>The unit that is asked.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>What is asked.</summary>
    public DataRequestKind Kind { get; private init; }

    /// <summary>Where it stands.</summary>
    public DataRequestStatus Status { get; private set; }

    /// <summary>When it was filed, UTC.</summary>
    public DateTimeOffset FiledAt { get; private init; }

    /// <summary>By how many days of the calendar the term was extended; none where it was not.</summary>
    public int? ExtendedByDays { get; private set; }

    /// <summary>The provision on which a refusal rests.</summary>
    public string? LegalGround { get; private set; }

    /// <summary>When the person was told that it will be destroyed, UTC.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>Counts acts; an act has to name the one it started from.</summary>
    public int Version { get; private set; }

    /// <summary>Every act, oldest first.</summary>
    public IReadOnlyList<DataRequestRecord> History => history;

    /// <summary>Whether nothing more is owed by the office.</summary>
    public bool IsSettled => Status is DataRequestStatus.Completed or DataRequestStatus.Refused;

    /// <summary>The acts that the office may do now.</summary>
    public IReadOnlyList<DataRequestAct> AllowedActs =>
        [
            .. DataRequestLifecycle
                .Table.Where(row => row.From == Status)
                .Select(row => row.Act)
                .Where(act => act is not DataRequestAct.Extend || ExtendedByDays is null),
        ];

    /// <summary>Files a request. Errors: <c>data-request.words-unfit</c>.</summary>
    /// <param name="id">Its own id.</param>
    /// <param name="kind">What is asked.</param>
    /// <param name="from">The person who asks, and the account.</param>
    /// <param name="unitId">The unit that is asked.</param>
    /// <param name="words">What it is about, at most 5,000 characters.</param>
    /// <param name="at">UTC.</param>
    public static Result<DataRequest> File(
        Guid id,
        DataRequestKind kind,
        (Guid PersonId, string AccountId) from,
        string unitId,
        string? words,
        DateTimeOffset at
    )
    {
        var filed = new DataRequest
        {
            Id = id,
            PersonId = from.PersonId,
            UnitId = unitId,
            Kind = kind,
            FiledAt = at,
        };
        return filed.Do(null, DataRequestAct.File, from.AccountId, at, words).Map(_ => filed);
    }

    /// <summary>
    /// Says that it has come. Errors: <c>data-request.act-out-of-turn</c>, <c>data-request.words-unfit</c> (missing where
    /// they are needed, or too long).
    /// </summary>
    public Result<Done> Acknowledge(string actorId, DateTimeOffset at, string? words) =>
        Do(Status, DataRequestAct.Acknowledge, actorId, at, words);

    /// <summary>Says what was done. Errors as of <see cref="Acknowledge"/>.</summary>
    public Result<Done> Complete(string actorId, DateTimeOffset at, string? words) =>
        Do(Status, DataRequestAct.Complete, actorId, at, words);

    /// <summary>
    /// Extends the term, once, saying why. Errors as of <see cref="Acknowledge"/>, and
    /// <c>data-request.extension-unfit</c>.
    /// </summary>
    public Result<Done> Extend(int? days, string actorId, DateTimeOffset at, string? words)
    {
        if (ExtendedByDays is not null)
        {
            return DataRequestLifecycle.OutOfTurn(DataRequestAct.Extend);
        }

        if (days is not (>= 1 and <= DataRequestClock.ExtensionDaysMax))
        {
            return new DomainError("data-request.extension-unfit", ErrorKind.Malformed);
        }

        return Do(Status, DataRequestAct.Extend, actorId, at, words)
            .Map(done =>
            {
                ExtendedByDays = days;
                return done;
            });
    }

    /// <summary>
    /// Refuses, naming the provision. Errors as of <see cref="Acknowledge"/>, and <c>data-request.ground-missing</c>.
    /// </summary>
    public Result<Done> Refuse(string? legalGround, string actorId, DateTimeOffset at, string? words) =>
        PlainText.Clean(legalGround) is not { Length: > 0 and <= GroundLengthMax } ground
            ? new DomainError("data-request.ground-missing", ErrorKind.Malformed)
            : Do(Status, DataRequestAct.Refuse, actorId, at, words)
                .Map(done =>
                {
                    LegalGround = ground;
                    return done;
                });

    /// <summary>The person was told that it will be destroyed.</summary>
    public void Warned(DateTimeOffset at) => WarnedAt = at;

    private Result<Done> Do(
        DataRequestStatus? from,
        DataRequestAct act,
        string actorId,
        DateTimeOffset at,
        string? words
    ) =>
        DataRequestLifecycle
            .Find(from, act)
            .Then<Done>(transition =>
            {
                var clean = words is null ? "" : PlainText.CleanLines(words);
                if (clean is null || clean.Length > WordsLengthMax || (transition.NeedsWords && clean.Length == 0))
                {
                    return new DomainError("data-request.words-unfit", ErrorKind.Malformed);
                }

                var said = clean.Length > 0 ? clean : null;
                history.Add(new DataRequestRecord(history.Count + 1, act, actorId, said, at));
                Status = transition.To;
                Version++;
                return Done.Value;
            });
}
