using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using static OnlinePublicServices.Domain.Tests.Payments.APayment;

namespace OnlinePublicServices.Domain.Tests.Payments;

/// <summary>
/// What holds however notices are lost, repeated, reordered, forged in their amount or contradict each other, and whatever
/// people do meanwhile. Drawn with a fixed seed so that a failure recurs.
/// </summary>
public sealed class PaymentHistoryProperties
{
    private const int Histories = 5_000;
    private const int Steps = 40;

    [Fact]
    public void No_unpaid_dossier_is_ever_marked_paid()
    {
        foreach (var (payment, told, _) in Drawn())
        {
            var isSettled = payment.Status is PaymentStatus.Settled or PaymentStatus.Refunded;

            isSettled.ShouldBe(payment.SettledBy is not null);
            if (payment.Attempts.SingleOrDefault(one => one.Id == payment.SettledBy) is { } settling)
            {
                told.ShouldContain((settling.Reference, settling.AmountVnd, settling.Transaction!));
                settling.AmountVnd.ShouldBe(payment.DueVnd);
            }
        }
    }

    [Fact]
    public void Nothing_is_settled_twice_unless_the_money_went_back_in_between()
    {
        foreach (var (payment, _, events) in Drawn())
        {
            var open = 0;
            foreach (var one in events)
            {
                open += one switch
                {
                    PaymentEvent.Settled => 1,
                    PaymentEvent.Reversed => -1,
                    _ => 0,
                };
                open.ShouldBeLessThanOrEqualTo(1);
            }

            payment.Attempts.Count(one => one.State is AttemptState.Paid).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void No_money_is_lost_every_attempt_of_which_it_was_told_still_shows_it()
    {
        foreach (var (payment, told, _) in Drawn())
        {
            foreach (var (reference, _, _) in told)
            {
                var attempt = payment.Attempts.Single(one => one.Reference == reference);

                attempt.Transaction.ShouldNotBeNull();
                attempt.PaidAt.ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void Money_goes_back_at_most_once_and_only_where_it_came()
    {
        foreach (var (payment, told, _) in Drawn())
        {
            foreach (var attempt in payment.Attempts.Where(one => one.RefundId is not null))
            {
                told.ShouldContain(one => one.Item1 == attempt.Reference);
            }
        }
    }

    private static IEnumerable<(Payment, HashSet<(string, Vnd, string)> Told, List<PaymentEvent>)> Drawn()
    {
        var random = new Random(20261129);
        for (var history = 0; history < Histories; history++)
        {
            var payment = Open();
            HashSet<(string, Vnd, string)> told = [];
            List<PaymentEvent> events = [];
            var at = Now;
            for (var step = 0; step < Steps; step++)
            {
                at = at.AddMinutes(random.Next(0, 90));
                Step(payment, told, events, at, random);
            }

            yield return (payment, told, events);
        }
    }

    private static void Step(
        Payment payment,
        HashSet<(string, Vnd, string)> told,
        List<PaymentEvent> events,
        DateTimeOffset at,
        Random random
    )
    {
        var attempt = payment.Attempts.Count == 0 ? null : payment.Attempts[random.Next(payment.Attempts.Count)];
        switch (random.Next(10))
        {
            case 0 or 1:
                payment.Begin(Guid.CreateVersion7(), Start($"A{payment.Attempts.Count}", at));
                break;
            case 2:
                payment.Reassess(Assessment(random.Next(3) * 5_000), at);
                break;
            case 3 when attempt is not null:
                payment.Asked(attempt, at);
                break;
            case 4 when attempt is not null:
                payment.AskRefund(attempt, $"R{events.Count}", "why", "clerk", at);
                break;
            case 5 when attempt is not null:
                _ = random.Next(2) == 0 ? payment.NoteRefund(attempt, at) : payment.NoteRefundRefused(attempt, "94");
                break;
            case >= 6 when attempt is not null:
                Hear(payment, attempt, told, events, at, random);
                break;
        }
    }

    private static void Hear(
        Payment payment,
        PaymentAttempt attempt,
        HashSet<(string, Vnd, string)> told,
        List<PaymentEvent> events,
        DateTimeOffset at,
        Random random
    )
    {
        var state = (GatewayState)random.Next(5);
        var notice = attempt.Says(state) with
        {
            Amount = random.Next(4) == 0 ? new Vnd(random.Next(50_000)) : attempt.AmountVnd,
            Transaction = random.Next(5) == 0 ? null : $"{attempt.Reference}-T{random.Next(2)}",
        };
        if (state is GatewayState.Paid && notice.Amount == attempt.AmountVnd && notice.Transaction is { } transaction)
        {
            told.Add((attempt.Reference, notice.Amount, transaction));
        }

        events.Add(payment.Hear(attempt, notice, at).Event);
    }
}
