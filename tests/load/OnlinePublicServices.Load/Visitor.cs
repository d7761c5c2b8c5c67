using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnlinePublicServices.Load;

/// <summary>A person at the portal: cookies, a sign-in, and what the portal's pages would ask for them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private const string Password = "Mot-cua-2026";

    private Visitor(Uri address)
    {
        // Bounded, and redirects are followed: signing in goes through five of them.
        Http = new HttpClient(
            new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 128 }
        )
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        Http.DefaultRequestHeaders.Add("X-CSRF", "1");
    }

    public HttpClient Http { get; }

    public static Visitor Stranger(Uri address) => new(address);

    public static async Task<Visitor> SignInAsync(Uri address, string kind, string login)
    {
        var visitor = new Visitor(address);
        using var page = await visitor.Http.GetAsync($"/session/login?kind={kind}&returnUrl=/session/me");
        var text = await page.Content.ReadAsStringAsync();
        var at = page.RequestMessage!.RequestUri!;
        var action = Action().Match(text) is { Success: true } m
            ? WebUtility.HtmlDecode(m.Groups["action"].Value)
            : at.ToString();
        var fields = Hidden()
            .Matches(text)
            .Select(h => KeyValuePair.Create(h.Groups["name"].Value, WebUtility.HtmlDecode(h.Groups["value"].Value)))
            .Append(new("login", login))
            .Append(new("password", Password));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await visitor.Http.PostAsync(new Uri(at, action), form);
        var me = await visitor.Http.GetStringAsync("/session/me");
        return me.Contains("\"signedIn\":true", StringComparison.Ordinal)
            ? visitor
            : throw new InvalidOperationException($"{login} could not sign in: {(int)answer.StatusCode}.");
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        return await ReadAsync(answer);
    }

    public async Task<(Guid Id, string Version)> StartDraftAsync(string procedure, string unit)
    {
        using var answer = await Http.PostAsJsonAsync("/api/drafts", new { procedureCode = procedure, unitId = unit });
        var draft = await ReadAsync(answer);
        return (draft.GetProperty("id").GetGuid(), answer.Headers.ETag?.Tag ?? $"\"{draft.GetProperty("version")}\"");
    }

    public async Task SaveAsync(Guid draft, string version, object answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/drafts/{draft}")
        {
            Content = JsonContent.Create(new { answers }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await Http.SendAsync(request);
        await ReadAsync(answer);
    }

    /// <summary>Announces an upload and returns where its bytes go.</summary>
    public async Task<string> AnnounceAsync(Guid draft, string paper, long length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(
            "Upload-Metadata",
            $"draftId {Base64(draft.ToString("D"))},paperCode {Base64(paper)},fileName {Base64("giay.pdf")}"
        );
        using var answer = await Http.SendAsync(request);
        await ReadAsync(answer);
        return answer.Headers.Location!.ToString();
    }

    public async Task SendAsync(string upload, long offset, ReadOnlyMemory<byte> bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload)
        {
            Content = new ReadOnlyMemoryContent(bytes),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        using var answer = await Http.SendAsync(request);
        await ReadAsync(answer);
    }

    public async Task GiveUpAsync(string upload)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, upload);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        using var answer = await Http.SendAsync(request);
        await ReadAsync(answer);
    }

    public async Task<string> SubmitAsync(Guid draft)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/drafts/{draft}/submission")
        {
            Content = JsonContent.Create(new { declaredTrue = true }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await Http.SendAsync(request);
        return (await ReadAsync(answer)).GetProperty("dossierCode").GetString()!;
    }

    public void Dispose() => Http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return !answer.IsSuccessStatusCode
                ? throw new InvalidOperationException(
                    $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath}: {(int)answer.StatusCode} {text}"
                )
            : text.Length == 0 ? default
            : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(
        """<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Hidden();

    [GeneratedRegex(
        """<form method="post" novalidate action="(?<action>[^"]*)" ?>""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Action();
}
