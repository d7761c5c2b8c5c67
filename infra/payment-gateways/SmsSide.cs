using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>A text that was handed over, and what became of it.</summary>
internal sealed class Sms(string id, string from, string to, string text)
{
    public string Id => id;

    public string From => from;

    public string To => to;

    public string Text => text;

    /// <summary>None while it is on its way.</summary>
    public string? State { get; set; }
}

/// <summary>A gateway for short messages: takes them, lists them, and reports what its operator lets happen.</summary>
internal sealed class SmsSide(SimulatorSettings settings, TimeProvider clock)
{
    private static readonly HttpClient Customer = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Lock turn = new();
    private readonly List<Sms> all = [];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sms/messages", (RequestDelegate)Take);
        endpoints.MapGet("/sms", (RequestDelegate)(context => Pages.Texts(Copy()).ExecuteAsync(context)));
        endpoints.MapPost("/sms/report", (RequestDelegate)Report);
    }

    private Sms[] Copy()
    {
        lock (turn)
        {
            return [.. all];
        }
    }

    private async Task Take(HttpContext context)
    {
        var body = await Bodies.ReadAsync(context.Request);
        string Said(string name) => body.GetValueOrDefault(name, "");
        var answer =
            context.Request.Headers.Authorization != $"Bearer {settings.Sms.Token}" ? Results.StatusCode(401)
            : !Guid.TryParse(Said("id"), out _) ? Results.Json(new { error = "id" }, statusCode: 400)
            : !Regex.IsMatch(Said("to"), @"^\+84[35789][0-9]{8}$", RegexOptions.NonBacktracking)
                ? Results.Json(new { error = "number" }, statusCode: 400)
            : Said("text").Length == 0 ? Results.Json(new { error = "text" }, statusCode: 400)
            : Entered(new Sms(Said("id"), Said("from"), Said("to"), Said("text")));
        await answer.ExecuteAsync(context);
    }

    private IResult Entered(Sms sms)
    {
        lock (turn)
        {
            if (!all.Exists(one => one.Id == sms.Id))
            {
                all.Add(sms);
            }
        }

        return Results.Json(new { id = sms.Id }, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task Report(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (Copy().FirstOrDefault(sms => sms.Id == form["sms"]) is { } sms)
        {
            sms.State = form["state"] == "delivered" ? "delivered" : "failed";
            await SendAsync(sms);
        }

        context.Response.Redirect("/sms");
    }

    private async Task SendAsync(Sms sms)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = sms.Id,
                state = sms.State,
                code = sms.State == "failed" ? "absent-subscriber" : null,
                at = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            }
        );
        using var hash = new HMACSHA256(Encoding.UTF8.GetBytes(settings.Sms.Secret));
        using var report = new HttpRequestMessage(HttpMethod.Post, settings.Sms.ReportTo);
        report.Content = new ByteArrayContent(body);
        report.Headers.Add("X-Sms-Signature", Convert.ToHexStringLower(hash.ComputeHash(body)));
        try
        {
            using var answer = await Customer.SendAsync(report);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The operator can press the button again.
        }
    }
}
