using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// <c>Hỏi đáp trong hồ sơ</c>: what the applicant and whoever has the dossier ask and tell each other. Informal: it asks
/// for no paper, changes no status and stops no clock, and so it is no act of the dossier. What was said stays as it was
/// said. No legal source: our own service.
/// </summary>
public sealed class Conversation
{
    /// <summary>The most characters of one saying.</summary>
    public const int WordsLengthMax = 2_000;

    /// <summary>How much one side may say before the other has answered; thus neither can flood the other.</summary>
    public const int UnansweredMax = 5;

    /// <summary>For how long one may go on after the dossier's end.</summary>
    public static readonly TimeSpan OpenAfterEnd = TimeSpan.FromDays(30);

    private readonly List<Saying> sayings = [];

    private Conversation() { }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>Since when the applicant waits for an answer, UTC; nothing while nobody waits.</summary>
    public DateTimeOffset? AwaitedSince { get; private set; }

    /// <summary>Counts sayings.</summary>
    public int Version { get; private set; }

    /// <summary>What was said, oldest first.</summary>
    public IReadOnlyList<Saying> Sayings => sayings;

    /// <summary>A conversation on a dossier in which nothing was said yet.</summary>
    public static Conversation On(Dossier dossier) => new() { DossierId = dossier.Id };

    /// <summary>
    /// Says something. Errors: <c>conversation.words-unfit</c> (nothing, or too long), <c>conversation.over</c>,
    /// <c>conversation.answer-awaited</c>, <c>dossier.act-not-yours</c> for staff who don't answer for it.
    /// </summary>
    public Result<Saying> Say(Dossier dossier, Actor actor, DateTimeOffset at, string? words)
    {
        if (PlainText.CleanLines(words) is not { Length: > 0 and <= WordsLengthMax } clean)
        {
            return new DomainError("conversation.words-unfit", ErrorKind.Malformed);
        }

        if (Refusal(dossier, actor, at) is { } refusal)
        {
            return refusal;
        }

        var saying = new Saying(sayings.Count + 1, actor, clean, at);
        sayings.Add(saying);
        AwaitedSince = saying.IsOffice ? null : AwaitedSince ?? at;
        Version++;
        return saying;
    }

    /// <summary>Why somebody may say nothing now, as of <see cref="Say"/>; nothing where they may.</summary>
    public DomainError? Refusal(Dossier dossier, Actor actor, DateTimeOffset at)
    {
        var isOffice = actor.Role is not ActorRole.Citizen;
        return isOffice && !MayAnswer(dossier.Custody, actor)
                ? new DomainError("dossier.act-not-yours", ErrorKind.Forbidden)
            : DossierLifecycle.IsEnd(dossier.Status) && at > dossier.History.Max(record => record.At) + OpenAfterEnd
                ? new DomainError("conversation.over", ErrorKind.Conflict)
            : sayings.AsEnumerable().Reverse().TakeWhile(said => said.IsOffice == isOffice).Count() >= UnansweredMax
                ? new DomainError("conversation.answer-awaited", ErrorKind.Conflict)
            : null;
    }

    /// <summary>
    /// Who answers for the office: whoever has the dossier, or anybody of the post while nobody in it does; and the
    /// counter that received it, always.
    /// </summary>
    public static bool MayAnswer(Custody custody, Actor actor) =>
        actor.Role is ActorRole.ReceivingClerk
        || (
            custody.Now is { Until: null } now
            && actor.Post == now.Post
            && (now.AccountId is null || now.AccountId == actor.Id)
        );
}

/// <summary>Something said in a conversation, by whom and when; never changed.</summary>
public sealed class Saying
{
    private Saying() { }

    internal Saying(int number, Actor actor, string words, DateTimeOffset at)
    {
        Number = number;
        (ActorId, Role, Post, InsteadOf) = (actor.Id, actor.Role, actor.Post, actor.InsteadOf);
        (Words, At) = (words, at);
    }

    /// <summary>Its place, from 1 without a gap.</summary>
    public int Number { get; private init; }

    /// <summary>Who said it.</summary>
    public string ActorId { get; private init; } = "";

    /// <summary>In what capacity.</summary>
    public ActorRole Role { get; private init; }

    /// <summary>In which post; none for the applicant.</summary>
    public Post? Post { get; private init; }

    /// <summary>Whose deputy said it; none where the post was their own.</summary>
    public string? InsteadOf { get; private init; }

    /// <summary>What was said.</summary>
    public string Words { get; private init; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Whether the office said it.</summary>
    public bool IsOffice => Role is not ActorRole.Citizen;
}
