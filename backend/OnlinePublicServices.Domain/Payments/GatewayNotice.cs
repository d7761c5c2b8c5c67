using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// What a payment gateway says, server to server, about one attempt: told by its notice or asked of it. Only this moves
/// money in our books; what a browser brings back never does.
/// </summary>
/// <param name="Reference">Our own name for the attempt.</param>
/// <param name="Amount">What was paid or is to be paid, whole đồng.</param>
/// <param name="State">How far it is.</param>
/// <param name="Transaction">The gateway's own name for it; absent while there is no money.</param>
/// <param name="FailureCode">The gateway's own code when it didn't succeed.</param>
/// <param name="PaidAt">When the money was taken, UTC; absent while there is none or where it isn't said.</param>
public sealed record GatewayNotice(
    string Reference,
    Vnd Amount,
    GatewayState State,
    string? Transaction,
    string? FailureCode,
    DateTimeOffset? PaidAt
);

/// <summary>How far an attempt is, in the gateway's words made one.</summary>
public enum GatewayState
{
    /// <summary>Nothing is decided; asking again later is right.</summary>
    Pending,

    /// <summary>The money was taken and is ours.</summary>
    Paid,

    /// <summary>No money was taken.</summary>
    Failed,

    /// <summary>Money was taken, but is held as suspicious: a person has to look.</summary>
    Held,

    /// <summary>Money was taken and has gone back to the payer.</summary>
    Reversed,
}

/// <summary>What we answer to a notice.</summary>
public enum NoticeAnswer
{
    /// <summary>Taken down, whatever it said.</summary>
    Noted,

    /// <summary>The same was taken down before.</summary>
    AlreadyNoted,

    /// <summary>We have no such attempt.</summary>
    UnknownReference,

    /// <summary>It names another amount than the attempt.</summary>
    WrongAmount,

    /// <summary>It isn't the gateway's.</summary>
    Forged,

    /// <summary>It can't be read, or we can't note it now; the gateway may repeat it.</summary>
    NotNow,
}
