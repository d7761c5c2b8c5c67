using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed class CsrfTests : IAsyncLifetime
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
    public async Task A_change_without_the_header_is_refused_by_name()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();

        var answer = await browser.PostAsync("/api/mine", csrf: false);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("code").GetString().ShouldBe("request.csrf-header-missing");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "https://portal.test.evil.example")]
    [InlineData("Origin", "http://portal.test")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_change_from_another_site_is_refused_even_with_the_header(string name, string value)
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mine");
        request.Headers.Add("X-CSRF", "1");
        request.Headers.Add(name, value);

        var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("FORGE")]
    public async Task Every_unsafe_method_needs_the_header(string method)
    {
        using var browser = _portal.Browser();

        var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/mine"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_or_an_override_does_not_stand_in_for_the_header()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/api/mine?X-CSRF=1")
        {
            Content = new FormUrlEncodedContent([new("X-CSRF", "1")]),
        };
        form.Headers.Add("X-HTTP-Method-Override", "GET");

        var answer = await browser.SendAsync(form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_portals_own_pages_get_through()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mine");
        request.Headers.Add("X-CSRF", "1");
        request.Headers.Add("Origin", PortalHost.PublicUrl);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
