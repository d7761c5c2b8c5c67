using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using static OnlinePublicServices.Domain.Tests.Payments.APayment;

namespace OnlinePublicServices.Domain.Tests.Payments;

public sealed class PaymentTests
{
    [Fact]
    public void What_the_gateway_says_was_paid_settles_what_is_due()
    {
        var payment = Open();
        var attempt = payment.Begun();

        var heard = payment.Hear(attempt, attempt.Paid(), Now.AddMinutes(2));

        heard.ShouldBe(new Heard(NoticeAnswer.Noted, PaymentEvent.Settled));
        payment.Status.ShouldBe(PaymentStatus.Settled);
        payment.SettledBy.ShouldBe(attempt.Id);
        attempt.Transaction.ShouldBe("T1");
    }

    [Fact]
    public void The_same_notice_again_changes_nothing()
    {
        var payment = Open();
        var attempt = payment.Begun();
        payment.Hear(attempt, attempt.Paid(), Now);
        var version = payment.Version;

        var again = payment.Hear(attempt, attempt.Paid(), Now.AddDays(1));

        again.ShouldBe(new Heard(NoticeAnswer.AlreadyNoted, PaymentEvent.None));
        payment.Version.ShouldBe(version);
        attempt.PaidAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30_999)]
    [InlineData(31_001)]
    [InlineData(0)]
    public void A_notice_of_another_amount_is_answered_so_and_changes_nothing(long vnd)
    {
        var payment = Open();
        var attempt = payment.Begun();

        var heard = payment.Hear(attempt, attempt.Paid() with { Amount = new Vnd(vnd) }, Now);

        heard.ShouldBe(new Heard(NoticeAnswer.WrongAmount, PaymentEvent.None));
        payment.Status.ShouldBe(PaymentStatus.Open);
    }

    /// <summary>Each state against each word of the gateway: what we answer, what changes, and where the attempt is then.</summary>
    [Theory]
    [InlineData(AttemptState.Open, GatewayState.Pending, NoticeAnswer.Noted, PaymentEvent.None, AttemptState.Open)]
    [InlineData(AttemptState.Open, GatewayState.Paid, NoticeAnswer.Noted, PaymentEvent.Settled, AttemptState.Paid)]
    [InlineData(AttemptState.Open, GatewayState.Failed, NoticeAnswer.Noted, PaymentEvent.Failed, AttemptState.Failed)]
    [InlineData(AttemptState.Open, GatewayState.Held, NoticeAnswer.Noted, PaymentEvent.Held, AttemptState.Held)]
    [InlineData(AttemptState.Open, GatewayState.Reversed, NoticeAnswer.Noted, PaymentEvent.Failed, AttemptState.Failed)]
    [InlineData(AttemptState.Failed, GatewayState.Paid, NoticeAnswer.Noted, PaymentEvent.Settled, AttemptState.Paid)]
    [InlineData(
        AttemptState.Failed,
        GatewayState.Failed,
        NoticeAnswer.AlreadyNoted,
        PaymentEvent.None,
        AttemptState.Failed
    )]
    [InlineData(AttemptState.Failed, GatewayState.Held, NoticeAnswer.Noted, PaymentEvent.Held, AttemptState.Held)]
    [InlineData(AttemptState.Expired, GatewayState.Paid, NoticeAnswer.Noted, PaymentEvent.Settled, AttemptState.Paid)]
    [InlineData(AttemptState.Held, GatewayState.Paid, NoticeAnswer.Noted, PaymentEvent.Settled, AttemptState.Paid)]
    [InlineData(AttemptState.Held, GatewayState.Failed, NoticeAnswer.Noted, PaymentEvent.Failed, AttemptState.Failed)]
    [InlineData(AttemptState.Held, GatewayState.Held, NoticeAnswer.AlreadyNoted, PaymentEvent.None, AttemptState.Held)]
    [InlineData(
        AttemptState.Paid,
        GatewayState.Failed,
        NoticeAnswer.AlreadyNoted,
        PaymentEvent.Contradicted,
        AttemptState.Paid
    )]
    [InlineData(
        AttemptState.Paid,
        GatewayState.Pending,
        NoticeAnswer.AlreadyNoted,
        PaymentEvent.None,
        AttemptState.Paid
    )]
    [InlineData(
        AttemptState.Paid,
        GatewayState.Reversed,
        NoticeAnswer.Noted,
        PaymentEvent.Reversed,
        AttemptState.Reversed
    )]
    [InlineData(
        AttemptState.Refunding,
        GatewayState.Reversed,
        NoticeAnswer.Noted,
        PaymentEvent.Refunded,
        AttemptState.Refunded
    )]
    [InlineData(
        AttemptState.Refunding,
        GatewayState.Failed,
        NoticeAnswer.AlreadyNoted,
        PaymentEvent.Contradicted,
        AttemptState.Refunding
    )]
    [InlineData(
        AttemptState.Refunded,
        GatewayState.Paid,
        NoticeAnswer.AlreadyNoted,
        PaymentEvent.None,
        AttemptState.Refunded
    )]
    [InlineData(
        AttemptState.Reversed,
        GatewayState.Paid,
        NoticeAnswer.AlreadyNoted,
        PaymentEvent.Contradicted,
        AttemptState.Reversed
    )]
    public void Every_word_of_the_gateway_has_one_meaning_in_every_state(
        AttemptState from,
        GatewayState word,
        NoticeAnswer answer,
        PaymentEvent change,
        AttemptState to
    )
    {
        var payment = Open();
        var attempt = payment.Begun();
        Bring(payment, attempt, from);

        var heard = payment.Hear(attempt, attempt.Says(word) with { Transaction = "T1" }, Now.AddHours(1));

        heard.ShouldBe(new Heard(answer, change));
        attempt.State.ShouldBe(to);
    }

    [Fact]
    public void Money_of_a_second_attempt_is_a_surplus_and_is_not_lost()
    {
        var payment = Open();
        var (first, second) = (payment.Begun("A1"), payment.Begun("A2"));
        payment.Hear(second, second.Paid("T2"), Now);

        var heard = payment.Hear(first, first.Paid("T1"), Now);

        heard.ShouldBe(new Heard(NoticeAnswer.Noted, PaymentEvent.Surplus));
        payment.SettledBy.ShouldBe(second.Id);
        payment.AskRefund(first, "R1", "paid twice", "clerk", Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Money_for_an_amount_that_is_no_longer_due_settles_nothing()
    {
        var payment = Open();
        var attempt = payment.Begun();
        payment.Reassess(Assessment(chargeVnd: 20_000), Now);

        var heard = payment.Hear(attempt, attempt.Paid(), Now);

        heard.Event.ShouldBe(PaymentEvent.Surplus);
        payment.Status.ShouldBe(PaymentStatus.Open);
    }

    [Fact]
    public void Another_transaction_under_the_name_of_a_paid_attempt_changes_nothing()
    {
        var payment = Open();
        var attempt = payment.Begun();
        payment.Hear(attempt, attempt.Paid("T1"), Now);

        payment.Hear(attempt, attempt.Paid("T9"), Now).Event.ShouldBe(PaymentEvent.Contradicted);

        attempt.Transaction.ShouldBe("T1");
    }

    [Fact]
    public void A_success_without_the_gateways_own_number_is_not_believed()
    {
        var payment = Open();
        var attempt = payment.Begun();

        payment.Hear(attempt, attempt.Says(GatewayState.Paid), Now).Answer.ShouldBe(NoticeAnswer.NotNow);

        payment.Status.ShouldBe(PaymentStatus.Open);
    }

    [Fact]
    public void Nothing_can_be_paid_while_a_claimed_exemption_is_undecided()
    {
        var payment = Open(Assessment(claimed: "poor-household"));

        payment.Status.ShouldBe(PaymentStatus.ClaimUndecided);
        payment.IsOwedBy(PaymentStage.Return).ShouldBeTrue();
        payment.Begin(Guid.CreateVersion7(), Start("A1")).Error.ShouldBe(PaymentErrors.NothingDue);
    }

    [Fact]
    public void A_declined_exemption_leaves_the_full_amount_due()
    {
        var payment = Open(Assessment(chargeVnd: 0, claimed: "poor-household"));

        payment.DecideClaim(ClaimDecision.Declined, "expired").IsRefused.ShouldBeFalse();
        payment.DeclinedCases.ShouldBe(["poor-household"]);
        payment.Reassess(Assessment(), Now);

        (payment.Status, payment.DueVnd).ShouldBe((PaymentStatus.Open, Whole));
    }

    [Fact]
    public void A_granted_exemption_leaves_the_rest_due()
    {
        var payment = Open(Assessment(chargeVnd: 0, claimed: "poor-household"));

        payment.DecideClaim(ClaimDecision.Granted, null);
        payment.Reassess(Assessment(chargeVnd: 0, claimed: "poor-household"), Now);

        (payment.Status, payment.DueVnd).ShouldBe((PaymentStatus.Open, new Vnd(16_000)));
    }

    [Fact]
    public void Cash_settles_only_with_exactly_the_amount_due()
    {
        var payment = Open();

        payment
            .TakeAtCounter(Guid.CreateVersion7(), Start("C1"), new Vnd(30_000), "C1")
            .Error.ShouldBe(PaymentErrors.WrongAmount);
        payment.TakeAtCounter(Guid.CreateVersion7(), Start("C2"), Whole, "C2").IsRefused.ShouldBeFalse();
        payment.TakeAtCounter(Guid.CreateVersion7(), Start("C3"), Whole, "C3").Error.ShouldBe(PaymentErrors.NothingDue);
    }

    [Fact]
    public void Money_goes_back_once()
    {
        var payment = Open();
        var attempt = payment.Begun();
        payment.Hear(attempt, attempt.Paid(), Now);

        payment.AskRefund(attempt, "R1", "withdrawn", "clerk", Now).IsRefused.ShouldBeFalse();
        payment.AskRefund(attempt, "R2", "withdrawn", "clerk", Now).Error.ShouldBe(PaymentErrors.NotRefundable);
        payment.NoteRefund(attempt, Now).IsRefused.ShouldBeFalse();
        payment.AskRefund(attempt, "R3", "withdrawn", "clerk", Now).Error.ShouldBe(PaymentErrors.NotRefundable);

        (payment.Status, attempt.RefundId).ShouldBe((PaymentStatus.Refunded, "R1"));
    }

    [Fact]
    public void A_refund_that_the_gateway_refuses_can_be_asked_for_again()
    {
        var payment = Open();
        var attempt = payment.Begun();
        payment.Hear(attempt, attempt.Paid(), Now);
        payment.AskRefund(attempt, "R1", "withdrawn", "clerk", Now);

        payment.NoteRefundRefused(attempt, "94").IsRefused.ShouldBeFalse();

        (payment.Status, attempt.State).ShouldBe((PaymentStatus.Settled, AttemptState.Paid));
        payment.AskRefund(attempt, "R2", "withdrawn", "clerk", Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_gateway_is_asked_every_half_hour_for_three_days_and_then_a_person_looks()
    {
        var payment = Open();
        var attempt = payment.Begun();
        List<DateTimeOffset> asked = [];

        while (attempt.NextQueryAt is { } next)
        {
            asked.Add(next);
            payment.Asked(attempt, next);
        }

        asked[0].ShouldBe(attempt.ExpiresAt);
        (asked[^1] - attempt.StartedAt).ShouldBeInRange(TimeSpan.FromDays(3), TimeSpan.FromDays(3.03));
        asked.Count.ShouldBe(145);
        attempt.State.ShouldBe(AttemptState.Expired);
    }

    [Fact]
    public void So_many_attempts_may_be_open_at_once_and_ended_ones_make_room()
    {
        var payment = Open();
        for (var one = 0; one < Payment.LiveAttemptsMax; one++)
        {
            payment.Begun($"A{one}");
        }

        payment.Begin(Guid.CreateVersion7(), Start("B")).Error.ShouldBe(PaymentErrors.TooManyAttempts);
        payment.Begin(Guid.CreateVersion7(), Start("B", Now.AddMinutes(15))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_dossier_has_no_more_attempts_than_their_names_can_count()
    {
        var payment = Open();
        for (var one = 0; one < Payment.AttemptsMax - Payment.CounterReserve; one++)
        {
            payment.Begun($"A{one}", Now.AddHours(one));
        }

        payment.Begin(Guid.CreateVersion7(), Start("B", Now.AddDays(30))).Error.ShouldBe(PaymentErrors.TooManyAttempts);
        payment
            .TakeAtCounter(Guid.CreateVersion7(), Start("B", Now.AddDays(30)), payment.DueVnd, "1")
            .IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_tries_online_again_and_again_does_not_shut_the_till()
    {
        var payment = Open();
        for (var one = 0; one < Payment.LiveAttemptsMax; one++)
        {
            payment.Begun($"A{one}");
        }

        payment.TakeAtCounter(Guid.CreateVersion7(), Start("B"), payment.DueVnd, "1").IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void What_was_deferred_stays_deferred_when_the_amount_changes()
    {
        var payment = Open();
        var earlier = new FeeAssessment([
            .. Assessment().Lines.Select(line => line with { Due = PaymentStage.Receipt }),
        ]);
        payment.Reassess(earlier, Now);
        payment.Stage.ShouldBe(PaymentStage.Return);

        var asked = new Payment(Guid.CreateVersion7(), Guid.CreateVersion7(), "xa-trieu-son", earlier, Now);
        asked.IsOwedBy(PaymentStage.Receipt).ShouldBeTrue();
        asked.Defer(PaymentStage.Return);

        asked.IsOwedBy(PaymentStage.Receipt).ShouldBeFalse();
        asked.IsOwedBy(PaymentStage.Return).ShouldBeTrue();
    }

    /// <summary>The ways on which an attempt comes into a state.</summary>
    private static void Bring(Payment payment, PaymentAttempt attempt, AttemptState state)
    {
        GatewayState[] words = state switch
        {
            AttemptState.Open or AttemptState.Expired => [],
            AttemptState.Failed => [GatewayState.Failed],
            AttemptState.Held => [GatewayState.Held],
            AttemptState.Reversed => [GatewayState.Paid, GatewayState.Reversed],
            _ => [GatewayState.Paid],
        };
        foreach (var word in words)
        {
            payment.Hear(attempt, attempt.Says(word) with { Transaction = "T1" }, Now);
        }

        if (state is AttemptState.Expired)
        {
            payment.Asked(attempt, Now + Payment.AskedFor);
        }

        if (state is AttemptState.Refunding or AttemptState.Refunded)
        {
            payment.AskRefund(attempt, "R1", "withdrawn", "clerk", Now);
        }

        if (state is AttemptState.Refunded)
        {
            payment.NoteRefund(attempt, Now);
        }

        attempt.State.ShouldBe(state);
    }
}
