using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;
using static OnlinePublicServices.Domain.PersonalData.DataRequestAct;

namespace OnlinePublicServices.Domain.Tests.PersonalData;

public sealed class DataRequestTests
{
    private const string Words = "Xin sửa ngày sinh của tôi.";
    private static readonly DateTimeOffset Monday = Published.At("2026-11-23 09:00");

    [Theory]
    [InlineData("Acknowledge", "Acknowledged")]
    [InlineData("Complete", "Completed")]
    [InlineData("Refuse", "Refused")]
    [InlineData("Extend", "data-request.act-out-of-turn")]
    [InlineData("File", "data-request.act-out-of-turn")]
    [InlineData("Acknowledge|Extend", "Acknowledged")]
    [InlineData("Acknowledge|Extend|Extend", "data-request.act-out-of-turn")]
    [InlineData("Acknowledge|Acknowledge", "data-request.act-out-of-turn")]
    [InlineData("Acknowledge|Complete", "Completed")]
    [InlineData("Acknowledge|Extend|Refuse", "Refused")]
    [InlineData("Complete|Refuse", "data-request.act-out-of-turn")]
    [InlineData("Refuse|Complete", "data-request.act-out-of-turn")]
    [InlineData("Acknowledge|Complete|Extend", "data-request.act-out-of-turn")]
    public void A_request_is_acknowledged_extended_once_and_ends_by_an_answer_or_a_refusal(string acts, string outcome)
    {
        var it = Filed();
        var answer = "";
        foreach (var act in acts.Split('|').Select(Enum.Parse<DataRequestAct>))
        {
            answer = Act(it, act);
        }

        (answer.Length > 0 ? answer : it.Status.ToString()).ShouldBe(outcome);
    }

    [Fact]
    public void What_is_offered_can_be_done_and_nothing_else()
    {
        foreach (var before in (string[])["", "Acknowledge", "Acknowledge|Extend", "Complete", "Refuse"])
        {
            foreach (var act in Enum.GetValues<DataRequestAct>())
            {
                var it = Filed();
                foreach (var done in before.Split('|', StringSplitOptions.RemoveEmptyEntries))
                {
                    Act(it, Enum.Parse<DataRequestAct>(done)).ShouldBe("");
                }

                var isOffered = it.AllowedActs.Contains(act);
                (Act(it, act).Length == 0).ShouldBe(isOffered, $"{before} then {act}");
            }
        }
    }

    [Fact]
    public void A_refusal_names_its_legal_ground_and_an_answer_says_something()
    {
        var it = Filed();

        it.Refuse(" ", "head", Monday, Words).Match(_ => "", e => e.Code).ShouldBe("data-request.ground-missing");
        it.Complete("head", Monday, "\n").Match(_ => "", e => e.Code).ShouldBe("data-request.words-unfit");
        it.Version.ShouldBe(1);
        it.Refuse("91/2025/QH15", "head", Monday, Words).Match(_ => "", e => e.Code).ShouldBe("");

        it.LegalGround.ShouldBe("91/2025/QH15");
        it.History[^1].Words.ShouldBe(Words);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(16)]
    public void An_extension_is_of_one_to_fifteen_days(int? days)
    {
        var it = Filed();
        Act(it, Acknowledge).ShouldBe("");

        it.Extend(days, "head", Monday, Words).Match(_ => "", e => e.Code).ShouldBe("data-request.extension-unfit");

        it.ExtendedByDays.ShouldBeNull();
    }

    [Theory]
    // Monday; Friday afternoon; the last Wednesday before Tet 2026 (off from 14 to 22 February).
    [InlineData(DataRequestKind.View, "2026-11-23 09:00", "2026-11-25 17:00", "2026-12-03 17:00")]
    [InlineData(DataRequestKind.Correct, "2026-11-27 16:30", "2026-12-01 17:00", "2026-12-07 17:00")]
    [InlineData(DataRequestKind.Delete, "2026-11-23 09:00", "2026-11-25 17:00", "2026-12-14 17:00")]
    [InlineData(DataRequestKind.Restrict, "2026-11-23 09:00", "2026-11-25 17:00", "2026-12-08 17:00")]
    [InlineData(DataRequestKind.Object, "2026-02-11 10:00", "2026-02-13 17:00", "2026-02-26 17:00")]
    [InlineData(DataRequestKind.Withdraw, "2026-02-13 16:59", "2026-02-24 17:00", "2026-03-02 17:00")]
    [InlineData(DataRequestKind.View, "2026-02-11 10:00", "2026-02-13 17:00", "2026-02-23 17:00")]
    public void It_is_acknowledged_in_two_working_days_and_answered_in_the_term_of_its_kind(
        DataRequestKind kind,
        string filedAt,
        string acknowledgeBy,
        string answerBy
    )
    {
        var it = Filed(kind, Published.At(filedAt));
        var clock = DataRequestClock.Of(it, Published.Calendar).Value;

        Published.Local(clock.AcknowledgeBy).ShouldBe(acknowledgeBy);
        Published.Local(clock.AnswerBy).ShouldBe(answerBy);
        clock.NextDue(it).ShouldBe(clock.AcknowledgeBy);
        Act(it, Acknowledge).ShouldBe("");
        clock.NextDue(it).ShouldBe(clock.AnswerBy);
        Act(it, Complete).ShouldBe("");
        clock.NextDue(it).ShouldBeNull();
    }

    [Fact]
    public void An_extension_moves_the_answer_by_its_days_and_the_acknowledgement_by_none()
    {
        var it = Filed();
        Act(it, Acknowledge).ShouldBe("");
        it.Extend(8, "head", Monday, Words).Match(_ => "", e => e.Code).ShouldBe("");

        var clock = DataRequestClock.Of(it, Published.Calendar).Value;

        Published.Local(clock.AcknowledgeBy).ShouldBe("2026-11-25 17:00");
        Published.Local(clock.AnswerBy).ShouldBe("2026-12-11 17:00");
    }

    private static DataRequest Filed(DataRequestKind kind = DataRequestKind.Correct, DateTimeOffset? at = null) =>
        DataRequest.File(Guid.Empty, kind, (Guid.Empty, "citizen"), "commune", Words, at ?? Monday).Value;

    private static string Act(DataRequest it, DataRequestAct act) =>
        (
            act switch
            {
                Extend => it.Extend(8, "head", Monday, Words),
                Refuse => it.Refuse("91/2025/QH15", "head", Monday, Words),
                Acknowledge => it.Acknowledge("head", Monday, null),
                Complete => it.Complete("head", Monday, Words),
                DataRequestAct.File => DataRequestLifecycle.Find(it.Status, act).Map(_ => Done.Value),
            }
        ).Match(_ => "", error => error.Code);
}
