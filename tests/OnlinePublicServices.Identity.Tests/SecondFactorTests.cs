using System.Net;
using System.Text.RegularExpressions;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed partial class SecondFactorTests : IAsyncLifetime
{
    private readonly DataFolder _data = new();
    private PortalHost _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalHost.StartAsync(_data, new() { ["Identity:StaffSecondFactor"] = "Required" });
        await _portal.SeedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    // RFC 6238, appendix B: the last six of the eight digits, key "12345678901234567890".
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        SecondFactor.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30).ShouldBe(code);

    [Fact]
    public async Task Staff_set_up_the_second_factor_at_the_first_sign_in_and_need_it_at_every_other()
    {
        using var browser = _portal.Browser();
        var key = await EnrolAsync(browser);
        var afterEnrolling = await browser.IsSignedInAsync();
        await browser.PostAsync("/session/logout");

        _portal.Time.Advance(TimeSpan.FromSeconds(60));
        var page = await TextAsync(await browser.SignInClerkAsync());
        var halfway = await browser.IsSignedInAsync();
        await browser.GetAsync("/account/second-factor?kind=staff");
        await browser.SubmitAsync(page, ("code", Code(key)));

        afterEnrolling.ShouldBeTrue();
        halfway.ShouldBeFalse();
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        var claims = await TextAsync(await browser.GetOnceAsync("/api/claims"));
        claims.ShouldContain("amr=otp");
    }

    [Fact]
    public async Task A_code_counts_once()
    {
        using var browser = _portal.Browser();
        var key = await EnrolAsync(browser);
        await browser.PostAsync("/session/logout");

        var page = await TextAsync(await browser.SignInClerkAsync());
        var replayed = await browser.SubmitAsync(page, ("code", Code(key)));

        replayed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Guessing_codes_ends_after_five_tries_in_a_quarter_of_an_hour()
    {
        using var browser = _portal.Browser();
        var key = await EnrolAsync(browser);
        await browser.PostAsync("/session/logout");
        _portal.Time.Advance(TimeSpan.FromSeconds(60));
        var page = await TextAsync(await browser.SignInClerkAsync());

        for (var i = 0; i < 5; i++)
        {
            await browser.SubmitAsync(page, ("code", "000000"));
        }

        var right = await browser.SubmitAsync(page, ("code", Code(key)));
        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        right.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Right_codes_use_up_no_tries()
    {
        using var browser = _portal.Browser();
        var key = await EnrolAsync(browser);

        for (var i = 0; i < 6; i++)
        {
            await browser.PostAsync("/session/logout");
            _portal.Time.Advance(TimeSpan.FromSeconds(60));
            var page = await TextAsync(await browser.SignInClerkAsync());
            await browser.SubmitAsync(page, ("code", Code(key)));

            (await browser.IsSignedInAsync()).ShouldBeTrue($"sign-in {i + 2} within a quarter of an hour");
        }
    }

    [Fact]
    public async Task The_password_alone_opens_nothing_and_is_forgotten_after_five_minutes()
    {
        using var browser = _portal.Browser();
        await browser.SignInClerkAsync();

        var mine = await browser.GetOnceAsync("/api/mine");
        _portal.Time.Advance(TimeSpan.FromMinutes(5));
        await browser.GetAsync("/account/second-factor?kind=staff");

        mine.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        browser.Address.AbsolutePath.ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task Opening_an_account_that_is_open_takes_no_second_factor_away()
    {
        using var browser = _portal.Browser();
        var key = await EnrolAsync(browser);
        await browser.PostAsync("/session/logout");
        _portal.Time.Advance(TimeSpan.FromSeconds(60));

        await _portal.UseDoorAsync(door =>
            door.OpenAsync(
                new StaffAccount(PortalHost.Clerk, "tv.binh", "Trần Văn Bình", "binh@example.org", null),
                TestContext.Current.CancellationToken
            )
        );
        var page = await TextAsync(await browser.SignInClerkAsync());
        await browser.SubmitAsync(page, ("code", Code(key)));

        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    private async Task<string> EnrolAsync(Browser browser)
    {
        var page = await TextAsync(await browser.SignInClerkAsync());
        var key = Key().Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        await browser.SubmitAsync(page, ("code", Code(key)));
        return key;
    }

    private string Code(string key) => SecondFactor.CodeAt(key, _portal.Time.GetUtcNow().ToUnixTimeSeconds() / 30);

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("<code>(?<key>[^<]*)</code>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
