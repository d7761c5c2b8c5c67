using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OnlinePublicServices.SigningAgent;

namespace OnlinePublicServices.Infrastructure.Tests.Signing.Agent;

/// <summary>The agent as it runs at a clerk's computer: a program of its own, reached over its port.</summary>
internal sealed class AgentProcess : IDisposable
{
    public const string Portal = "https://dichvucong.example";

    private readonly Process process;
    private readonly StringBuilder screen;
    private readonly HttpClient http;

    private AgentProcess(Process process, StringBuilder screen, HttpClient http) =>
        (this.process, this.screen, this.http) = (process, screen, http);

    /// <summary>What the person at the computer sees.</summary>
    public string Screen
    {
        get
        {
            lock (screen)
                return screen.ToString();
        }
    }

    public static async Task<AgentProcess> Start(SoftToken token, string folder, ECDsa portalKey)
    {
        var settings = new AgentSettings
        {
            Folder = folder,
            Port = FreePort(),
            Module = SoftToken.Module,
            Portals = { [Portal] = portalKey.ExportSubjectPublicKeyInfoPem() },
        };
        settings.Save();
        var start = new ProcessStartInfo("dotnet", [typeof(AgentSettings).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["SOFTHSM2_CONF"] = token.Configuration, ["OPS_SIGNING_AGENT_DIR"] = folder },
        };
        var program = Process.Start(start)!;
        var seen = new StringBuilder();
        var listens = new TaskCompletionSource();
        program.OutputDataReceived += (_, line) =>
        {
            lock (seen)
                seen.AppendLine(line.Data);
            listens.TrySetResult();
        };
        program.BeginOutputReadLine();
        await listens.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return new AgentProcess(
            program,
            seen,
            new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{settings.Port}") }
        );
    }

    public async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        object? body = null,
        string? origin = Portal,
        params (string Name, string Value)[] heads
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        foreach (var (name, value) in heads)
            request.Headers.Add(name, value);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> Get(string path) =>
        await (await Send(HttpMethod.Get, path)).Content.ReadFromJsonAsync<JsonElement>(
            TestContext.Current.CancellationToken
        );

    /// <summary>Each item's signature or code; one code when the whole batch was refused.</summary>
    public async Task<(string[] Codes, byte[]?[] Signatures)> Sign(
        string keyHint,
        string algorithm,
        string pin,
        params (string Ticket, byte[] BytesToSign)[] items
    )
    {
        using var answer = await Send(
            HttpMethod.Post,
            "/signatures",
            new
            {
                keyHint,
                algorithm,
                pin,
                items = items.Select(i => new { ticket = i.Ticket, bytesToSign = i.BytesToSign }),
            }
        );
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToArray();
        return (
            [.. lines.Select(line => line.GetProperty("code").GetString() ?? "signed")],
            [
                .. lines.Select(line =>
                    line.TryGetProperty("signature", out var s) && s.ValueKind == JsonValueKind.String
                        ? s.GetBytesFromBase64()
                        : null
                ),
            ]
        );
    }

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>A ticket as the portal makes them.</summary>
    public static string Ticket(
        ECDsa portalKey,
        string keyHint,
        byte[] bytesToSign,
        DateTimeOffset? until = null,
        string type = "ops-signing-ticket+jwt"
    )
    {
        var head = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", typ = type }));
        var claims = new
        {
            iss = Portal,
            jti = Guid.NewGuid(),
            sid = Guid.NewGuid(),
            sub = Guid.NewGuid(),
            num = "15/BPTNTKQ",
            key = keyHint,
            hash = Convert.ToHexStringLower(SHA256.HashData(bytesToSign)),
            exp = (until ?? TimeProvider.System.GetUtcNow().AddMinutes(5)).ToUnixTimeSeconds(),
        };
        var signed = $"{head}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = portalKey.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
