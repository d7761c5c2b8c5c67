using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.SigningAgent;

/// <summary>
/// The loopback protocol (see the decision record on the signing agent): only this computer reaches it, and only pages
/// of portals that were entered get an answer.
/// </summary>
internal static class AgentServer
{
    private const int LargestRequest = 1024 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static WebApplication Build(AgentSettings settings, TimeProvider time, TextWriter screen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, settings.Port);
        });
        var app = builder.Build();
        var desk = new SigningDesk(settings, time, screen);
        app.Lifetime.ApplicationStopped.Register(desk.Dispose);
        app.Run(context => Answer(context, settings, desk));
        return app;
    }

    private static Task Answer(HttpContext context, AgentSettings settings, SigningDesk desk)
    {
        var origin = context.Request.Headers.Origin.ToString();
        // The host's name is checked as well: a stranger's name may be made to lead here.
        if (!IPAddress.TryParse(context.Request.Host.Host, out var host) || !IPAddress.IsLoopback(host))
            return Refuse(context, new Refusal(403, "agent.origin-unknown"));
        if (!settings.Portals.ContainsKey(origin))
            return Refuse(context, new Refusal(403, "agent.origin-unknown"));

        var heads = context.Response.Headers;
        heads.AccessControlAllowOrigin = origin;
        heads.Vary = "Origin";
        heads.CacheControl = "no-store";
        return (context.Request.Method, context.Request.Path.Value) switch
        {
            ("OPTIONS", _) => AllowAhead(context),
            ("GET", "/health") => context.Response.WriteAsJsonAsync(new { protocol = 1 }),
            ("GET", "/certificates") => context.Response.WriteAsJsonAsync(
                desk.Keys()
                    .Select(key => new
                    {
                        key.KeyHint,
                        key.Certificate,
                        key.Algorithms,
                    }),
                Json
            ),
            ("POST", "/signatures") => Sign(context, origin, desk),
            _ => Refuse(context, new Refusal(404, "agent.unknown")),
        };
    }

    /// <summary>Source: Fetch (CORS preflight); WICG Private Network Access.</summary>
    private static Task AllowAhead(HttpContext context)
    {
        var heads = context.Response.Headers;
        heads.AccessControlAllowMethods = "GET, POST";
        heads.AccessControlAllowHeaders = "Content-Type";
        heads.AccessControlMaxAge = "600";
        if (context.Request.Headers.ContainsKey("Access-Control-Request-Private-Network"))
            heads["Access-Control-Allow-Private-Network"] = "true";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>One line of JSON an item, as soon as it is done: the page shows how far the token has come.</summary>
    private static async Task Sign(HttpContext context, string origin, SigningDesk desk)
    {
        if (await Read(context) is not { Items.Count: > 0 and <= Batch.ItemsMax } batch)
        {
            await Refuse(context, new Refusal(400, "agent.request-malformed"));
            return;
        }

        context.Response.ContentType = "application/x-ndjson";
        var refusal = await desk.Sign(batch, origin, Tell, context.RequestAborted);
        if (refusal is not null)
            await Refuse(context, refusal);

        async Task Tell(BatchOutcome outcome)
        {
            await context.Response.WriteAsync(JsonSerializer.Serialize(outcome, Json) + "\n");
            await context.Response.Body.FlushAsync();
        }
    }

    private static async Task<Batch?> Read(HttpContext context)
    {
        // A page can send other kinds without a preflight.
        if (!context.Request.HasJsonContentType())
            return null;
        try
        {
            return await context.Request.ReadFromJsonAsync<Batch>(Json, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task Refuse(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                refusal.Code,
                refusal.TriesLeft,
                refusal.RetryAt,
            },
            Json
        );
    }
}
