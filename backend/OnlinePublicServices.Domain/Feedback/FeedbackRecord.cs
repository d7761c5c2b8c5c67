namespace OnlinePublicServices.Domain.Feedback;

/// <summary>Who acts: the author, or somebody of the unit that has the reflection.</summary>
/// <param name="Role">In what capacity.</param>
/// <param name="AccountId">The account; none for an author without one.</param>
public sealed record FeedbackActor(FeedbackRole Role, string? AccountId = null);

/// <summary>One act in the history of a reflection, which only grows.</summary>
public sealed class FeedbackRecord
{
    private FeedbackRecord() { }

    internal FeedbackRecord(
        int number,
        FeedbackTransition transition,
        FeedbackActor actor,
        string unitId,
        string? words,
        DateTimeOffset at
    )
    {
        Number = number;
        (Act, From, To) = (transition.Act, transition.From, transition.To);
        (Role, AccountId) = (actor.Role, actor.AccountId);
        (UnitId, Words, At) = (unitId, words, at);
    }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>What was done.</summary>
    public FeedbackAct Act { get; private init; }

    /// <summary>The status before; none for the filing.</summary>
    public FeedbackStatus? From { get; private init; }

    /// <summary>The status after.</summary>
    public FeedbackStatus To { get; private init; }

    /// <summary>In what capacity somebody acted.</summary>
    public FeedbackRole Role { get; private init; }

    /// <summary>The account; none for an author without one.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The unit that has it after the act.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>What was said with it.</summary>
    public string? Words { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Forgets what was said.</summary>
    internal void Forget() => Words = null;
}
