using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Apologies;

/// <summary>
/// In no reachable history does a dossier pass its date without exactly one apology: people act and time goes on as drawn,
/// and the watch is cut off anywhere, or looks twice at once.
/// </summary>
public sealed class NoSilentLatenessTests
{
    private const string Justice = "trieu-son-commune-office";
    private const int Histories = 4;
    private const int Dossiers = 4;
    private const int Ticks = 16;

    private readonly Cuts cuts = new();

    [Theory, EachDatabase]
    public async Task No_dossier_passes_its_date_without_exactly_one_apology_wherever_the_watch_is_cut_off(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithCuts());
        for (var seed = 1; seed <= Histories; seed++)
        {
            office.StartOver();
            var story = await Story.Begin(office, new Random(seed));
            for (var tick = 0; tick < Ticks; tick++)
            {
                await story.PeopleAct();
                story.TimeGoesOn();
                await Watch(office, story.Draw);
                await Sweep(office);
                await story.Remember();
            }

            (await story.Otherwise()).ShouldBeEmpty($"history {seed}");
        }

        cuts.Done.ShouldBeGreaterThan(Histories, "looks that were really cut off");
    }

    [Theory, EachDatabase]
    public async Task A_dossier_whose_act_fails_again_and_again_keeps_no_other_from_its_apology(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithCuts());
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var ill = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var sound = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(ill);
        await clerk.Accept(sound);
        cuts.Ill = (await Apology.Of(office, ill)).Id;
        office.ItIs("2026-11-26 16:45");

        await Sweep(office);

        (await Apology.Of(office, ill)).Apology.ShouldBeNull();
        (await Apology.Of(office, sound)).Apology.ShouldNotBeNull();
    }

    private OfficeOptions WithCuts() =>
        new()
        {
            Services = services => services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(cuts)),
        };

    /// <summary>Cut off at a drawn point, by a failure or by the end of the process; or two at once.</summary>
    private async Task Watch(Office office, Random draw)
    {
        if (draw.Next(3) == 0)
        {
            await Task.WhenAll(Sweep(office), Sweep(office));
            return;
        }

        cuts.Arm(after: draw.Next(5), isTheEnd: draw.Next(2) == 0);
        try
        {
            await Sweep(office);
        }
        catch (OperationCanceledException)
        {
            // The process is gone; what it held in memory too. The next look has a scope of its own.
        }
        finally
        {
            cuts.Disarm();
        }
    }

    private static Task<int> Sweep(Office office) =>
        office.WithAsync<DeadlineWatch, int>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    private static class Apology
    {
        public static Task<Dossier> Of(Office office, string code)
        {
            var parsed = DossierCode.Parse(code).Value;
            return office.AskAsync(db => db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == parsed));
        }
    }

    /// <summary>Some dossiers and the people around them; whatever they may not do is refused, and that is all right.</summary>
    private sealed class Story(Office office, Random draw, IReadOnlyList<string> codes)
    {
        private static readonly string[] Procedures = [Cases.MaritalStatus, Cases.Birth, Cases.ExtractCopy];

        private readonly HashSet<string> owed = new(StringComparer.Ordinal);
        private readonly Clerk clerk = office.SignInAsClerk();
        private readonly Clerk officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        private readonly Clerk head = office.SignInAt(Cases.TrieuSon, StaffRole.ApprovingOfficer);
        private readonly Clerk records = office.SignInAt(Justice, StaffRole.RecordsClerk);

        public Random Draw => draw;

        public static async Task<Story> Begin(Office office, Random draw)
        {
            var citizen = office.SignInAsCitizen();
            var codes = new List<string>();
            for (var dossier = 0; dossier < Dossiers; dossier++)
            {
                codes.Add((await citizen.SubmitDossier(Procedures[draw.Next(Procedures.Length)])).Code);
            }

            return new Story(office, draw, codes);
        }

        public void TimeGoesOn() => office.Clock.Advance(TimeSpan.FromMinutes(draw.Next(20, 9 * 60)));

        public async Task PeopleAct()
        {
            var code = codes[draw.Next(codes.Count)];
            var dossier = await Apology.Of(office, code);
            switch (draw.Next(8))
            {
                case 0 or 1 or 2 when dossier.Status is DossierStatus.Registered:
                    await clerk.Accept(code);
                    break;
                case 0 or 1 when dossier.Status is DossierStatus.Accepted:
                    await clerk.HandTo(
                        officer,
                        code,
                        dossier.Procedure.ToString() == Cases.ExtractCopy ? "search" : "examine"
                    );
                    break;
                case 2 when dossier.Status is DossierStatus.InProcessing:
                    await Ask(code);
                    break;
                case 3 when dossier.Status is DossierStatus.InProcessing:
                    await Finish(code);
                    break;
                case 4 when dossier.Status is DossierStatus.AwaitingFinancialObligation:
                    await officer.Act(
                        code,
                        "financial-obligation/settlement",
                        new { reference = "BL", amountVnd = 1000 }
                    );
                    break;
                case 5 when dossier is { Status: DossierStatus.Accepted or DossierStatus.InProcessing, Apology: null }:
                    await Apologise(code, dossier);
                    break;
            }
        }

        /// <summary>Whose date came within the half hour before it, or passed, while the dossier ran.</summary>
        public async Task Remember()
        {
            foreach (var code in codes)
            {
                var dossier = await Apology.Of(office, code);
                if (
                    dossier is
                    { Status: DossierStatus.Accepted or DossierStatus.InProcessing, OriginalDueAt: { } dueAt }
                )
                {
                    var leavesAt = await office.WithAsync<DossierReading, DateTimeOffset>(reading =>
                        Task.FromResult(ApologyProposal.LeavesAt(dueAt, reading.CalendarOf(dossier)).Value)
                    );
                    if (office.Clock.GetUtcNow() >= leavesAt)
                    {
                        owed.Add(code);
                    }
                }
            }
        }

        /// <summary>What is not as it has to be, in words.</summary>
        public async Task<IReadOnlyList<string>> Otherwise()
        {
            var otherwise = new List<string>();
            foreach (var code in codes)
            {
                var dossier = await Apology.Of(office, code);
                var made = dossier.History.Count(record => record.Act is DossierAct.Apologise);
                var published = await office.AskAsync(db =>
                    db.Apologies.CountAsync(a => a.DossierId == dossier.Id && a.MadeAt != null)
                );
                var expected = owed.Contains(code) ? 1 : 0;
                if (made != expected || published != expected)
                {
                    otherwise.Add($"{code}: {made} made, {published} published, {expected} owed");
                }
            }

            return otherwise;
        }

        private async Task Ask(string code) =>
            await officer.Act(code, "financial-obligation", new { reference = "TB", amountVnd = 1000 });

        private async Task Apologise(string code, Dossier dossier)
        {
            var day = dossier.OriginalDueAt!.Value.AddDays(7);
            var letter = new
            {
                reasonCode = "verification",
                reason = "Chờ xác minh.",
                newDueOn = $"{day:yyyy-MM-dd}",
            };
            if ((await head.Act(code, "apology-letters", letter)).Status == 200)
            {
                owed.Add(code);
            }
        }

        private async Task Finish(string code)
        {
            if ((await officer.Act(code, "outcome-draft", new { outcome = "granted" })).Status == 200)
            {
                await officer.HandTo(head, code, "sign");
                (await head.Act(code, "outcome-approval")).ShouldBe(200);
                await head.HandTo(records, code, "seal");
                (await records.Act(code, "outcome")).ShouldBe(200);
            }
        }
    }

    /// <summary>Cuts a unit of work off: before it is saved, before it is committed, or after.</summary>
    private sealed class Cuts : SaveChangesInterceptor, IDbTransactionInterceptor
    {
        private int left = -1;
        private bool isTheEnd;

        public int Done { get; private set; }

        /// <summary>The dossier none of whose acts is ever saved.</summary>
        public Guid? Ill { get; set; }

        public void Arm(int after, bool isTheEnd) => (left, this.isTheEnd) = (after, isTheEnd);

        public void Disarm() => left = -1;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (Ill is { } ill && eventData.Context!.ChangeTracker.Entries<Dossier>().Any(e => e.Entity.Id == ill))
            {
                throw new InvalidOperationException("This dossier can't be saved.");
            }

            Point();
            return base.SavingChangesAsync(eventData, result, cancellationToken);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            Point();
            return ValueTask.FromResult(result);
        }

        public Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Point();
            return Task.CompletedTask;
        }

        private void Point()
        {
            if (left < 0 || left-- > 0)
            {
                return;
            }

            Done++;
            throw isTheEnd ? new OperationCanceledException() : new InvalidOperationException("Cut off.");
        }
    }
}
