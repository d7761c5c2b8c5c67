namespace OnlinePublicServices.Domain.PersonalData;

/// <summary>One act in the history of a request, which only grows.</summary>
public sealed class DataRequestRecord
{
    private DataRequestRecord() { }

    internal DataRequestRecord(int number, DataRequestAct act, string actorId, string? words, DateTimeOffset at) =>
        (Number, Act, ActorId, Words, At) = (number, act, actorId, words, at);

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>What was done.</summary>
    public DataRequestAct Act { get; private init; }

    /// <summary>The account that did it.</summary>
    public string ActorId { get; private init; } = "";

    /// <summary>What was said with it.</summary>
    public string? Words { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
