using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Feedback;

/// <summary>
/// <c>Phản ánh, kiến nghị</c> about a rule or about how somebody of the office behaved, from its filing to the published
/// answer. Complaints and denunciations are no reflections: they have laws of their own, and a
/// <see cref="PetitionKind"/>. Everything follows from the history, which only grows.
/// Source: 20/2008/ND-CP, 92/2017/ND-CP, 118/2025/ND-CP.
/// </summary>
public sealed class FeedbackCase
{
    /// <summary>The most characters of a subject.</summary>
    public const int SubjectLengthMax = 200;

    /// <summary>The most characters of what is said with an act.</summary>
    public const int WordsLengthMax = 5_000;

    private readonly List<FeedbackRecord> history = [];

    private FeedbackCase() { }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The code by which it is named.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is about.</summary>
    public FeedbackKind Kind { get; private init; }

    /// <summary>How it came in.</summary>
    public FeedbackSource Source { get; private init; }

    /// <summary>In a few words.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Who wrote it and how they are reached.</summary>
    public FeedbackAuthor Author { get; private set; } = new();

    /// <summary>The unit that has it.</summary>
    public string UnitId { get; private set; } = "";

    /// <summary>The unit that passed it on, to which it may come back; none while it never was.</summary>
    public string? PassedBy { get; private set; }

    /// <summary>The status.</summary>
    public FeedbackStatus Status { get; private set; }

    /// <summary>When it was filed, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>When the last act was done, UTC.</summary>
    public DateTimeOffset LastActAt { get; private set; }

    /// <summary>What everybody may read of it; none until it is published.</summary>
    public PublicAnswer? Published { get; private set; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whether it was answered and is not to be published.</summary>
    public bool IsKeptClosed { get; private set; }

    /// <summary>When its author was told that it will be destroyed, or it was seen that nobody can be told, UTC.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>When its time was over and what it said was destroyed, UTC.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Counts acts; an act has to name the one it started from.</summary>
    public int Version { get; private set; }

    /// <summary>Every act, oldest first.</summary>
    public IReadOnlyList<FeedbackRecord> History => history;

    /// <summary>Whether nothing more is owed by the office.</summary>
    public bool IsSettled => IsKeptClosed || Status is FeedbackStatus.Published or FeedbackStatus.Refused;

    /// <summary>Files a reflection. Errors: <c>feedback.words-unfit</c>, <c>feedback.subject-unfit</c>.</summary>
    public static Result<FeedbackCase> File(FeedbackFiling filing, FeedbackActor actor, DateTimeOffset at)
    {
        if (PlainText.Clean(filing.Subject) is not { Length: > 0 } subject || subject.Length > SubjectLengthMax)
        {
            return new DomainError("feedback.subject-unfit", ErrorKind.Malformed);
        }

        var filed = new FeedbackCase
        {
            Id = filing.Id,
            Code = filing.Code,
            Kind = filing.Kind,
            Source = filing.Source,
            Subject = subject,
            Author = filing.Author,
            UnitId = filing.UnitId,
            ReceivedAt = at,
        };
        return filed.Do(FeedbackAct.File, actor, at, filing.Words).Map(_ => filed);
    }

    /// <summary>
    /// An act that passes nothing on. Errors: <c>feedback.act-out-of-turn</c>, <c>feedback.act-not-yours</c>,
    /// <c>feedback.words-unfit</c> (missing where they are needed, or too long).
    /// </summary>
    public Result<Done> Do(FeedbackAct act, FeedbackActor actor, DateTimeOffset at, string? words = null) =>
        Read(act, actor, words).Then(read => Note(read, actor, at));

    /// <summary>Passes it to another unit. Errors as of <see cref="Do"/>, and <c>feedback.unit-same</c>.</summary>
    public Result<Done> Transfer(string unitId, FeedbackActor actor, DateTimeOffset at, string? words) =>
        Read(FeedbackAct.Transfer, actor, words)
            .Then(read =>
            {
                if (unitId == UnitId)
                {
                    return new DomainError("feedback.unit-same", ErrorKind.Refused);
                }

                (PassedBy, UnitId) = (UnitId, unitId);
                return Note(read, actor, at);
            });

    /// <summary>Gives it back to the unit that passed it on. Errors as of <see cref="Do"/>.</summary>
    public Result<Done> Return(FeedbackActor actor, DateTimeOffset at, string? words) =>
        Read(FeedbackAct.Return, actor, words)
            .Then(read =>
            {
                (UnitId, PassedBy) = (PassedBy!, null);
                return Note(read, actor, at);
            });

    /// <summary>Publishes it as somebody of the office has worded it, without the author. Errors as of <see cref="Do"/>.</summary>
    public Result<Done> Publish(PublicAnswer answer, FeedbackActor actor, DateTimeOffset at)
    {
        var published = answer.Read();
        return IsKeptClosed
            ? new DomainError("feedback.act-out-of-turn", ErrorKind.Conflict)
            : published.Then(clean =>
                Do(FeedbackAct.Publish, actor, at)
                    .Map(done =>
                    {
                        (Published, PublishedAt) = (clean, at);
                        return done;
                    })
            );
    }

    /// <summary>Answered, and not to be published, with the reason. Errors as of <see cref="Do"/>.</summary>
    public Result<Done> KeepClosed(FeedbackActor actor, DateTimeOffset at, string? words) =>
        IsKeptClosed
            ? new DomainError("feedback.act-out-of-turn", ErrorKind.Conflict)
            : Do(FeedbackAct.KeepClosed, actor, at, words)
                .Map(done =>
                {
                    IsKeptClosed = true;
                    return done;
                });

    /// <summary>Its author was told that it will be destroyed, or nobody can be.</summary>
    public void Warned(DateTimeOffset at)
    {
        WarnedAt = at;
        Version++;
    }

    /// <summary>
    /// Destroys what it says and who says it. What was done when stays, so that no count changes, and what was published,
    /// which names nobody.
    /// </summary>
    public void Erase(DateTimeOffset at)
    {
        (Subject, Author) = ("", new FeedbackAuthor());
        history.ForEach(record => record.Forget());
        ErasedAt = at;
        Version++;
    }

    /// <summary>The acts that somebody may do now.</summary>
    public IReadOnlyList<FeedbackAct> AllowedTo(FeedbackRole role) =>
        [
            .. FeedbackLifecycle
                .Table.Where(row => row.From == Status && row.Who.Contains(role))
                .Select(row => row.Act)
                .Where(act => !IsKeptClosed || act is FeedbackAct.Dispute)
                .Where(act => act is not FeedbackAct.Dispute || !Was(FeedbackAct.Dispute)),
        ];

    /// <summary>Whether something was done to it.</summary>
    public bool Was(FeedbackAct act) => history.Exists(record => record.Act == act);

    /// <summary>The words said last with an act.</summary>
    public string? WordsOf(FeedbackAct act) => history.FindLast(record => record.Act == act)?.Words;

    private Result<(FeedbackTransition Transition, string? Words)> Read(
        FeedbackAct act,
        FeedbackActor actor,
        string? words
    ) =>
        FeedbackLifecycle
            .Find(history.Count == 0 ? null : Status, act, actor.Role)
            .Then<(FeedbackTransition, string?)>(transition =>
            {
                var clean = words is null ? "" : PlainText.CleanLines(words);
                return clean is null || clean.Length > WordsLengthMax || (transition.NeedsWords && clean.Length == 0)
                        ? new DomainError("feedback.words-unfit", ErrorKind.Malformed)
                    : act is FeedbackAct.Dispute && Was(act)
                        ? new DomainError("feedback.act-out-of-turn", ErrorKind.Conflict)
                    : (transition, clean.Length > 0 ? clean : null);
            });

    private Result<Done> Note(
        (FeedbackTransition Transition, string? Words) read,
        FeedbackActor actor,
        DateTimeOffset at
    )
    {
        history.Add(new FeedbackRecord(history.Count + 1, read.Transition, actor, UnitId, read.Words, at));
        (Status, LastActAt) = (read.Transition.To, at);
        Version++;
        return Done.Value;
    }
}
