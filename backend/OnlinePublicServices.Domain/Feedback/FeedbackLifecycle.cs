using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Rules;
using static OnlinePublicServices.Domain.Feedback.FeedbackAct;
using static OnlinePublicServices.Domain.Feedback.FeedbackRole;
using static OnlinePublicServices.Domain.Feedback.FeedbackStatus;

namespace OnlinePublicServices.Domain.Feedback;

/// <summary>One thing that may happen to a reflection.</summary>
/// <param name="From">The status in which it may happen; none for the filing.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The status after it.</param>
/// <param name="Who">Who may do it.</param>
/// <param name="NeedsWords">Whether it has to be put in words.</param>
public sealed record FeedbackTransition(
    FeedbackStatus? From,
    FeedbackAct Act,
    FeedbackStatus To,
    IReadOnlyList<FeedbackRole> Who,
    bool NeedsWords
);

/// <summary>
/// What may follow in the life of a reflection, as one table: guard, offered acts and diagram are read from it.
/// Source: 20/2008/ND-CP (as amended by 92/2017/ND-CP) for the acts; the states are those of the national portal; which
/// act leads from which to which is our own rule.
/// </summary>
public static class FeedbackLifecycle
{
    /// <summary>Every possible transition, in the order of a reflection's life.</summary>
    public static IReadOnlyList<FeedbackTransition> Table { get; } =
    [
        new(null, FeedbackAct.File, Received, [Author, Staff], NeedsWords: true),
        .. Beginning(Received),
        By(Received, AskSupplement, AwaitingSupplement),
        Saying(Received),
        new(AwaitingSupplement, Supplement, Supplemented, [Author, Staff], NeedsWords: true),
        By(AwaitingSupplement, Refuse, Refused),
        .. Beginning(Supplemented),
        Saying(Supplemented),
        By(InProcessing, AskSupplement, AwaitingSupplement),
        By(InProcessing, Transfer, Transferred),
        By(InProcessing, Answer, AwaitingPublication),
        Saying(InProcessing),
        By(Transferred, Take, InProcessing, needsWords: false),
        By(Transferred, Return, Returned),
        Saying(Transferred),
        .. Beginning(Returned),
        Saying(Returned),
        By(AwaitingPublication, Publish, Published, needsWords: false),
        By(AwaitingPublication, KeepClosed, AwaitingPublication),
        new(AwaitingPublication, Dispute, AwaitingPublication, [Author], NeedsWords: true),
        new(Published, Dispute, Published, [Author], NeedsWords: true),
    ];

    /// <summary>
    /// The transition that an act would be. Errors: <c>feedback.act-out-of-turn</c>, <c>feedback.act-not-yours</c>.
    /// </summary>
    public static Result<FeedbackTransition> Find(FeedbackStatus? from, FeedbackAct act, FeedbackRole role)
    {
        var row = Table.FirstOrDefault(row => row.From == from && row.Act == act);
        return row is null ? Refusal("feedback.act-out-of-turn", ErrorKind.Conflict)
            : !row.Who.Contains(role) ? Refusal("feedback.act-not-yours", ErrorKind.Forbidden)
            : row;

        DomainError Refusal(string code, ErrorKind kind) => new DomainError(code, kind).With("act", act.ToString());
    }

    /// <summary>The table as a Mermaid state diagram.</summary>
    public static string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var arrow in Table.GroupBy(row => (row.From, row.To)))
        {
            var acts = string.Join(", ", arrow.Select(row => row.Act));
            diagram.Append(
                CultureInfo.InvariantCulture,
                $"    {arrow.Key.From?.ToString() ?? "[*]"} --> {arrow.Key.To} : {acts}\n"
            );
        }

        return diagram
            .Append(CultureInfo.InvariantCulture, $"    {Published} --> [*]\n    {Refused} --> [*]\n")
            .ToString();
    }

    /// <summary>What a unit may do with a reflection that nobody works on.</summary>
    private static IEnumerable<FeedbackTransition> Beginning(FeedbackStatus from) =>
        [By(from, Take, InProcessing, needsWords: false), By(from, Transfer, Transferred), By(from, Refuse, Refused)];

    private static FeedbackTransition Saying(FeedbackStatus from) =>
        new(from, Remind, from, [Author], NeedsWords: false);

    private static FeedbackTransition By(
        FeedbackStatus from,
        FeedbackAct act,
        FeedbackStatus to,
        bool needsWords = true
    ) => new(from, act, to, [Staff], needsWords);
}
