using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Tests.Calendars;
using static OnlinePublicServices.Domain.Feedback.FeedbackAct;

namespace OnlinePublicServices.Domain.Tests.Feedback;

public sealed class FeedbackClockTests
{
    [Theory]
    // Monday; a Friday afternoon; the last Wednesday before Tet 2026 (off from 14 to 22 February).
    [InlineData("2026-11-23 09:00", "2026-11-25 17:00", "2026-11-30 17:00", "2026-12-14 17:00")]
    [InlineData("2026-11-27 16:30", "2026-12-01 17:00", "2026-12-04 17:00", "2026-12-18 17:00")]
    [InlineData("2026-02-11 10:00", "2026-02-13 17:00", "2026-02-25 17:00", "2026-03-11 17:00")]
    public void A_reflection_is_refused_in_two_asked_about_in_five_and_answered_in_fifteen_working_days(
        string receivedAt,
        string refuseBy,
        string supplementBy,
        string answerBy
    )
    {
        var clock = ClockOf(AReflection.Filed(Published.At(receivedAt)));

        Published.Local(clock.RefuseBy).ShouldBe(refuseBy);
        Published.Local(clock.SupplementBy).ShouldBe(supplementBy);
        Published.Local(clock.AnswerBy!.Value).ShouldBe(answerBy);
        clock.PublishBy.ShouldBeNull();
    }

    [Fact]
    public void While_the_author_is_asked_nothing_is_due_and_the_wait_is_not_counted()
    {
        var it = AReflection
            .Filed(Published.At("2026-11-23 09:00"))
            .With(AskSupplement, Published.At("2026-11-24 07:00"));
        ClockOf(it).AnswerBy.ShouldBeNull();
        ClockOf(it).NextDue(it).ShouldBeNull();

        it.With(Supplement, Published.At("2026-11-26 07:00"));

        Published.Local(ClockOf(it).AnswerBy!.Value).ShouldBe("2026-12-16 17:00");
        Published.Local(ClockOf(it).RefuseBy).ShouldBe("2026-11-30 17:00");
    }

    [Fact]
    public void An_answer_is_published_in_two_working_days()
    {
        var it = AReflection
            .Filed(Published.At("2026-11-23 09:00"))
            .With(Take, Published.At("2026-11-23 10:00"))
            .With(Answer, Published.At("2026-11-26 15:00"));

        Published.Local(ClockOf(it).NextDue(it)!.Value).ShouldBe("2026-11-30 17:00");
        ClockOf(it.With(Publish, Published.At("2026-11-27 08:00"))).NextDue(it).ShouldBeNull();
    }

    [Theory]
    [InlineData("Refuse 2026-11-25 17:00", false)]
    [InlineData("Refuse 2026-11-26 07:30", true)]
    [InlineData("AskSupplement 2026-11-30 17:00", false)]
    [InlineData("AskSupplement 2026-12-01 07:30", true)]
    [InlineData(
        "Take 2026-11-24 08:00|AskSupplement 2026-11-25 08:00|Supplement 2026-11-26 08:00|Take 2026-11-26 09:00|AskSupplement 2026-12-02 08:00",
        false
    )]
    [InlineData("AskSupplement 2026-11-24 08:00|Refuse 2026-12-20 08:00", false)]
    [InlineData("AskSupplement 2026-11-24 08:00|Supplement 2026-11-25 08:00|Refuse 2026-11-27 17:00", false)]
    [InlineData("AskSupplement 2026-11-24 08:00|Supplement 2026-11-25 08:00|Refuse 2026-11-30 07:30", true)]
    [InlineData("Take 2026-11-24 08:00|Answer 2026-12-14 17:00|KeepClosed 2026-12-16 17:00", false)]
    [InlineData("Take 2026-11-24 08:00|Answer 2026-12-15 07:30", true)]
    [InlineData("Take 2026-11-24 08:00|Answer 2026-11-25 08:00|Publish 2026-11-27 17:00", false)]
    [InlineData("Take 2026-11-24 08:00|Answer 2026-11-25 08:00|Publish 2026-11-30 07:30", true)]
    public void What_was_done_late_stays_late(string acts, bool isLate)
    {
        var it = AReflection.Filed(Published.At("2026-11-23 09:00"));
        foreach (var act in acts.Split('|'))
        {
            it.With(
                Enum.Parse<FeedbackAct>(act.Split(' ')[0]),
                Published.At(act[(act.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            );
        }

        FeedbackClock.IsLate(it, Published.Calendar, it.LastActAt).Value.ShouldBe(isLate);
    }

    [Theory]
    [InlineData("2026-12-14 17:00", false)]
    [InlineData("2026-12-14 17:01", true)]
    public void What_nobody_answers_is_late_when_its_time_has_passed(string asOf, bool isLate)
    {
        var it = AReflection.Filed(Published.At("2026-11-23 09:00"));

        FeedbackClock.IsLate(it, Published.Calendar, Published.At(asOf)).Value.ShouldBe(isLate);
    }

    [Fact]
    public void A_report_counts_from_the_acts()
    {
        FeedbackCase[] cases =
        [
            // Filed in October and open since: carried over, late.
            AReflection.Filed(Published.At("2026-10-05 09:00")),
            // Filed and answered in October: not in this report.
            AReflection
                .Filed(Published.At("2026-10-05 09:00"))
                .With(Take, Published.At("2026-10-06 09:00"))
                .With(Answer, Published.At("2026-10-07 09:00"))
                .With(Publish, Published.At("2026-10-08 09:00")),
            // Filed, answered, published, and the author is not content.
            AReflection
                .Filed(Published.At("2026-11-03 09:00"))
                .With(Take, Published.At("2026-11-04 09:00"))
                .With(Answer, Published.At("2026-11-05 09:00"))
                .With(Publish, Published.At("2026-11-06 09:00"))
                .With(Dispute, Published.At("2026-11-06 10:00")),
            // About somebody's behaviour, refused in time.
            AReflection
                .Filed(Published.At("2026-11-10 09:00"), FeedbackKind.Conduct)
                .With(Refuse, Published.At("2026-11-11 09:00")),
            // Open in time, and the author has said it again.
            AReflection.Filed(Published.At("2026-11-24 09:00")).With(Remind, Published.At("2026-11-25 09:00")),
            // Answered after the period: open at its end.
            AReflection
                .Filed(Published.At("2026-11-25 09:00"))
                .With(Take, Published.At("2026-11-26 09:00"))
                .With(Answer, Published.At("2026-12-02 09:00")),
            // Filed after it.
            AReflection.Filed(Published.At("2026-12-01 07:00")),
        ];

        var report = FeedbackReport
            .Of(cases, Published.Calendar, Published.At("2026-11-01 00:00"), Published.At("2026-12-01 00:00"))
            .Value;

        report.ShouldBe(new FeedbackReport(1, 3, 1, 2, 2, 1, 1, 1, 1, 1, 2));
        report.Total.ShouldBe(5);
        report.Index.ShouldBe(40m);
    }

    [Fact]
    public void Where_nothing_came_in_there_is_no_index() =>
        FeedbackReport
            .Of([], Published.Calendar, Published.At("2026-11-01 00:00"), Published.At("2026-12-01 00:00"))
            .Value.Index.ShouldBeNull();

    private static FeedbackClock ClockOf(FeedbackCase it) => FeedbackClock.Of(it.History, Published.Calendar).Value;
}
