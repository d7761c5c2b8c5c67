using System.Net;
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
}
