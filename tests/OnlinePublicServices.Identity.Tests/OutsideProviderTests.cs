using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed class OutsideProviderTests : IDisposable
{
    private readonly DataFolder _data = new();
    private readonly SocketsHttpHandler _network = new() { AllowAutoRedirect = false, UseCookies = false };

    public void Dispose()
    {
        _network.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_provider_hosted_elsewhere_is_used_by_configuration_alone()
    {
        await using var provider = await OutsideProvider.StartAsync();
        await using var portal = await PortalHost.StartAsync(_data, provider.Settings);
        using var browser = Browser(portal);

        await browser.GetAsync("/session/login?kind=citizen&returnUrl=/ho-so-cua-toi");

        browser.Address.ToString().ShouldBe(PortalHost.PublicUrl + "/ho-so-cua-toi");
        var me = await browser.MeAsync();
        me.GetProperty("name").GetString().ShouldBe("Phạm Thị Hoa");
        me.GetProperty("email").GetString().ShouldBe("hoa@example.org");
        me.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        me.GetProperty("personalIdMasked").GetString()!.ShouldEndWith("234");
        me.GetProperty("personalIdMasked").GetString()!.ShouldNotContain("0381");
        me.GetProperty("kind").GetString().ShouldBe("citizen", "whatever the provider says of the kind");
    }

    [Fact]
    public async Task Only_the_portals_claims_enter_the_session_with_issuer_and_subject()
    {
        await using var provider = await OutsideProvider.StartAsync();
        await using var portal = await PortalHost.StartAsync(_data, provider.Settings);
        using var browser = Browser(portal);
        await browser.GetAsync("/session/login?kind=citizen");

        var answer = await browser.GetOnceAsync(PortalHost.PublicUrl + "/api/claims");

        var claims = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        claims.ShouldContain($"iss={provider.Authority}/");
        claims.ShouldContain("sub=tech-4711");
        claims.ShouldContain("provider=quocgia");
        claims.ShouldContain("personal_id=038190001234");
        claims.ShouldNotContain("SoDinhDanh");
        claims.ShouldNotContain("acr");
    }

    [Fact]
    public async Task Staff_go_on_signing_in_at_the_built_in_provider()
    {
        await using var provider = await OutsideProvider.StartAsync();
        await using var portal = await PortalHost.StartAsync(_data, provider.Settings);
        await portal.SeedAsync();
        using var browser = Browser(portal);

        await browser.SignInClerkAsync();

        (await browser.MeAsync()).GetProperty("kind").GetString().ShouldBe("staff");
    }

    [Fact]
    public async Task Signing_out_names_the_providers_own_way_out_and_hands_it_no_token()
    {
        await using var provider = await OutsideProvider.StartAsync();
        await using var portal = await PortalHost.StartAsync(_data, provider.Settings);
        using var browser = Browser(portal);
        await browser.GetAsync("/session/login?kind=citizen");

        var answer = await browser.PostAsync(PortalHost.PublicUrl + "/session/logout");

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain(provider.Authority + "/logout");
        text.ShouldNotContain("id_token_hint");
    }

    [Fact]
    public async Task Signing_out_everywhere_reaches_the_person_of_an_outside_provider_too()
    {
        await using var provider = await OutsideProvider.StartAsync();
        await using var portal = await PortalHost.StartAsync(_data, provider.Settings);
        using var phone = Browser(portal);
        await phone.GetAsync("/session/login?kind=citizen");
        using var desk = Browser(portal);
        await desk.GetAsync("/session/login?kind=citizen");
        var me = await desk.MeAsync();

        await desk.PostAsync(PortalHost.PublicUrl + "/session/logout?everywhere=true");

        me.TryGetProperty("accountPath", out _).ShouldBeFalse("the password is not ours to change");
        (await phone.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_provider_that_is_down_leads_back_to_the_portal_with_the_way_to_try_again()
    {
        var provider = await OutsideProvider.StartAsync();
        var settings = provider.Settings;
        await provider.DisposeAsync();
        await using var portal = await PortalHost.StartAsync(_data, settings);
        using var browser = Browser(portal);

        await browser.GetAsync("/session/login?kind=citizen&returnUrl=/nop-ho-so/1");

        var query = QueryHelpers.ParseQuery(browser.Address.Query);
        query["code"].ToString().ShouldBe("provider-unavailable");
        query["returnUrl"].ToString().ShouldBe("/nop-ho-so/1");
    }

    [Fact]
    public async Task A_handmade_token_with_nothing_wrong_is_accepted() =>
        (await EndsSignedInAsync("right")).ShouldBeTrue();

    [Theory]
    [InlineData("unsigned")]
    [InlineData("signed with the public key")]
    [InlineData("signed with another key")]
    [InlineData("unknown key id")]
    [InlineData("wrong issuer")]
    [InlineData("wrong audience")]
    [InlineData("wrong nonce")]
    [InlineData("no nonce")]
    [InlineData("expired")]
    [InlineData("without end")]
    [InlineData("issued in the future")]
    [InlineData("without subject")]
    public async Task A_forged_token_is_refused(string forgery) => (await EndsSignedInAsync(forgery)).ShouldBeFalse();

    private async Task<bool> EndsSignedInAsync(string forgery)
    {
        using var stranger = RSA.Create(2048);
        await using var provider = await OutsideProvider.StartForgedAsync(
            (issuer, nonce, key) => Forge(forgery, issuer, nonce, key, stranger)
        );
        await using var portal = await PortalHost.StartAsync(_data, provider.Settings);
        using var browser = Browser(portal);
        await browser.GetAsync("/session/login?kind=citizen&returnUrl=/xong");
        return await browser.IsSignedInAsync();
    }

    private static string Forge(string forgery, string issuer, string nonce, RSA key, RSA stranger)
    {
        var now = DateTimeOffset.UtcNow;
        var claims = HandmadeToken.Claims(issuer, nonce, now);
        switch (forgery)
        {
            case "wrong issuer":
                claims["iss"] = "https://evil.example";
                break;
            case "wrong audience":
                claims["aud"] = "another";
                break;
            case "wrong nonce":
                claims["nonce"] = "another";
                break;
            case "no nonce":
                claims.Remove("nonce");
                break;
            case "expired":
                claims["exp"] = now.AddMinutes(-5).ToUnixTimeSeconds();
                claims["nbf"] = now.AddMinutes(-9).ToUnixTimeSeconds();
                break;
            case "without end":
                claims.Remove("exp");
                break;
            case "issued in the future":
                claims["iat"] = now.AddMinutes(10).ToUnixTimeSeconds();
                break;
            case "without subject":
                claims.Remove("sub");
                break;
        }

        return forgery switch
        {
            "unsigned" => HandmadeToken.Write("none", claims, key),
            "signed with the public key" => HandmadeToken.Write("HS256", claims, key),
            "signed with another key" => HandmadeToken.Write("RS256", claims, stranger),
            "unknown key id" => HandmadeToken.Write("RS256", claims, stranger, "k2"),
            _ => HandmadeToken.Write("RS256", claims, key),
        };
    }

    private Browser Browser(PortalHost portal) =>
        portal.Browser().With(new HttpMessageInvoker(_network, disposeHandler: false));
}
