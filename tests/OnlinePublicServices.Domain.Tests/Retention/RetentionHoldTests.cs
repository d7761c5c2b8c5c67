using OnlinePublicServices.Domain.Retention;
using static OnlinePublicServices.Domain.Tests.Retention.RetentionRuleTests;

namespace OnlinePublicServices.Domain.Tests.Retention;

/// <summary>What keeps a dossier although its time is over.</summary>
public sealed class RetentionHoldTests
{
    private static readonly DateTimeOffset Due = At("2028-11-24 00:00");

    private static readonly RetentionFacts Free = new(
        new RetentionDates(Due.AddDays(-14), Due),
        IsClosed: true,
        WarnedAt: Due.AddDays(-14),
        HasLegalHold: false,
        HasOpenDataRequest: false,
        HasOpenFeedback: false,
        HasOpenPayment: false
    );

    public static TheoryData<RetentionFacts, RetentionHold[]> Cases =>
        new()
        {
            { Free, [] },
            { Free with { IsClosed = false }, [RetentionHold.NotClosed] },
            { Free with { Dates = null }, [RetentionHold.NotDue] },
            { Free with { WarnedAt = null }, [RetentionHold.NotWarned] },
            { Free with { WarnedAt = Due.AddDays(-13) }, [RetentionHold.NotWarned] },
            { Free with { HasLegalHold = true }, [RetentionHold.LegalHold] },
            { Free with { HasOpenDataRequest = true }, [RetentionHold.OpenDataRequest] },
            { Free with { HasOpenFeedback = true }, [RetentionHold.OpenFeedback] },
            { Free with { HasOpenPayment = true }, [RetentionHold.OpenPayment] },
            {
                Free with
                {
                    HasLegalHold = true,
                    HasOpenPayment = true,
                },
                [RetentionHold.LegalHold, RetentionHold.OpenPayment]
            },
        };

    [Theory, MemberData(nameof(Cases))]
    public void Each_hold_is_named_and_none_hides_another(RetentionFacts facts, RetentionHold[] holds) =>
        facts.HoldsAt(Due).ShouldBe(holds);

    [Fact]
    public void Until_the_day_itself_it_is_not_due() => Free.HoldsAt(Due.AddTicks(-1)).ShouldBe([RetentionHold.NotDue]);

    [Theory]
    [InlineData(null, "2028-11-30", "retention.hold-reason-missing")]
    [InlineData("  ", "2028-11-30", "retention.hold-reason-missing")]
    [InlineData("Tòa án yêu cầu", "2028-11-23", "retention.hold-end-unfit")]
    [InlineData("Tòa án yêu cầu", "2033-11-25", "retention.hold-end-unfit")]
    public void A_legal_hold_has_a_reason_and_an_end_within_five_years(string? reason, string until, string code) =>
        LegalHold
            .Place(Guid.NewGuid(), (Guid.NewGuid(), "trieu-son"), reason, DateOnly.Parse(until), "head", Due)
            .Error.Code.ShouldBe(code);

    [Fact]
    public void A_legal_hold_ends_by_itself_and_can_be_lifted_once()
    {
        var hold = LegalHold
            .Place(
                Guid.NewGuid(),
                (Guid.NewGuid(), "trieu-son"),
                "Tòa án yêu cầu",
                new DateOnly(2028, 12, 31),
                "head",
                Due
            )
            .Value;

        hold.IsOn(new DateOnly(2028, 12, 31)).ShouldBeTrue();
        hold.IsOn(new DateOnly(2029, 1, 1)).ShouldBeFalse();
        hold.Lift("head", Due.AddDays(1)).IsRefused.ShouldBeFalse();
        hold.IsOn(new DateOnly(2028, 12, 31)).ShouldBeFalse();
        hold.Lift("head", Due.AddDays(2)).Error.Code.ShouldBe("retention.hold-over");
    }

    [Fact]
    public void A_warning_is_void_once_the_date_has_moved_away()
    {
        var term = new RetentionTerm(Guid.NewGuid(), "trieu-son");
        var closed = Due.AddMonths(-24);
        term.Follow("trieu-son", closed, new RetentionDates(Due.AddDays(-14), Due), Due.AddDays(-14));
        term.Warned(Due.AddDays(-14));
        term.ErasableFrom.ShouldBe(Due);

        var later = Due.AddMonths(6);
        term.Follow("trieu-son", closed, new RetentionDates(later.AddDays(-14), later), Due);

        term.ErasableFrom.ShouldBeNull();
        term.Follow("trieu-son", null, null, later);
        term.DueAt.ShouldBeNull();
    }
}
