namespace OnlinePublicServices.Domain.Returns;

/// <summary>What the post's word has come to.</summary>
public enum ParcelTurn
{
    /// <summary>It goes on as it did.</summary>
    None,

    /// <summary>Whoever it was for has it.</summary>
    Delivered,

    /// <summary>It couldn't be delivered and comes back.</summary>
    TurnedBack,
}

/// <summary>Where a parcel is.</summary>
public enum ParcelState
{
    /// <summary>It is to be ordered.</summary>
    Wanted,

    /// <summary>Ordered: it lies at its own counter and waits for whoever carries it.</summary>
    Ordered,

    /// <summary>Called off; the post hasn't said so yet.</summary>
    Cancelling,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>The post doesn't take it.</summary>
    Refused,

    /// <summary>Whoever carries it has it.</summary>
    OnTheWay,

    /// <summary>It lies at the counter it was for.</summary>
    Arrived,

    /// <summary>Whoever it was for has it.</summary>
    Delivered,

    /// <summary>It couldn't be delivered and comes back.</summary>
    ComingBack,

    /// <summary>It is back at its own counter.</summary>
    Back,
}

/// <summary>One thing that happened to a parcel.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, UTC.</param>
public sealed record ParcelTrace(TraceKind Kind, DateTimeOffset At)
{
    /// <summary>The most characters of a place.</summary>
    public const int PlaceMax = 200;

    /// <summary>Which of its traces it is, from one.</summary>
    public int Number { get; init; }

    /// <summary>The account that scanned it; none for the post's word.</summary>
    public string? Account { get; init; }

    /// <summary>Where, in the post's own words.</summary>
    public string? Place { get; init; }

    /// <summary>Whether both are the same word of the post.</summary>
    public bool SaysTheSame(ParcelTrace other) => Kind == other.Kind && At == other.At && Place == other.Place;
}

/// <summary>What can happen to a parcel.</summary>
public enum TraceKind
{
    /// <summary>Ordered.</summary>
    Ordered,

    /// <summary>The post doesn't take it.</summary>
    Refused,

    /// <summary>Scanned, and given to whoever carries it.</summary>
    HandedOver,

    /// <summary>The post has it.</summary>
    Accepted,

    /// <summary>On its way from one place to the next.</summary>
    InTransit,

    /// <summary>With the person who delivers it.</summary>
    OutForDelivery,

    /// <summary>Nobody was there, or wanted it; it is tried again.</summary>
    AttemptFailed,

    /// <summary>Whoever it was for has it.</summary>
    Delivered,

    /// <summary>The post brings it back.</summary>
    GoingBack,

    /// <summary>Scanned at its own counter again.</summary>
    Back,

    /// <summary>Scanned at the counter it was for.</summary>
    Arrived,

    /// <summary>Called off.</summary>
    Cancelled,
}
