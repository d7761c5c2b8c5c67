using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using static OnlinePublicServices.Domain.Tests.Payments.APayment;

namespace OnlinePublicServices.Domain.Tests.Payments;

public sealed class DayBookTests
{
    private static readonly DateTimeOffset From = new(2026, 11, 29, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_on_which_money_and_receipts_agree_has_no_difference()
    {
        var (attempt, receipts) = Settled();

        var book = Book([attempt], receipts);

        book.Differences.ShouldBeEmpty();
        book.Ways.ShouldBe([new WayTotal(Vnpay, 1, Whole, 0, Vnd.Zero)]);
        book.Receipts.ShouldBe([
            new ReceiptTotal(FeeKind.ServiceFee, 1, 1, 1, 0, new Vnd(16_000)),
            new ReceiptTotal(FeeKind.Charge, 1, 1, 1, 0, new Vnd(15_000)),
        ]);
    }

    [Fact]
    public void Money_whose_receipts_do_not_add_up_to_it_is_named()
    {
        var (attempt, receipts) = Settled();

        var book = Book([attempt], [.. receipts.Take(1)]);

        book.Differences.ShouldBe([new Difference(DifferenceKind.MoneyWithoutReceipt, "A1", Whole)]);
    }

    [Fact]
    public void A_receipt_whose_money_the_gateway_took_back_is_named_with_it()
    {
        var payment = Open();
        var attempt = payment.Begun();
        payment.Hear(attempt, attempt.Paid(), Now);
        var receipts = ReceiptsOf(payment, attempt);
        payment.Hear(attempt, attempt.Says(GatewayState.Reversed), Now);

        var book = Book([attempt], receipts);

        book.Differences.Select(one => one.Kind)
            .ShouldBe([
                DifferenceKind.TakenBack,
                DifferenceKind.ReceiptWithoutMoney,
                DifferenceKind.ReceiptWithoutMoney,
            ]);
    }

    [Fact]
    public void A_number_that_is_missing_in_the_series_is_named_at_the_one_after_it()
    {
        var (first, firstReceipts) = Settled();
        var (second, secondReceipts) = Settled("A2", number: 3);

        var book = Book([first, second], [.. firstReceipts, .. secondReceipts]);

        book.Differences.Select(one => (one.Kind, one.Reference))
            .ShouldBe([(DifferenceKind.NumberMissing, "P-26 0000003"), (DifferenceKind.NumberMissing, "L-26 0000003")]);
    }

    [Fact]
    public void A_series_goes_on_from_the_day_before()
    {
        var (attempt, receipts) = Settled(number: 8);
        var last = new Dictionary<FeeKind, int> { [FeeKind.Charge] = 7, [FeeKind.ServiceFee] = 7 };

        Book([attempt], receipts, last: last).Differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(GatewayState.Held, DifferenceKind.Held)]
    [InlineData(GatewayState.Paid, DifferenceKind.Surplus)]
    public void What_a_person_has_to_look_at_is_named(GatewayState state, DifferenceKind kind)
    {
        var payment = Open();
        var (first, second) = (payment.Begun("A1"), payment.Begun("A2"));
        payment.Hear(first, first.Paid("T1"), Now);
        payment.Hear(second, second.Says(state) with { Transaction = "T2" }, Now);

        var book = Book([first, second], ReceiptsOf(payment, first), learnt: ["A1"], contradicted: ["A2"]);

        book.Differences.Select(one => (one.Kind, one.Reference))
            .ShouldBe([(DifferenceKind.NoticeLost, "A1"), (kind, "A2"), (DifferenceKind.Contradicted, "A2")]);
    }

    private static (PaymentAttempt, List<Receipt>) Settled(string reference = "A1", int number = 1)
    {
        var payment = Open();
        var attempt = payment.Begun(reference);
        payment.Hear(attempt, attempt.Paid(), Now);
        return (attempt, ReceiptsOf(payment, attempt, number));
    }

    private static List<Receipt> ReceiptsOf(Payment payment, PaymentAttempt attempt, int number = 1) =>
        [
            .. Receipt
                .KindsOf(payment)
                .Select(kind => new Receipt(Guid.CreateVersion7(), payment, attempt, kind, 2026, number, Now)),
        ];

    /// <summary>What the book makes of it all.</summary>
    private sealed record Kept(
        IReadOnlyList<Difference> Differences,
        IReadOnlyList<WayTotal> Ways,
        IReadOnlyList<ReceiptTotal> Receipts
    );

    private static Kept Book(
        IReadOnlyList<PaymentAttempt> attempts,
        IReadOnlyList<Receipt> receipts,
        string[]? learnt = null,
        string[]? contradicted = null,
        Dictionary<FeeKind, int>? last = null
    )
    {
        var book = new DayBook(From, From.AddDays(1), last ?? []);
        // One at a time, as a long day is read in parts.
        var ofAttempts = attempts.SelectMany(attempt =>
            book.Take(
                new DayEntries
                {
                    Attempts = [attempt],
                    Receipted = receipts
                        .GroupBy(receipt => receipt.AttemptId)
                        .ToDictionary(
                            one => one.Key,
                            one => one.Aggregate(Vnd.Zero, (sum, receipt) => sum + receipt.AmountVnd)
                        ),
                    LearntByAsking = (learnt ?? []).ToHashSet(),
                    Contradicted = (contradicted ?? []).ToHashSet(),
                }
            )
        );
        var ofReceipts = receipts
            .OrderBy(receipt => receipt.Kind)
            .ThenBy(receipt => receipt.Number)
            .SelectMany(receipt =>
                book.Take(
                    new DayReceipt(
                        receipt.Kind,
                        receipt.Number,
                        receipt.NumberText,
                        receipt.AmountVnd,
                        receipt.CancelledAt is null,
                        attempts.SingleOrDefault(attempt => attempt.Id == receipt.AttemptId)?.State
                    )
                )
            );
        IReadOnlyList<Difference> differences = [.. ofAttempts, .. ofReceipts];
        return new Kept(differences, book.Ways, book.Receipts);
    }
}
