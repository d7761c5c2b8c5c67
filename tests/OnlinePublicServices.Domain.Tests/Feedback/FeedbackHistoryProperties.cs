using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Feedback;

/// <summary>What holds in every history that anybody can bring about, drawn with a fixed seed so that a failure recurs.</summary>
public sealed class FeedbackHistoryProperties
{
    private const int Histories = 400;

    private static readonly Lazy<IReadOnlyList<FeedbackCase>> Drawn = new(() =>
        [.. Enumerable.Range(1, Histories).Select(seed => Draw(new Random(seed)))]
    );

    [Fact]
    public void No_history_leaves_the_table()
    {
        foreach (var it in Drawn.Value)
        {
            FeedbackStatus? status = null;
            foreach (var record in it.History)
            {
                record.From.ShouldBe(status);
                FeedbackLifecycle.Table.ShouldContain(row =>
                    row.From == record.From
                    && row.Act == record.Act
                    && row.To == record.To
                    && row.Who.Contains(record.Role)
                );
                status = record.To;
            }

            it.Status.ShouldBe(status!.Value);
            it.History.Select(record => record.Number).ShouldBe(Enumerable.Range(1, it.History.Count));
        }
    }

    [Fact]
    public void The_histories_drawn_reach_every_status_and_every_act()
    {
        var records = Drawn.Value.SelectMany(it => it.History).ToList();

        records.Select(record => record.To).Distinct().ShouldBe(Enum.GetValues<FeedbackStatus>(), ignoreOrder: true);
        records.Select(record => record.Act).Distinct().ShouldBe(Enum.GetValues<FeedbackAct>(), ignoreOrder: true);
    }

    [Fact]
    public void The_time_to_answer_is_fifteen_working_days_whatever_waits_lie_in_it_and_none_is_counted_twice()
    {
        var looked = 0;
        foreach (var it in Drawn.Value)
        {
            if (FeedbackClock.Of(it.History, Published.Calendar).Value.AnswerBy is not { } answerBy)
            {
                continue;
            }

            // The day of receipt is left out; what was waited from the receipt on is not counted, each minute once.
            var begins = Published.Calendar.AddWorkingMinutes(it.ReceivedAt, MinutesLeftOn(it.ReceivedAt)).Value;
            var waited = Waits(it).Where(wait => wait.From < answerBy).Sum(wait => Minutes(wait.From, wait.Until));
            (Minutes(begins, answerBy) - waited).ShouldBe(15 * 480);
            looked++;
        }

        looked.ShouldBeGreaterThan(Histories / 2);
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Waits(FeedbackCase it) =>
        it
            .History.Zip(it.History.Skip(1))
            .Where(pair => pair.First.To is FeedbackStatus.AwaitingSupplement)
            .Select(pair => (pair.First.At, pair.Second.At));

    private static int Minutes(DateTimeOffset from, DateTimeOffset until) =>
        Published.Calendar.WorkingMinutesBetween(from, until).Value;

    private static int MinutesLeftOn(DateTimeOffset at) =>
        Minutes(at, Published.At($"{Published.Local(at)[..10]} 23:59"));

    private static FeedbackCase Draw(Random random)
    {
        // Some working moment of the year.
        var at = Published
            .Calendar.AddWorkingMinutes(Published.At("2026-01-05 07:00"), random.Next(1, 240 * 480))
            .Value;
        var it = AReflection.Filed(at, (FeedbackKind)random.Next(2));
        for (var acts = random.Next(14); acts > 0; acts--)
        {
            at = Published.Calendar.AddWorkingMinutes(at, random.Next(1, 900)).Value;
            var role = (FeedbackRole)random.Next(2);
            var allowed = it.AllowedTo(role).ToList();
            if (allowed.Count == 0)
            {
                continue;
            }

            var act = allowed[random.Next(allowed.Count)];
            var actor = role is FeedbackRole.Author ? AReflection.Author : AReflection.Staff;
            _ = act switch
            {
                FeedbackAct.Transfer => it.Transfer(it.UnitId == "a" ? "b" : "a", actor, at, "Lời."),
                FeedbackAct.Return => it.Return(actor, at, "Lời."),
                FeedbackAct.Publish => it.Publish(new PublicAnswer("a", "b", "c"), actor, at),
                FeedbackAct.KeepClosed => it.KeepClosed(actor, at, "Lời."),
                _ => it.Do(act, actor, at, "Lời."),
            };
        }

        return it;
    }
}
