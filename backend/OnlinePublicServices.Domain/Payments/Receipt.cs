using System.Globalization;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// <c>Biên lai thu phí, lệ phí</c>: one for the phí and one for the lệ phí of what an attempt has settled. Its number runs
/// without gaps from 1 in each unit, year and kind; it is cancelled with a reason, never taken away. Source: 123/2020/ND-CP,
/// Art. 32, amended by 70/2025/ND-CP; 32/2025/TT-BTC, form 06.
/// </summary>
public sealed class Receipt
{
    /// <summary>The largest number: seven digits.</summary>
    public const int NumberMax = 9_999_999;

    /// <summary>The longest reason of a cancellation.</summary>
    public const int ReasonLengthMax = 500;

    private Receipt() { }

    /// <summary>The receipt for what an attempt has settled of one kind; its number was drawn in the same transaction.</summary>
    public Receipt(
        Guid id,
        Payment payment,
        PaymentAttempt attempt,
        FeeKind kind,
        int year,
        int number,
        DateTimeOffset at
    )
    {
        (Id, PaymentId, AttemptId, DossierId, UnitId) = (id, payment.Id, attempt.Id, payment.DossierId, payment.UnitId);
        (Kind, Year, Number, IssuedAt, CollectedBy) = (kind, year, number, at, attempt.StartedBy);
        Provider = attempt.Provider;
        Lines = [.. LinesOf(payment, kind)];
        AmountVnd = Lines.Aggregate(Vnd.Zero, (sum, line) => sum + line.AmountVnd);
    }

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>What it was paid for.</summary>
    public Guid PaymentId { get; private init; }

    /// <summary>The attempt that paid.</summary>
    public Guid AttemptId { get; private init; }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>The unit that took the money, in whose series it is numbered.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>Phí or lệ phí.</summary>
    public FeeKind Kind { get; private init; }

    /// <summary>The year of the series, Viet Nam time.</summary>
    public int Year { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>How it was paid.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>What was paid for.</summary>
    public IReadOnlyList<ReceiptLine> Lines { get; private init; } = [];

    /// <summary>The sum, whole đồng.</summary>
    public Vnd AmountVnd { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>The account that took cash; the payer's own where a gateway did.</summary>
    public string CollectedBy { get; private set; } = "";

    /// <summary>The signed file, by its hash; nothing until it is signed.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The account that cancelled it.</summary>
    public string? CancelledBy { get; private set; }

    /// <summary>Why.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>
    /// Series and number as the receipt shows them: the letter of the kind (P for phí, L for lệ phí), the year's last two
    /// digits, seven digits.
    /// </summary>
    public string NumberText =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Kind is FeeKind.ServiceFee ? 'P' : 'L')}-{Year % 100:00} {Number:0000000}"
        );

    /// <summary>The kinds for which something was paid, each with its own receipt.</summary>
    public static IEnumerable<FeeKind> KindsOf(Payment payment) =>
        Enum.GetValues<FeeKind>().Where(kind => LinesOf(payment, kind).Any());

    /// <summary>Cancels it. Errors: <c>receipt.cancelled</c>.</summary>
    public Result<Done> Cancel(string reason, string by, DateTimeOffset at)
    {
        if (CancelledAt is not null)
        {
            return PaymentErrors.ReceiptCancelled;
        }

        (CancelReason, CancelledBy, CancelledAt) = (reason, by, at);
        return Done.Value;
    }

    /// <summary>When its file was given up, UTC: its dossier is destroyed, and its own time is over.</summary>
    public DateTimeOffset? FileErasedAt { get; private set; }

    /// <summary>Whoever paid is known no more; sums and numbers stay.</summary>
    public void Forget(string account, string nobody)
    {
        CollectedBy = CollectedBy == account ? nobody : CollectedBy;
        CancelReason = CancelReason is null ? null : "";
    }

    /// <summary>Gives its file up; its hash stays, so that a copy can still be told from a forgery.</summary>
    public void EraseFile(DateTimeOffset at) => FileErasedAt ??= at;

    /// <summary>Its file is signed, once.</summary>
    public void Sign(string sha256) => Sha256 ??= sha256;

    private static IEnumerable<ReceiptLine> LinesOf(Payment payment, FeeKind kind) =>
        payment
            .Assessment.Lines.Where(line => line.Kind == kind && line.AmountVnd > Vnd.Zero)
            .Select(line => new ReceiptLine(line.FeeId, line.Name, line.Quantity, line.AmountVnd!.Value));
}

/// <summary>One thing that a receipt says was paid.</summary>
/// <param name="FeeId">The fee line.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Quantity">How many.</param>
/// <param name="AmountVnd">Whole đồng.</param>
public sealed record ReceiptLine(string FeeId, LocalText Name, int Quantity, Vnd AmountVnd);
