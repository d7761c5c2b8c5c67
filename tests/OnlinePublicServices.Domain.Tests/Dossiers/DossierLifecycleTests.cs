using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Dossiers;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

public sealed class DossierLifecycleTests
{
    private static readonly DossierStatus[] Statuses = Enum.GetValues<DossierStatus>();
    private static readonly DossierAct[] Acts = Enum.GetValues<DossierAct>();
    private static readonly ActorRole[] Roles = Enum.GetValues<ActorRole>();

    [Fact]
    public void Every_status_act_and_role_is_allowed_or_forbidden_as_approved()
    {
        var matrix = new StringBuilder();
        matrix.Append(
            "Y: may. -: never.\n"
                + "Columns: Citizen ReceivingClerk CaseOfficer ApprovingOfficer RecordsClerk Supervisor Administrator Auditor System.\n\n"
        );
        foreach (var status in Statuses.Select(status => (DossierStatus?)status).Prepend(null))
        {
            foreach (var act in Acts)
            {
                var signs = string.Concat(Roles.Select(role => Sign(status, act, role)));
                var to = DossierLifecycle.Table.FirstOrDefault(row => row.From == status && row.Act == act);
                var arrow = to is null ? "" : $" -> {to.To?.ToString() ?? "back"}";
                matrix.Append(
                    CultureInfo.InvariantCulture,
                    $"{status?.ToString() ?? "(none)", -27} {act, -26} {signs}{arrow}\n"
                );
            }
        }

        // What was found lies beside what was approved, to be compared and, if it is right, copied over it.
        File.WriteAllText(Beside("lifecycle.received.txt"), matrix.ToString());
        matrix.ToString().ShouldBe(File.ReadAllText(Beside("lifecycle.approved.txt")));
    }

    [Fact]
    public void The_statuses_bear_the_national_numbers() =>
        Statuses
            .Select(status => $"{(int)status} {status}")
            .ShouldBe([
                "1 Registered",
                "2 Accepted",
                "3 Refused",
                "4 InProcessing",
                "5 AwaitingSupplement",
                "6 AwaitingFinancialObligation",
                "7 WithdrawalRequested",
                "8 Stopped",
                "9 Resolved",
                "10 Returned",
            ]);

    [Fact]
    public void The_table_holds_the_transitions_of_the_national_statuses_and_no_others() =>
        DossierLifecycle
            .Table.Where(row => row.From is not null && row.To is not null && row.From != row.To)
            .Select(row => $"{(int)row.From!.Value}>{(int)row.To!.Value}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                "1>2 1>3 1>5 1>7 2>4 2>7 2>8 2>9 4>5 4>6 4>7 4>8 4>9 5>7 5>8 6>4 6>7 6>8 6>9 7>8 9>10 9>4".Split(' ')
            );

    [Fact]
    public void No_act_stands_twice_for_one_status_and_every_one_names_its_source()
    {
        DossierLifecycle.Table.Select(row => (row.From, row.Act)).ShouldBeUnique();
        DossierLifecycle.Table.ShouldAllBe(row => row.Source.Length > 0 && row.Who.Count > 0);
    }

    [Fact]
    public void The_acts_offered_are_those_that_the_guard_lets_pass()
    {
        foreach (var status in Statuses)
        {
            foreach (var role in Roles)
            {
                DossierLifecycle
                    .Allowed(status, role)
                    .ShouldBe(
                        Acts.Where(act => !DossierLifecycle.Find(status, act, role).IsRefused),
                        ignoreOrder: true
                    );
            }
        }

        DossierLifecycle
            .Allowed(DossierStatus.Registered, ActorRole.ReceivingClerk)
            .ShouldBe([
                DossierAct.ExaminePaper,
                DossierAct.ConsultRegister,
                DossierAct.Accept,
                DossierAct.Refuse,
                DossierAct.RequestSupplement,
                DossierAct.RequestWithdrawal,
            ]);
    }

    [Theory]
    [InlineData(DossierStatus.Refused, DossierAct.Accept, ActorRole.ReceivingClerk, "dossier.act-out-of-turn")]
    [InlineData(DossierStatus.Registered, DossierAct.Accept, ActorRole.Citizen, "dossier.act-not-yours")]
    public void A_refused_act_says_why(DossierStatus status, DossierAct act, ActorRole role, string code)
    {
        var refusal = DossierLifecycle.Find(status, act, role).Error;

        refusal.Code.ShouldBe(code);
        refusal.Parameters["status"].ShouldBe(status.ToString());
    }

    [Fact]
    public void A_wait_leads_back_to_where_it_was_entered_even_through_another_wait()
    {
        (DossierAct, DossierStatus?, DossierStatus)[] history =
        [
            (DossierAct.Submit, null, DossierStatus.Registered),
            (DossierAct.RequestSupplement, DossierStatus.Registered, DossierStatus.AwaitingSupplement),
            (DossierAct.RequestWithdrawal, DossierStatus.AwaitingSupplement, DossierStatus.WithdrawalRequested),
            (DossierAct.DeclineWithdrawal, DossierStatus.WithdrawalRequested, DossierStatus.AwaitingSupplement),
        ];

        DossierLifecycle.WayBack(DossierStatus.WithdrawalRequested, history).ShouldBe(DossierStatus.AwaitingSupplement);
        DossierLifecycle.WayBack(DossierStatus.AwaitingSupplement, history).ShouldBe(DossierStatus.Registered);
        Should.Throw<InvalidOperationException>(() =>
            DossierLifecycle.WayBack(DossierStatus.AwaitingFinancialObligation, history)
        );
    }

    [Fact]
    public void The_published_diagram_is_drawn_from_the_table() =>
        File.ReadAllText(Beside("dossier-lifecycle.md")).ShouldContain($"```mermaid\n{DossierLifecycle.Diagram()}```");

    private static char Sign(DossierStatus? status, DossierAct act, ActorRole role) =>
        DossierLifecycle.Find(status, act, role).IsRefused ? '-' : 'Y';

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, "dossiers", file);
}
