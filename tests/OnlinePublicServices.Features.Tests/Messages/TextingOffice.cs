using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Payments;
using OnlinePublicServices.Infrastructure.Notifications;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>
/// An office with a mail server and a gateway for short messages. The gateway's own reports never arrive; a test sends those
/// that it wants to arrive, signed as the gateway signs.
/// </summary>
internal sealed partial record TextingOffice(Office Office, Simulator Gateway, MailSink Mail) : IAsyncDisposable
{
    private const string Secret = "a secret of the gateway's and ours";

    public static async Task<TextingOffice> OpenAsync(Store store, params (string Key, string Value)[] more)
    {
        var clock = new OfficeClock();
        var gateway = await Simulator.StartAsync(
            new SimulatorSettings
            {
                Sms = new() { Token = "token", Secret = Secret },
            },
            clock,
            TestContext.Current.CancellationToken
        );
        var mail = new MailSink();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mail:Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Sms:Address"] = $"{new Uri(gateway.Address, "/sms/messages")}",
            ["Sms:Token"] = "token",
            ["Sms:Sender"] = "DVC-TTHN",
            ["Sms:ReportSecret"] = Secret,
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var office = await Office.OpenAsync(store, new OfficeOptions { Settings = settings });
        clock.Office = office;
        return new TextingOffice(office, gateway, mail);
    }

    /// <summary>A citizen who has said how they want to be told.</summary>
    public async Task<Citizen> SignInAsCitizen(string? notices, string? phone = null, string? email = null)
    {
        var citizen = Office.SignInAsCitizen();
        var seen = (await citizen.Get("/api/profile")).Version;
        var profile = new
        {
            fullName = citizen.Name,
            phone,
            email,
            notices,
        };
        (await citizen.Put("/api/profile", profile, seen)).ShouldBe(200);
        return citizen;
    }

    /// <summary>A dossier whose form says these.</summary>
    public static Task<Submitted> Submit(Citizen citizen, string? phone, string? email) =>
        citizen.SubmitDossier(
            Cases.MaritalStatus,
            answers: Cases.AnswersFor(Cases.MaritalStatus).With(("phone", phone), ("email", email))
        );

    /// <summary>A round of the worker, to its end.</summary>
    public async Task SendDue() =>
        await Task.WhenAll(
            await Office.Services.GetRequiredService<OutboxSender>().StartDue(TestContext.Current.CancellationToken)
        );

    /// <summary>The texts that the gateway has, the newest first.</summary>
    public async Task<IReadOnlyList<Text>> Texts()
    {
        using var operatorsBrowser = new HttpClient();
        var page = await operatorsBrowser.GetStringAsync(
            new Uri(Gateway.Address, "/sms"),
            TestContext.Current.CancellationToken
        );
        return
        [
            .. Row()
                .Matches(page)
                .Select(row => new Text(
                    Guid.Parse(row.Groups["id"].Value),
                    row.Groups["to"].Value,
                    row.Groups["text"].Value
                )),
        ];
    }

    /// <summary>What the gateway reports on a text.</summary>
    public async Task<Answer> Report(Guid id, string state, string secret = Secret, string? body = null)
    {
        var said =
            body
            ?? JsonSerializer.Serialize(
                new
                {
                    id,
                    state,
                    code = state == "failed" ? "absent-subscriber" : null,
                    at = "2026-11-23T02:05:09Z",
                }
            );
        var code = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(said));
        using var gateway = Office.Anonymous();
        gateway.ForgetCsrfHeader();
        return await gateway.Send(
            HttpMethod.Post,
            "/api/sms-reports",
            said,
            headers: [("X-Sms-Signature", Convert.ToHexStringLower(code))]
        );
    }

    public static async Task<JsonElement[]> Undelivered(Visitor clerk) =>
        [.. (await clerk.Get("/api/messages/undelivered")).ShouldBe(200)["items"].EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        await Gateway.DisposeAsync();
        await Mail.DisposeAsync();
    }

    [GeneratedRegex(
        "<b>(?<to>[^<]+)</b>.*?<p>(?<text>[^<]*)</p>.*?name=\"sms\" value=\"(?<id>[^\"]+)\"",
        RegexOptions.Singleline
    )]
    private static partial Regex Row();
}

/// <summary>A text at the gateway.</summary>
internal sealed record Text(Guid Id, string To, string Words);
