namespace OnlinePublicServices.Domain.Payments;

/// <summary>Where what a dossier owes stands.</summary>
public enum PaymentStatus
{
    /// <summary>Nothing is due.</summary>
    Free,

    /// <summary>The counter has to count before the amount is known.</summary>
    AwaitsCount,

    /// <summary>An exemption is claimed, and the counter has not said whether it is proved.</summary>
    ClaimUndecided,

    /// <summary>To be paid.</summary>
    Open,

    /// <summary>Paid.</summary>
    Settled,

    /// <summary>Paid, and given back.</summary>
    Refunded,
}

/// <summary>What the counter made of a claimed exemption.</summary>
public enum ClaimDecision
{
    /// <summary>It is proved.</summary>
    Granted,

    /// <summary>It is not.</summary>
    Declined,
}

/// <summary>What taking a notice down has led to.</summary>
/// <param name="Answer">What the other side is told.</param>
/// <param name="Event">What has changed.</param>
public readonly record struct Heard(NoticeAnswer Answer, PaymentEvent Event);

/// <summary>What a notice has changed.</summary>
public enum PaymentEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What was due is paid: receipts follow.</summary>
    Settled,

    /// <summary>Money came that nothing is due for.</summary>
    Surplus,

    /// <summary>Money is held as suspicious.</summary>
    Held,

    /// <summary>The attempt failed.</summary>
    Failed,

    /// <summary>The other side took the money back by itself.</summary>
    Reversed,

    /// <summary>The money went back as asked.</summary>
    Refunded,

    /// <summary>It contradicts what was taken down before; nothing changed, and a person should look.</summary>
    Contradicted,
}
