using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Identity;
using OnlinePublicServices.Identity.Accounts;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Accounts of the built-in provider that are closed, or never proven and unused, end by a time of their own.</summary>
public sealed class AccountRetentionTests
{
    private static readonly Guid Closed = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    private static readonly Guid Unproven = Guid.Parse("01900000-0000-7000-8000-00000000000b");
    private static readonly Guid Coming = Guid.Parse("01900000-0000-7000-8000-00000000000c");
    private static readonly Guid Open = Guid.Parse("01900000-0000-7000-8000-00000000000d");

    private static readonly DateTimeOffset Begun = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Theory, EachDatabase]
    public async Task A_closed_account_is_told_of_and_goes_fourteen_days_later_with_all_that_was_asked_for(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Register(office);
        await Sweep(office, "2027-11-10 00:00");
        await Write(office);
        var letter = (await Letters(office)).ShouldHaveSingleItem();
        (letter.Kind, letter.Recipient).ShouldBe((MessageKind.AccountEnding, "dong@example.org"));

        await Sweep(office, "2027-11-10 12:00", "2027-11-23 23:59");
        await Write(office);
        (await Letters(office)).Count.ShouldBe(1);
        (await Ids(office)).ShouldBe([Closed, Unproven, Coming, Open]);
        await office.WithAsync<Letters, int>(async letters =>
        {
            letters.Owe(AccountLetterKind.PasswordReset, "dong@example.org", "vi");
            await letters.PostAsync(CancellationToken.None);
            return 0;
        });
        await Sweep(office, "2027-11-24 00:00");

        (await Ids(office)).ShouldBe([Coming, Open], "whoever was never proven isn't told, and goes as well");
        (await office.WithAsync<AccountsDbContext, int>(db => db.LetterRequests.CountAsync())).ShouldBe(0);
        var record = (await Records(office)).ShouldHaveSingleItem();
        (record.Kind, record.UnitId, record.Count, record.Months).ShouldBe((RecordKind.Accounts, "", 2, 12));
    }

    [Theory, EachDatabase]
    public async Task An_account_that_is_opened_again_stays_and_one_that_is_used_does_too(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Register(office);
        await Sweep(office, "2027-11-10 00:00");
        await office.WithAsync<IAccountDoor, bool>(door => door.EnableAsync(Closed, CancellationToken.None));
        await Sweep(office, "2027-11-24 00:00", "2027-12-24 00:00");

        (await Ids(office)).ShouldBe([Closed, Coming, Open]);
        await Sweep(office, "2028-06-02 00:00");
        (await Ids(office)).ShouldBe([Closed, Open], "it was last used on the first of June");
    }

    [Theory, EachDatabase]
    public async Task One_that_was_noted_and_is_there_again_goes_again_and_is_counted_once(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Register(office);
        await Sweep(office, "2027-11-24 00:00");
        (await Ids(office)).ShouldBe([Closed, Coming, Open]);
        await Register(office, Unproven);

        (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(1);
        (await Ids(office)).ShouldBe([Closed, Coming, Open]);
        await Register(office, Unproven);
        await Sweep(office, "2027-11-25 00:00");

        (await Ids(office)).ShouldBe([Closed, Coming, Open]);
        (await Records(office)).Sum(one => one.Count).ShouldBe(1);
    }

    private static async Task Register(Office office, params Guid[] only)
    {
        var all = new[]
        {
            Of(Closed, "dong@example.org", isProven: true, closedAt: Begun),
            Of(Unproven, "chua@example.org", isProven: false),
            Of(
                Coming,
                "hay@example.org",
                isProven: false,
                usedAt: new DateTimeOffset(2027, 6, 1, 3, 0, 0, TimeSpan.Zero)
            ),
            Of(Open, "mo@example.org", isProven: true),
        };
        await office.WithAsync<AccountsDbContext, int>(db =>
        {
            db.Users.AddRange(all.Where(one => only.Length == 0 || only.Contains(one.Id)));
            return db.SaveChangesAsync();
        });

        Account Of(
            Guid id,
            string mail,
            bool isProven,
            DateTimeOffset? closedAt = null,
            DateTimeOffset? usedAt = null
        ) =>
            new()
            {
                Id = id,
                UserName = mail,
                NormalizedUserName = mail.ToUpperInvariant(),
                Email = mail,
                NormalizedEmail = mail.ToUpperInvariant(),
                EmailConfirmed = isProven,
                FullName = "Kiều Thị Nhạn",
                Kind = AccountKinds.Citizen,
                CreatedAt = Begun,
                DisabledAt = closedAt,
                UsedAt = usedAt,
                SecurityStamp = "stamp",
            };
    }

    private static async Task Sweep(Office office, params string[] days)
    {
        foreach (var day in days)
        {
            office.ItIs(day);
            await office.SweepRecords();
        }
    }

    /// <summary>The desk writes what was asked for.</summary>
    private static Task<int> Write(Office office) =>
        office.WithAsync<LetterDesk, int>(async desk =>
        {
            await desk.WriteAllAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    private static Task<List<OutboxMessage>> Letters(Office office) =>
        office.AskAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync());

    private static Task<List<Guid>> Ids(Office office) =>
        office.WithAsync<AccountsDbContext, List<Guid>>(db =>
            db.Users.Where(a => a.Email!.EndsWith("@example.org")).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync()
        );
}
