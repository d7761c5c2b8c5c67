using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly DataFolder _data = new();
    private PortalHost _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalHost.StartAsync(_data);
        await _portal.SeedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_citizen_signs_in_and_comes_back_to_the_page_that_asked_for_it()
    {
        using var browser = _portal.Browser();

        var end = await browser.SignInAsync("citizen", "lan@example.org", PortalHost.Password, "/ho-so-cua-toi?x=1");

        browser.Address.PathAndQuery.ShouldBe("/ho-so-cua-toi?x=1");
        var me = await browser.MeAsync();
        me.GetProperty("signedIn").GetBoolean().ShouldBeTrue();
        me.GetProperty("kind").GetString().ShouldBe("citizen");
        me.GetProperty("name").GetString().ShouldBe("Nguyễn Thị Lan");
        me.GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
        end.StatusCode.ShouldBe(HttpStatusCode.NotFound, "this host has no pages of its own");
    }

    [Fact]
    public async Task Each_sign_in_is_told_to_the_host_and_an_account_notes_its_last_use_once_a_day()
    {
        using var browser = _portal.Browser();
        await browser.SignInAsync("citizen", "lan@example.org", PortalHost.Password, "/");
        var witness = _portal.Services.GetRequiredService<Witness>();
        witness.Seen.ShouldBe([$"{PortalHost.PublicUrl}/ {PortalHost.Citizen}"]);
        var first = await UsedAt();

        _portal.Time.Advance(TimeSpan.FromHours(23));
        using var again = _portal.Browser();
        await again.SignInAsync("citizen", "lan@example.org", PortalHost.Password, "/");
        witness.Seen.Count.ShouldBe(2);
        (await UsedAt()).ShouldBe(first);
        _portal.Time.Advance(TimeSpan.FromHours(2));
        using var later = _portal.Browser();
        await later.SignInAsync("citizen", "lan@example.org", PortalHost.Password, "/");

        (await UsedAt()).ShouldBe(first + TimeSpan.FromHours(25), TimeSpan.FromSeconds(1));

        async Task<DateTimeOffset> UsedAt()
        {
            await using var scope = _portal.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
            var account = await accounts.Users.FindAsync([PortalHost.Citizen], TestContext.Current.CancellationToken);
            return account!.UsedAt.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task The_built_in_provider_vouches_for_no_number_but_one_that_a_demonstration_seeds()
    {
        await using (var scope = _portal.Services.CreateAsyncScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<IAccountSeeder>()
                .SeedAsync(
                    [
                        new(
                            Guid.Parse("01900000-0000-7000-8000-000000000003"),
                            "tuan@example.org",
                            "Lê Văn Tuấn",
                            AccountKinds.Citizen,
                            PortalHost.Password,
                            PersonalId: "038088004321"
                        ),
                    ],
                    TestContext.Current.CancellationToken
                );
        }

        using var vouched = _portal.Browser();
        using var other = _portal.Browser();
        await vouched.SignInAsync("citizen", "tuan@example.org", PortalHost.Password);
        await other.SignInAsync("citizen", "lan@example.org", PortalHost.Password);

        (await vouched.MeAsync()).GetProperty("personalIdMasked").GetString()!.ShouldEndWith("321");
        (await other.MeAsync()).TryGetProperty("personalIdMasked", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Staff_see_their_positions_in_the_session()
    {
        using var browser = _portal.Browser();

        await browser.SignInClerkAsync();

        var me = await browser.MeAsync();
        me.GetProperty("kind").GetString().ShouldBe("staff");
        me.GetProperty("positions")[0].GetProperty("role").GetString().ShouldBe("receivingClerk");
        me.GetProperty("capabilities")[0].GetString().ShouldBe("dossiers.accept");
    }

    [Fact]
    public async Task Nobody_signed_in_is_told_so_and_refused_elsewhere()
    {
        using var browser = _portal.Browser();

        var signedIn = await browser.IsSignedInAsync();
        var mine = await browser.GetOnceAsync("/api/mine");

        signedIn.ShouldBeFalse();
        mine.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_in_again_gives_a_new_key_and_ends_the_old_session()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        var old = browser.Cookie("__Host-session")!.Value;

        await browser.GetAsync("/session/login?kind=citizen");

        var now = browser.Cookie("__Host-session")!.Value;
        now.ShouldNotBe(old);
        using var thief = _portal.Browser();
        thief.Jar.Cookies.Add(new Cookie("__Host-session", old, "/", "portal.test") { Secure = true });
        (await thief.GetOnceAsync("/api/mine")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_session_cookie_is_bound_to_this_host_and_out_of_reach_of_scripts()
    {
        using var browser = _portal.Browser();

        await browser.SignInCitizenAsync();

        var cookies = browser.Jar.Seen.Where(s => s.StartsWith("__Host-session=", StringComparison.Ordinal));
        var cookie = cookies.ShouldHaveSingleItem().ToLowerInvariant();
        cookie.ShouldContain("secure");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain=");
        cookie.ShouldNotContain("expires=");
    }

    [Theory]
    [InlineData("citizen", 30)]
    [InlineData("staff", 15)]
    public async Task An_unused_session_ends_after_its_idle_time_and_asking_for_it_is_not_use(string kind, int minutes)
    {
        using var browser = _portal.Browser();
        await (kind == "staff" ? browser.SignInClerkAsync() : browser.SignInCitizenAsync());

        _portal.Time.Advance(TimeSpan.FromMinutes(minutes - 1));
        var justBefore = await browser.IsSignedInAsync();
        _portal.Time.Advance(TimeSpan.FromMinutes(1));
        var after = await browser.IsSignedInAsync();

        justBefore.ShouldBeTrue();
        after.ShouldBeFalse();
    }

    [Theory]
    [InlineData("citizen", 12)]
    [InlineData("staff", 8)]
    public async Task However_much_it_is_used_a_session_ends_after_its_hours(string kind, int hours)
    {
        using var browser = _portal.Browser();
        await (kind == "staff" ? browser.SignInClerkAsync() : browser.SignInCitizenAsync());

        for (var tenMinutes = 1; tenMinutes < hours * 6; tenMinutes++)
        {
            _portal.Time.Advance(TimeSpan.FromMinutes(10));
            (await browser.GetOnceAsync("/api/mine")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        _portal.Time.Advance(TimeSpan.FromMinutes(10));
        (await browser.GetOnceAsync("/api/mine")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();

        var answer = await browser.PostAsync("/session/logout");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Clear-Site-Data").ShouldHaveSingleItem().ShouldContain("cache");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        await browser.GetAsync("/session/login?kind=citizen");
        browser.Address.AbsolutePath.ShouldBe("/account/sign-in", "the provider has forgotten the person too");
    }

    [Theory]
    [InlineData("the account page")]
    [InlineData("the portal")]
    public async Task Signing_out_everywhere_ends_the_session_that_another_instance_serves(string from)
    {
        await using var second = await PortalHost.StartAsync(_data, time: _portal.Time);
        using var phone = second.Browser();
        await phone.SignInCitizenAsync();
        using var desk = _portal.Browser();
        await desk.SignInCitizenAsync();

        if (from == "the portal")
        {
            await desk.PostAsync("/session/logout?everywhere=true");
        }
        else
        {
            var home = await desk.GetAsync((await desk.MeAsync()).GetProperty("accountPath").GetString()!);
            await desk.SubmitAsync(await home.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        (await phone.GetOnceAsync("/api/mine")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await desk.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_leaves_the_other_browser_signed_in()
    {
        using var phone = _portal.Browser();
        await phone.SignInCitizenAsync();
        using var desk = _portal.Browser();
        await desk.SignInCitizenAsync();

        await desk.PostAsync("/session/logout");

        (await phone.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_officer_who_left_is_out_at_once_on_every_instance_and_cannot_come_back()
    {
        await using var second = await PortalHost.StartAsync(_data, time: _portal.Time);
        using var browser = second.Browser();
        await browser.SignInClerkAsync();

        await _portal.UseDoorAsync(door => door.DisableAsync(PortalHost.Clerk, TestContext.Current.CancellationToken));

        (await browser.GetOnceAsync("/api/mine")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var again = await browser.SignInClerkAsync();
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_sign_in_begun_at_one_instance_is_finished_at_another()
    {
        await using var second = await PortalHost.StartAsync(_data, time: _portal.Time);
        var jar = new Jar();
        using var atFirst = _portal.Browser(jar);
        using var atSecond = second.Browser(jar);

        var signInPage = await atFirst.FollowUntilAsync(
            "/session/login?kind=citizen",
            to => to.AbsolutePath == "/account/sign-in"
        );
        var page = await atSecond.GetAsync(signInPage.PathAndQuery);
        await atSecond.SubmitAsync(
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            ("login", "lan@example.org"),
            ("password", PortalHost.Password)
        );

        (await atFirst.IsSignedInAsync()).ShouldBeTrue();
        (await atSecond.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task No_token_ever_reaches_the_browser()
    {
        using var browser = _portal.Browser();

        await browser.SignInClerkAsync();
        await browser.GetOnceAsync("/api/claims");
        await browser.MeAsync();
        await browser.PostAsync("/session/logout");

        foreach (var seen in browser.Jar.Seen)
        {
            seen.ShouldNotContain("eyJ", Case.Sensitive);
            seen.ShouldNotContain("access_token");
            seen.ShouldNotContain("id_token");
        }
    }

    [Fact]
    public async Task A_copy_of_the_database_opens_no_session()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        var key = browser.Cookie("__Host-session")!.Value;

        await using var file = new FileStream(
            _data.DatabaseFile,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        await using var log = new FileStream(
            _data.DatabaseFile + "-wal",
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        await log.CopyToAsync(bytes, TestContext.Current.CancellationToken);

        System.Text.Encoding.Latin1.GetString(bytes.ToArray()).ShouldNotContain(key, Case.Sensitive);
    }

    [Fact]
    public async Task A_fresh_proof_is_asked_for_again_after_five_minutes()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();

        _portal.Time.Advance(TimeSpan.FromMinutes(4));
        await browser.GetAsync("/session/login?kind=citizen&fresh=true&returnUrl=/ky");
        var early = browser.Address.AbsolutePath;
        _portal.Time.Advance(TimeSpan.FromMinutes(2));
        await browser.GetAsync("/session/login?kind=citizen&fresh=true&returnUrl=/ky");
        var late = browser.Address.AbsolutePath;

        early.ShouldBe("/ky");
        late.ShouldBe("/account/sign-in");
    }
}
