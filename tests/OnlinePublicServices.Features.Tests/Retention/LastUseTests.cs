using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>The time of a profile counts from the last day on which its person came, not from its last change.</summary>
public sealed class LastUseTests
{
    [Theory, EachDatabase]
    public async Task Whoever_signed_in_since_is_told_and_goes_so_much_later(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var coming = office.SignInAsXuyen();
        using var away = office.SignInAsCitizen("Lê Thị Sáo");
        foreach (var one in new[] { coming, away })
        {
            await SaveProfile(one);
        }

        office.ItIs("2028-03-01 08:00");
        await SignIn(office, coming);
        await Sweep(office, "2029-11-10 00:00", "2029-11-24 00:00");
        (await Names(office)).ShouldBe([coming.Name]);

        await Sweep(office, "2031-02-14 23:59");
        (await Warned(office)).ShouldBeNull("fourteen days before is not yet");
        await Sweep(office, "2031-02-16 00:00", "2031-03-01 23:59");
        (await Warned(office)).ShouldNotBeNull();
        (await Names(office)).ShouldBe([coming.Name], "the last day counts");
        await Sweep(office, "2031-03-02 00:00");

        (await Names(office)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Whoever_comes_after_the_warning_stays_and_is_told_anew(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await SaveProfile(citizen);
        await Sweep(office, "2029-11-10 00:00");
        (await Warned(office)).ShouldNotBeNull();

        office.ItIs("2029-11-20 10:00");
        await SignIn(office, citizen);
        await Sweep(office, "2029-11-24 00:00", "2032-11-05 00:00");
        (await Names(office)).ShouldBe([citizen.Name]);
        await Sweep(office, "2032-11-07 00:00");
        (await Warned(office)).ShouldBe(office.Clock.GetUtcNow());
        await Sweep(office, "2032-11-21 00:00");

        (await Names(office)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Whoever_began_a_draft_came_also_where_they_changed_nothing_of_their_profile(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await SaveProfile(citizen);
        office.ItIs("2026-12-15 09:00");
        var draft = await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon);
        (await citizen.Delete($"/api/drafts/{draft.Id}")).ShouldBe(204);

        await Sweep(office, "2029-11-10 00:00", "2029-11-25 00:00");
        (await Names(office)).ShouldBe([citizen.Name]);
        await Sweep(office, "2029-12-02 00:00", "2029-12-16 00:00");

        (await Names(office)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task It_is_noted_once_a_day_and_disturbs_nobody_who_edits(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        office.ItIs("2026-11-25 08:00");
        var version = (await citizen.Get("/api/profile")).ShouldBe(200).Version;
        office.ItIs("2026-11-25 15:00");
        await SignIn(office, citizen);
        (await citizen.Get("/api/profile")).ShouldBe(200).Version.ShouldBe(version);
        (await UsedAt(office)).ShouldBe(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero));

        office.ItIs("2026-11-26 00:00");
        await SignIn(office, citizen);

        (await UsedAt(office)).ShouldBe(office.Clock.GetUtcNow());
        (await citizen.Put("/api/profile", new { fullName = citizen.Name }, version)).ShouldBe(200);
    }

    /// <summary>What the portal does when the identity provider lets somebody in.</summary>
    private static async Task SignIn(Office office, Citizen citizen)
    {
        var issuer = await office.AskAsync(db =>
            db.People.Where(p => p.Subject == citizen.Subject).Select(p => p.Issuer).SingleAsync()
        );
        await office.WithAsync<SignInNotes, int>(async notes =>
        {
            await notes.Note(issuer, citizen.Subject, TestContext.Current.CancellationToken);
            await notes.Note(issuer, "nobody-we-know", TestContext.Current.CancellationToken);
            return 0;
        });
    }

    private static async Task Sweep(Office office, params string[] days)
    {
        foreach (var day in days)
        {
            office.ItIs(day);
            await office.SweepRecords();
        }
    }

    private static Task<List<string>> Names(Office office) =>
        office.AskAsync(db => db.People.Select(p => p.FullName).ToListAsync());

    private static Task<DateTimeOffset?> Warned(Office office) =>
        office.AskAsync(db => db.People.Select(p => p.WarnedAt).SingleAsync());

    private static Task<DateTimeOffset?> UsedAt(Office office) =>
        office.AskAsync(db => db.People.Select(p => p.UsedAt).SingleAsync());
}
