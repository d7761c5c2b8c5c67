using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnlinePublicServices.Identity.Tests.Hosting;

/// <summary>Cookies as a browser keeps them, per host; and everything the browser has seen, for looking through.</summary>
internal sealed class Jar
{
    public CookieContainer Cookies { get; } = new();
    public System.Collections.Concurrent.ConcurrentQueue<string> Seen { get; } = [];
}

/// <summary>Just enough of a browser: cookies, redirects, one form at a time.</summary>
internal sealed partial class Browser(HttpMessageHandler handler, Uri home, Jar? jar = null) : IDisposable
{
    private readonly HttpMessageInvoker _wire = new(handler, disposeHandler: false);

    public Jar Jar { get; } = jar ?? new Jar();

    /// <summary>Where other hosts are answered, e.g. an outside provider on a socket.</summary>
    private HttpMessageInvoker? _elsewhere;

    public Browser With(HttpMessageInvoker elsewhere)
    {
        _elsewhere = elsewhere;
        return this;
    }

    private readonly Uri _home = home;

    public Uri Address { get; private set; } = home;

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(Address, request.RequestUri!);
        if (Jar.Cookies.GetCookieHeader(request.RequestUri) is { Length: > 0 } cookies)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        var wire = request.RequestUri.Host == _home.Host ? _wire : _elsewhere ?? _wire;
        var answer = await wire.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Jar.Cookies.SetCookies(request.RequestUri, cookie);
            Jar.Seen.Enqueue(cookie);
        }

        Jar.Seen.Enqueue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Jar.Seen.Enqueue(answer.Headers.Location?.ToString() ?? "");
        return answer;
    }

    public Task<HttpResponseMessage> GetOnceAsync(string address) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Opens an address and follows redirects.</summary>
    public async Task<HttpResponseMessage> GetAsync(string address) => await FollowAsync(await GoAsync(address));

    /// <summary>Follows redirects until one leads to a place that the predicate names, and returns that place.</summary>
    public async Task<Uri> FollowUntilAsync(string address, Func<Uri, bool> stop)
    {
        var answer = await GoAsync(address);
        while (answer.Headers.Location is { } location)
        {
            var next = new Uri(Address, location);
            if (stop(next))
            {
                return next;
            }

            answer = await GoAsync(next.ToString());
        }

        throw new InvalidOperationException($"Ended at {Address} with {answer.StatusCode}");
    }

    public async Task<HttpResponseMessage> PostAsync(string address, bool csrf = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (csrf)
        {
            request.Headers.Add("X-CSRF", "1");
        }

        return await SendAsync(request);
    }

    /// <summary>Fills the page's form and sends it, without following.</summary>
    public async Task<HttpResponseMessage> SubmitOnceAsync(string page, params (string Name, string Value)[] fields)
    {
        var action = Action().Match(page) is { Success: true } m
            ? WebUtility.HtmlDecode(m.Groups["action"].Value)
            : Address.ToString();
        var values = Hidden()
            .Matches(page)
            .Select(h => new KeyValuePair<string, string>(
                h.Groups["name"].Value,
                WebUtility.HtmlDecode(h.Groups["value"].Value)
            ))
            .Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(values) };
        var answer = await SendAsync(request);
        Address = new Uri(Address, action);
        return answer;
    }

    /// <summary>Fills the page's form, sends it and follows.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, params (string Name, string Value)[] fields) =>
        await FollowAsync(await SubmitOnceAsync(page, fields));

    /// <summary>Opens the entrance of a kind, gives name and password, follows to the end.</summary>
    public async Task<HttpResponseMessage> SignInAsync(
        string kind,
        string login,
        string password,
        string returnUrl = "/"
    )
    {
        var page = await GetAsync($"/session/login?kind={kind}&returnUrl={Uri.EscapeDataString(returnUrl)}");
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await SubmitAsync(text, ("login", login), ("password", password));
    }

    public Task<HttpResponseMessage> SignInCitizenAsync() =>
        SignInAsync(AccountKinds.Citizen, "lan@example.org", PortalHost.Password);

    public Task<HttpResponseMessage> SignInClerkAsync() =>
        SignInAsync(AccountKinds.Staff, "tv.binh", PortalHost.Password);

    public async Task<JsonElement> MeAsync()
    {
        Address = _home;
        var answer = await GetOnceAsync("/session/me");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async Task<bool> IsSignedInAsync() => (await MeAsync()).GetProperty("signedIn").GetBoolean();

    public Cookie? Cookie(string name) => Jar.Cookies.GetCookies(_home)[name];

    public void Dispose() => _wire.Dispose();

    private async Task<HttpResponseMessage> GoAsync(string address)
    {
        var answer = await GetOnceAsync(address);
        Address = new Uri(Address, address);
        return answer;
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        for (var hops = 0; answer.Headers.Location is { } location; hops++)
        {
            hops.ShouldBeLessThan(15, "redirects go round in circles");
            answer = await GoAsync(location.ToString());
        }

        return answer;
    }

    [GeneratedRegex(
        """<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Hidden();

    [GeneratedRegex(
        """<form method="post" novalidate action="(?<action>[^"]*)" ?>""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Action();
}
