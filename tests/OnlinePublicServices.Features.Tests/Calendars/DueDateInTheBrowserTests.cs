using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Tests.Forms;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Calendars;

/// <summary>
/// The portal computes every due date a second time (<c>frontend/src/app/dossier/due-date.ts</c>): its very file runs
/// here, in Node, on what the server would send it.
/// </summary>
public sealed class DueDateInTheBrowserTests
{
    private static readonly JsonSerializerOptions AsSent = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly string Script = Path.Combine(
        FormFiles.Root,
        "tests/OnlinePublicServices.Features.Tests/Calendars/recompute.mjs"
    );

    private static readonly string PortalsFile = Path.Combine(FormFiles.Root, "frontend/src/app/dossier/due-date.ts");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_browser_recomputes_the_same_dates_in_a_hundred_thousand_cases()
    {
        var differences = await DifferencesAsync(PortalsFile, seed: 20261129, count: 100_000);

        differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("closes - 60", "closes - 61")]
    [InlineData("arrived > closes", "arrived >= closes")]
    [InlineData("kind === 'makeUp'", "kind === 'makeup'")]
    [InlineData("run >= left", "run > left")]
    [InlineData("late ? 1 : 0", "late ? 0 : 0")]
    [InlineData("cause === 'supplement'", "cause === 'withdrawal'")]
    [InlineData("Math.max(now, wait.from, wait.until)", "wait.until")]
    [InlineData("day + amount - 1", "day + amount")]
    public async Task A_rule_that_only_the_browser_has_is_found(string rule, string other)
    {
        var portals = await File.ReadAllTextAsync(PortalsFile, Now);
        portals.ShouldContain(rule);
        var folder = Directory.CreateTempSubdirectory("due-date-");
        try
        {
            var file = Path.Combine(folder.FullName, "due-date.ts");
            await File.WriteAllTextAsync(file, portals.Replace(rule, other, StringComparison.Ordinal), Now);

            var differences = await DifferencesAsync(file, seed: 20261129, count: 5_000);

            differences.ShouldNotBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(string file, int seed, int count)
    {
        var draw = new DueDateDraw(seed);
        var cases = draw.Cases(count).ToArray();
        var offices = draw.Offices.Select(calendar => OfficeTime.Of(calendar, calendar.KnownFrom));
        var sent = cases.Select(drawn =>
            JsonSerializer.Serialize(
                new { drawn.Office, Facts = DueFacts.Of(drawn.ReceivedAt, drawn.Limit, drawn.Rules, drawn.Pauses) },
                AsSent
            )
        );

        var answers = await NodeProgram.RunAsync(
            Script,
            file,
            sent.Prepend(JsonSerializer.Serialize(offices, AsSent)),
            Now
        );

        answers.Count.ShouldBe(count);
        return
        [
            .. cases
                .Zip(
                    answers,
                    (drawn, answer) => (Drawn: drawn, Here: Said(draw.Offices[drawn.Office], drawn), There: answer)
                )
                .Where(both => both.Here != both.There)
                .Take(3)
                .Select(both => $"{both.Here} | {both.There} | {JsonSerializer.Serialize(both.Drawn, AsSent)}"),
        ];
    }

    private static string Said(WorkingCalendar calendar, DueDateDraw.Case drawn) =>
        calendar
            .DueDatesOf(drawn.ReceivedAt, drawn.Limit, drawn.Rules, drawn.Pauses)
            .Match(due => $"{Moments(due.Legal)} {Moments(due.Index766)}", _ => "unknown");

    private static string Moments(DueDate due) =>
        $"{Written(due.CountsFrom)} {(due.DueAt is { } at ? Written(at) : "-")}";

    private static string Written(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
