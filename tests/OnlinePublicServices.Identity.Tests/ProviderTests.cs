using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed class ProviderTests : IAsyncLifetime
{
    private readonly DataFolder _data = new();
    private PortalHost _portal = null!;
    private Browser _browser = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalHost.StartAsync(_data);
        await _portal.SeedAsync();
        _browser = _portal.Browser();
        await _browser.SignInCitizenAsync();
        _client = new RawClient(_portal, _browser);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task The_metadata_promise_codes_with_S256_and_nothing_else()
    {
        var answer = await _browser.GetOnceAsync(PortalHost.PublicUrl + "/.well-known/openid-configuration");

        var metadata = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        metadata.GetProperty("issuer").GetString().ShouldBe(PortalHost.PublicUrl + "/");
        Texts("grant_types_supported").ShouldBe(["authorization_code"]);
        Texts("response_types_supported").ShouldBe(["code"]);
        Texts("code_challenge_methods_supported").ShouldBe(["S256"]);
        metadata.TryGetProperty("pushed_authorization_request_endpoint", out _).ShouldBeTrue();

        IEnumerable<string?> Texts(string name) =>
            metadata.GetProperty(name).EnumerateArray().Select(t => t.GetString());
    }

    [Fact]
    public async Task A_right_code_is_redeemed_once_and_never_again()
    {
        var code = await _client.CodeAsync();

        var first = await _client.RedeemAsync(code);
        var second = await _client.RedeemAsync(code);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorOfAsync(second)).ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_code_is_good_for_a_minute()
    {
        var code = await _client.CodeAsync();

        _portal.Time.Advance(TimeSpan.FromSeconds(61));
        var late = await _client.RedeemAsync(code);

        (await ErrorOfAsync(late)).ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-long-enough-for-the-protocol-012345")]
    [InlineData("code_verifier", null)]
    [InlineData("redirect_uri", RawClient.RedirectUri + "/")]
    [InlineData("client_secret", "0123456789abcdef")]
    [InlineData("client_id", "another")]
    public async Task A_code_is_worth_nothing_with_anything_wrong_beside_it(string name, string? value)
    {
        var code = await _client.CodeAsync();

        var answer = await _client.RedeemAsync(code, (name, value));

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token")]
    [InlineData("response_type", "id_token token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("response_type", "none")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge", null)]
    [InlineData("redirect_uri", RawClient.RedirectUri + "/x")]
    [InlineData("redirect_uri", RawClient.RedirectUri + "?a=b")]
    [InlineData("redirect_uri", RawClient.RedirectUri + "#a")]
    [InlineData("redirect_uri", "https://PORTAL.test/session/OIDC-callback")]
    [InlineData("redirect_uri", "https://portal.test:8443/session/oidc-callback")]
    [InlineData("redirect_uri", "http://portal.test/session/oidc-callback")]
    [InlineData("redirect_uri", "https://evil.example/session/oidc-callback")]
    [InlineData("client_id", "another")]
    public async Task An_authorization_request_with_anything_wrong_gets_no_code(string name, string? value)
    {
        var answer = await _client.AuthorizeAsync((name, value));

        var location = answer.Headers.Location?.ToString() ?? "";
        location.ShouldNotContain("code=");
        location.ShouldNotContain("token=");
        location.ShouldNotContain("evil.example");
    }

    [Theory]
    [InlineData("password")]
    [InlineData("client_credentials")]
    [InlineData("refresh_token")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    public async Task Other_grants_are_not_known(string grant)
    {
        var answer = await _client.RedeemAsync(
            "x",
            ("grant_type", grant),
            ("username", "lan@example.org"),
            ("password", PortalHost.Password)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorOfAsync(answer)).ShouldBe("unsupported_grant_type");
    }

    [Fact]
    public async Task A_sign_in_cannot_be_finished_in_another_browser()
    {
        using var victim = _portal.Browser();
        var callback = await _browser.FollowUntilAsync(
            "/session/login?kind=citizen",
            to => to.AbsolutePath == "/session/oidc-callback"
        );

        await victim.GetAsync(callback.PathAndQuery);

        victim.Address.PathAndQuery.ShouldStartWith("/?signin=failed&code=state-lost");
        (await victim.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("iss", "https://evil.example/")]
    [InlineData("state", "x")]
    [InlineData("code", "x")]
    public async Task An_answer_with_a_swapped_part_is_refused(string name, string value)
    {
        using var browser = _portal.Browser();
        browser.Jar.Cookies.Add(_browser.Jar.Cookies.GetCookies(new Uri(PortalHost.PublicUrl)));
        var callback = await browser.FollowUntilAsync(
            "/session/login?kind=citizen",
            to => to.AbsolutePath == "/session/oidc-callback"
        );
        var query = QueryHelpers.ParseQuery(callback.Query).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[name] = value;

        await browser.GetAsync(QueryHelpers.AddQueryString(callback.AbsolutePath, query));

        browser.Address.PathAndQuery.ShouldStartWith("/?signin=failed");
    }

    private static async Task<string?> ErrorOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("error")
            .GetString();
}
