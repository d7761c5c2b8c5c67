using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Http;

/// <summary>
/// Thousands of spoilt requests to every operation of the contract, from a stranger, a citizen and a clerk. More of
/// them with <c>OPS_HOSTILE_ROUNDS</c>.
/// </summary>
public sealed class HostileRequestsTests
{
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("OPS_HOSTILE_ROUNDS") ?? "12",
        CultureInfo.InvariantCulture
    );

    private static readonly string[] Innards =
    [
        "Exception",
        "   at ",
        ".cs:",
        "SELECT ",
        "INSERT ",
        "SQLite",
        "Npgsql",
        "System.",
        "/home/",
        "/tmp/",
    ];

    private static readonly string[] Heads =
    [
        "X-Content-Type-Options",
        "Content-Security-Policy",
        "Referrer-Policy",
        "X-Frame-Options",
        "Strict-Transport-Security",
    ];

    [Theory, EachDatabase]
    public async Task Whatever_is_sent_the_answer_is_no_fault_of_ours_and_every_refusal_says_what_it_is(Store store)
    {
        await using var office = await Office.OpenAsync(
            store,
            new OfficeOptions
            {
                Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Throttle:TrackingPerMinute"] = "100000",
                    ["Throttle:CheckingPerMinute"] = "100000",
                    ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Diagnostics"] = "Fatal",
                },
            }
        );
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var stranger = office.Anonymous();
        var requests = new HostileRequests(seed: 2026, await Known(citizen));
        List<string> faults = [];

        foreach (var visitor in Enumerable.Range(0, Rounds).SelectMany(_ => new Visitor[] { stranger, citizen, clerk }))
        {
            foreach (var request in requests.Round())
            {
                using (request)
                using (var response = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken))
                {
                    var answer = await Answer.ReadAsync(response);
                    faults.AddRange(FaultsOf(request, answer).Select(fault => $"{Shown(request)}: {fault}, {answer}"));
                }
            }
        }

        faults.Distinct(StringComparer.Ordinal).Take(20).ShouldBeEmpty();
    }

    private static IEnumerable<string> FaultsOf(HttpRequestMessage request, Answer answer)
    {
        // An address beyond 8 KiB: the server's own parser ends it before anything of ours sees it.
        if (answer.Status == 414)
        {
            yield break;
        }

        if (answer.Status >= 500)
        {
            yield return "a fault of ours";
        }

        if (
            Innards.FirstOrDefault(word =>
                answer.Status >= 400 && answer.Body.Contains(word, StringComparison.Ordinal)
            ) is
            { } word
        )
        {
            yield return $"shows {word}";
        }

        if (Heads.FirstOrDefault(head => !answer.Headers.ContainsKey(head)) is { } head)
        {
            yield return $"lacks the head {head}";
        }

        if (answer.Status < 400 || request.Method == HttpMethod.Head)
        {
            yield break;
        }

        if (
            !answer
                .Headers.GetValueOrDefault("Content-Type", "")
                .StartsWith("application/problem+json", StringComparison.Ordinal)
        )
        {
            yield return "is no problem document";
        }
        else if (!ProblemCodes.All.Contains(answer.Code ?? ""))
        {
            yield return "has a code that is not published";
        }
        else if (answer.Text("type") != ProblemMapping.TypePrefix + answer.Code || answer.Text("traceId") is null or "")
        {
            yield return "lacks its type or its trace";
        }

        if (answer.Status is 429 or 503 && !answer.Headers.ContainsKey("Retry-After"))
        {
            yield return "doesn't say when to come again";
        }
    }

    private static async Task<IReadOnlyDictionary<string, string[]>> Known(Citizen citizen)
    {
        var dossier = await citizen.SubmitDossier();
        var draft = await citizen.FileDraft();
        var paper = (await citizen.Get($"/api/dossiers/{dossier.Code}"))["attachments"]
            [0]
            .GetProperty("id")
            .GetString()!;
        return new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["{code}"] = [dossier.Code, Cases.Birth],
            ["{id}"] = [draft.Id.ToString(), paper, Cases.TrieuSon, "birth-registration"],
            ["{attachmentId}"] = [paper],
            ["{version}"] = ["1"],
        };
    }

    private static string Shown(HttpRequestMessage request) =>
        $"{request.Method} {request.RequestUri?.OriginalString[..Math.Min(160, request.RequestUri.OriginalString.Length)]}"
        + $" {JsonSerializer.Serialize(request.Headers.Where(h => h.Key is not "Accept").Take(3).Select(h => $"{h.Key}: {string.Join(',', h.Value)[..Math.Min(60, string.Join(',', h.Value).Length)]}"))}";
}
