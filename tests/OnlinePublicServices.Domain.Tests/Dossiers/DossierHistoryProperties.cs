using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

/// <summary>What holds in every history that anybody can bring about, drawn with a fixed seed so that a failure recurs.</summary>
public sealed class DossierHistoryProperties
{
    private const int Histories = 700;
    private const int ActsTried = 800;

    private static readonly Reason Why = Reason.Create("other", "Vì lý do này").Value;

    private static readonly Actor[] People =
    [
        ADossier.Citizen,
        ADossier.Clerk,
        ADossier.Officer,
        ADossier.Colleague,
        ADossier.Head,
        ADossier.Records,
        ADossier.Registry,
        DossierCalendarTests.Administrator,
        Actor.System,
    ];

    [Fact]
    public void Whatever_happened_a_destroyed_dossier_still_follows_from_its_acts()
    {
        // Its own: the others are read by every test.
        foreach (var dossier in DrawAll().Where(drawn => DossierLifecycle.IsEnd(drawn.Status)))
        {
            dossier.Erase(Guid.NewGuid(), ADossier.LookedAt).IsRefused.ShouldBeFalse();

            var anew = dossier.Replayed(_ => Published.Calendar, ADossier.Rules);
            (anew.Status, anew.OriginalDueAt, anew.PromisedDueAt, anew.AcceptedAt).ShouldBe(
                (dossier.Status, dossier.OriginalDueAt, dossier.PromisedDueAt, dossier.AcceptedAt)
            );
            anew.Attachments.Select(paper => (paper.PaperCode, paper.Verdict, paper.IsReplaced))
                .ShouldBe(dossier.Attachments.Select(paper => (paper.PaperCode, paper.Verdict, paper.IsReplaced)));
        }
    }

    [Fact]
    public void At_every_instant_exactly_one_has_the_dossier()
    {
        foreach (var dossier in Drawn())
        {
            var holdings = dossier.Custody.Holdings;

            holdings[0].Since.ShouldBe(dossier.SubmittedAt);
            holdings
                .SkipLast(1)
                .Select(holding => holding.Until)
                .ShouldBe(holdings.Skip(1).Select(h => (DateTimeOffset?)h.Since));
            holdings[^1].Until.HasValue.ShouldBe(DossierLifecycle.IsEnd(dossier.Status));
        }
    }

    [Fact]
    public void The_row_is_what_its_acts_make_of_it()
    {
        foreach (var dossier in Drawn())
        {
            var anew = dossier.Replayed(
                version => version == 2 ? DossierCalendarTests.WithHoliday : Published.Calendar,
                ADossier.Rules
            );

            Row(anew).ShouldBe(Row(dossier));
        }
    }

    [Fact]
    public void No_dossier_is_apologised_for_twice_and_an_apology_never_moves_the_date_by_law()
    {
        foreach (var dossier in Drawn())
        {
            dossier.History.Count(record => record.Act is DossierAct.Apologise).ShouldBeLessThanOrEqualTo(1);
            if (dossier.Apology is not null && dossier.OriginalDueAt is { } due)
            {
                dossier.PromisedDueAt!.Value.ShouldBeGreaterThanOrEqualTo(due);
            }
        }
    }

    [Fact]
    public void The_histories_drawn_reach_every_status_and_every_act()
    {
        var drawn = Drawn();

        drawn
            .SelectMany(dossier => dossier.History)
            .Select(record => record.To)
            .Distinct()
            .ShouldBe(Enum.GetValues<DossierStatus>(), ignoreOrder: true);
        drawn
            .SelectMany(dossier => dossier.History)
            .Select(record => record.Act)
            .Distinct()
            .ShouldBe(Enum.GetValues<DossierAct>(), ignoreOrder: true);
    }

    private static readonly Lazy<IReadOnlyList<Dossier>> All = new(() => [.. DrawAll()]);

    private static IEnumerable<Dossier> DrawAll() =>
        Enumerable.Range(1, Histories).Select(seed => Draw(new Random(seed)));

    private static IReadOnlyList<Dossier> Drawn() => All.Value;

    private static Dossier Draw(Random random)
    {
        var dossier = ADossier.Submitted();
        var at = dossier.SubmittedAt;
        var wanted = random.Next(140);
        for (var tried = 0; tried < ActsTried && dossier.History.Count <= wanted; tried++)
        {
            at = at.AddMinutes(random.Next(1, 240));
            var who = People[random.Next(People.Length)];
            var acts = dossier.AllowedTo(who, ADossier.Route);
            if (acts.Count > 0)
            {
                Try(dossier, acts[random.Next(acts.Count)], who, at, random);
            }
        }

        return dossier;
    }

    private static void Try(Dossier dossier, DossierAct act, Actor who, DateTimeOffset at, Random random)
    {
        var (calendar, rules, route) = (Published.Calendar, ADossier.Rules, ADossier.Route);
        var paper = dossier.CurrentAttachments.Skip(random.Next(2)).First();
        switch (act)
        {
            case DossierAct.ExaminePaper:
                var verdict = random.Next(8) == 0 ? PaperVerdict.Faulty : PaperVerdict.Good;
                dossier.Examine(paper.Id, verdict, Why, true, who, at);
                break;
            case DossierAct.ConsultRegister:
                var said = new RegisteredPerson { Name = "Le Van Tuan" };
                dossier.ConsultRegister(
                    Guid.CreateVersion7(at),
                    new RegisterConsulted("identity", 1, "038190001234", said, []),
                    who,
                    at
                );
                break;
            case DossierAct.Accept:
                dossier.Accept(who, at, calendar, rules);
                break;
            case DossierAct.Refuse when random.Next(20) == 0:
                dossier.Refuse(Why, who, at);
                break;
            case DossierAct.ReissueSlip:
                dossier.ReissueSlip(who, at);
                break;
            case DossierAct.HandOver:
                var planned = route.After(dossier.Custody.Now.Step);
                var step =
                    random.Next(4) > 0 && planned is not null ? planned : route.Steps[random.Next(route.Steps.Count)];
                dossier.HandOver(step.Id, route, who, at);
                break;
            case DossierAct.Take:
                dossier.Take(who, at);
                break;
            case DossierAct.SendBack when random.Next(4) == 0:
                dossier.SendBack(Why, who, at);
                break;
            case DossierAct.Recall when random.Next(4) == 0:
                dossier.Recall(who, at);
                break;
            case DossierAct.StepIn:
                dossier.StepIn(Why, who, at);
                break;
            case DossierAct.AskOpinion:
                dossier.AskOpinions(route, who, at);
                break;
            case DossierAct.GiveOpinion:
                dossier.GiveOpinion(Why, who, at);
                break;
            case DossierAct.RequestSupplement:
                var item = new SupplementItem(paper.PaperCode, paper.Id, null, "unreadable", "Chụp lại");
                dossier.RequestSupplement(new SupplementAsked([item], at.AddDays(20)), random.Next(2) == 0, who, at);
                break;
            case DossierAct.AnswerSupplement:
                var asked = dossier.OpenSupplement!.Items[0];
                var bytes = new byte[16];
                random.NextBytes(bytes);
                var given = new PaperGiven(
                    new Guid(bytes),
                    asked.PaperCode!,
                    "moi.pdf",
                    "application/pdf",
                    10,
                    new string('b', 64),
                    1
                );
                dossier.AnswerSupplement(new SupplementGiven(null, [], [given]), who, at, calendar, rules);
                break;
            case DossierAct.RequireFinancialObligation:
                dossier.RequireObligation(new ObligationOf("TB-01", 250_000), who, at);
                break;
            case DossierAct.SettleFinancialObligation:
                dossier.SettleObligation(new ObligationOf("BL-01", 250_000), who, at, calendar, rules);
                break;
            case DossierAct.RequestWithdrawal when random.Next(30) == 0:
                dossier.RequestWithdrawal(null, who, at);
                break;
            case DossierAct.GrantWithdrawal when random.Next(3) == 0:
                dossier.GrantWithdrawal(who, at);
                break;
            case DossierAct.DeclineWithdrawal:
                dossier.DeclineWithdrawal(Why, who, at, calendar, rules);
                break;
            case DossierAct.Stop when random.Next(20) == 0:
                dossier.Stop(Why, who, at);
                break;
            case DossierAct.DraftOutcome:
                dossier.DraftOutcome(new OutcomeOf(Outcome.Granted, null), route, who, at);
                break;
            case DossierAct.ApproveOutcome:
                dossier.ApproveOutcome(who, at);
                break;
            case DossierAct.RecordOutcome:
                dossier.RecordOutcome(isSigned: true, who, at, calendar, rules);
                break;
            case DossierAct.ReturnResult:
                dossier.ReturnResult(new CollectedBy(ReturnWay.Counter, CollectionProof.Code), who, at);
                break;
            case DossierAct.Reopen when random.Next(2) == 0:
                dossier.Reopen(Why, who, at);
                break;
            case DossierAct.NoteCorrection:
                dossier.NoteCorrection(Why, who, at);
                break;
            case DossierAct.AdoptCalendar when random.Next(4) == 0:
                dossier.AdoptCalendar(who, at, DossierCalendarTests.WithHoliday, rules);
                break;
            case DossierAct.Apologise:
                dossier.Apologise(Why, at.AddDays(30), who, at);
                break;
            case DossierAct.PassToSuccessor when random.Next(4) == 0:
                dossier.PassToSuccessor(Succession(dossier, stays: random.Next(2) == 0), at);
                break;
            case DossierAct.ReturnToPost when random.Next(4) == 0:
                dossier.ReturnToPost(at);
                break;
        }
    }

    /// <summary>Another unit goes on, and its people are those whom the histories know.</summary>
    private static PassedOn Succession(Dossier dossier, bool stays) =>
        new(dossier.UnitId, $"{dossier.UnitId}+", [], HolderStays: stays);

    private static string Row(Dossier dossier) =>
        string.Join(
            '\n',
            $"{dossier.Status} {dossier.UnitId} {dossier.Version} {dossier.AcceptedAt} {dossier.OriginalDueAt} {dossier.PromisedDueAt}",
            string.Join(
                '\n',
                dossier.Attachments.Select(a => $"{a.Id} {a.Verdict} {a.FaultCode} {a.IsReplaced} {a.GivenBy}")
            ),
            dossier.CurrentAnswers
        );
}
