using System.Net;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed class GuessingTests : IAsyncLifetime
{
    private readonly DataFolder _data = new();
    private PortalHost _first = null!;
    private PortalHost _second = null!;

    public async ValueTask InitializeAsync()
    {
        _first = await PortalHost.StartAsync(_data);
        await _first.SeedAsync();
        _second = await PortalHost.StartAsync(_data, time: _first.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Two_hundred_guesses_at_two_instances_at_once_and_ten_at_most_are_looked_at_in_an_hour()
    {
        var looked = 0;
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var guesses = await Task.WhenAll(GuessAsync(_first, 25), GuessAsync(_second, 25));
            looked += guesses.Sum();
            _first.Time.Advance(TimeSpan.FromMinutes(14));
        }

        looked.ShouldBeInRange(5, 10);
    }

    [Fact]
    public async Task A_strangers_guesses_shut_out_neither_the_session_nor_the_browser_that_the_owner_uses()
    {
        using var owner = _first.Browser();
        await owner.SignInCitizenAsync();
        await GuessAsync(_second, 8);

        var stillIn = await owner.IsSignedInAsync();
        await owner.PostAsync("/session/logout");
        await owner.SignInCitizenAsync();
        using var elsewhere = _first.Browser();
        var strange = await elsewhere.SignInCitizenAsync();

        stillIn.ShouldBeTrue();
        (await owner.IsSignedInAsync()).ShouldBeTrue();
        strange.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        strange.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 900);
    }

    [Fact]
    public async Task Names_that_nobody_has_are_slowed_down_just_the_same()
    {
        var looked = await GuessAsync(_first, 8, "khong.co@example.org");

        looked.ShouldBe(5);
    }

    [Fact]
    public async Task Right_passwords_do_not_count_as_guesses()
    {
        for (var i = 0; i < 7; i++)
        {
            using var browser = _first.Browser();
            await browser.SignInCitizenAsync();
            (await browser.IsSignedInAsync()).ShouldBeTrue();
        }
    }

    /// <summary>Guesses in a fresh browser; returns how many were looked at.</summary>
    private static async Task<int> GuessAsync(PortalHost portal, int times, string login = "lan@example.org")
    {
        using var browser = portal.Browser();
        var answer = await browser.GetAsync("/account/sign-in?kind=citizen");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, times)
                .Select(i => browser.SubmitOnceAsync(page, ("login", login), ("password", $"doan mo lan thu {i}")))
        );
        return answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity);
    }
}
