using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>Somebody before the counter: an HTTP client with a session, or without one.</summary>
public class Visitor : IDisposable
{
    private static int visitors;

    private readonly HttpClient client;

    public Visitor(Office office, string? session = null)
    {
        Office = office;
        client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = 100,
                AllowAutoRedirect = false,
                // A test that waits for the server's word before it sends means to wait, on a busy machine too.
                Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
            }
        )
        {
            BaseAddress = office.Address,
        };
        Address = FreshAddress();
        client.DefaultRequestHeaders.Add("X-CSRF", "1");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        if (session is not null)
        {
            client.DefaultRequestHeaders.Add(TestSession.Header, session);
        }
    }

    public Office Office { get; }

    /// <summary>The address from which this visitor comes.</summary>
    public string Address { get; }

    /// <summary>The client itself, for what is said in no other way.</summary>
    public HttpClient Http => client;

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    public void ForgetCsrfHeader() => client.DefaultRequestHeaders.Remove("X-CSRF");

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers: headers);

    public Task<Answer> Post(string path, object? body = null, string? key = null, int? version = null) =>
        Send(HttpMethod.Post, path, body, key, version);

    public Task<Answer> Put(string path, object? body = null, int? version = null) =>
        Send(HttpMethod.Put, path, body, version: version);

    public Task<Answer> Patch(string path, object? body, int? version = null) =>
        Send(HttpMethod.Patch, path, body, version: version);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    /// <summary>Opens a dossier, and says why where it is not this person's work.</summary>
    public async Task<Answer> Open(string code)
    {
        var path = $"/api/dossiers/{code}";
        var shown = await Get(path);
        if (shown.Code == "look.reason-needed")
        {
            (await Post($"{path}/looks", new { reason = "Người nộp hỏi tại quầy." })).ShouldBe(204);
            shown = await Get(path);
        }

        return shown.ShouldBe(200);
    }

    /// <summary>One act on a dossier, from the version that stands now.</summary>
    public async Task<Answer> Act(string code, string act, object? body = null) =>
        await Post(
            $"/api/dossiers/{code}/{act}",
            body ?? new { },
            Guid.NewGuid().ToString(),
            (await Open(code)).Version
        );

    public async Task<Answer> Send(
        HttpMethod method,
        string path,
        object? body,
        string? key = null,
        int? version = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body is string raw ? Encoding.UTF8.GetBytes(raw) : Json(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (version is { } seen)
        {
            request.Headers.Add("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{seen}\""));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    private static byte[] Json(object body) => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);

    private static string FreshAddress()
    {
        var number = Interlocked.Increment(ref visitors);
        return $"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    /// <summary>The body as JSON; an empty object where there is none.</summary>
    public JsonElement Json { get; } = Parse(Body, Headers);

    /// <summary>The problem's code.</summary>
    public string? Code => Text("code");

    /// <summary>The version that the answer's ETag names.</summary>
    public int Version => int.Parse(Headers["ETag"].Trim('"'), CultureInfo.InvariantCulture);

    /// <summary>The body without what differs from one request to the next.</summary>
    public string Repeatable =>
        System.Text.RegularExpressions.Regex.Replace(
            Body,
            "\"traceId\":\"[^\"]*\"",
            "\"traceId\":\"\"",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>What a failed test shows of it.</summary>
    public override string ToString() => $"{Status} {Body}";

    public JsonElement this[string name] => Json.GetProperty(name);

    public string? Text(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The codes of the fields that a problem names, by path.</summary>
    public IReadOnlyDictionary<string, string[]> Errors =>
        Json.TryGetProperty("errors", out var errors)
            ? errors.Deserialize<Dictionary<string, string[]>>()!
            : new Dictionary<string, string[]>(StringComparer.Ordinal);

    public Answer ShouldBe(HttpStatusCode status) => ShouldBe((int)status);

    public Answer ShouldBe(int status, string? code = null)
    {
        Status.ShouldBe(status, Body);
        if (code is not null)
        {
            Code.ShouldBe(code, Body);
        }

        return this;
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, body, headers);
    }

    private static JsonElement Parse(string body, IReadOnlyDictionary<string, string> headers) =>
        body.Length > 0 && headers.GetValueOrDefault("Content-Type")?.Contains("json", StringComparison.Ordinal) == true
            ? JsonSerializer.Deserialize<JsonElement>(body)
            : Nothing;
}
