using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>Why something about a payment is refused.</summary>
public static class PaymentErrors
{
    /// <summary>Money is the counter's.</summary>
    public static readonly DomainError ActNotYours = new("dossier.act-not-yours", ErrorKind.Forbidden);

    /// <summary>Pages or copies outside what can be counted.</summary>
    public static readonly DomainError CountInvalid = new("fee.count-invalid", ErrorKind.Malformed);

    /// <summary>Nobody has claimed an exemption, or it is decided already.</summary>
    public static readonly DomainError NoClaim = new("fee.no-claim", ErrorKind.Conflict);

    /// <summary>Nothing is to be paid: settled, free, or the counter has to count first.</summary>
    public static readonly DomainError NothingDue = new("payment.nothing-due", ErrorKind.Conflict);

    /// <summary>The money has come already, so what is due stands.</summary>
    public static readonly DomainError Settled = new("payment.settled", ErrorKind.Conflict);

    /// <summary>Too many attempts are open at once; the oldest end by themselves.</summary>
    public static readonly DomainError TooManyAttempts = new("payment.too-many-attempts", ErrorKind.TooMany);

    /// <summary>There is no such way to pay here.</summary>
    public static readonly DomainError WayUnknown = new("payment.way-unknown", ErrorKind.Malformed);

    /// <summary>The amount named is not the amount due.</summary>
    public static readonly DomainError WrongAmount = new("payment.wrong-amount", ErrorKind.Refused);

    /// <summary>The bank's number stands behind another payment into the same account already.</summary>
    public static readonly DomainError TransactionTaken = new("payment.transaction-taken", ErrorKind.Conflict);

    /// <summary>There is no money that could be given back, or it is being given back already.</summary>
    public static readonly DomainError NotRefundable = new("payment.not-refundable", ErrorKind.Conflict);

    /// <summary>What is due has to be paid first.</summary>
    public static readonly DomainError Due = new("payment.due", ErrorKind.Refused);

    /// <summary>The receipt is cancelled already.</summary>
    public static readonly DomainError ReceiptCancelled = new("receipt.cancelled", ErrorKind.Conflict);
}
