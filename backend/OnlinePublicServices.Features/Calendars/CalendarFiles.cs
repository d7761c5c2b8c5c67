using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>The shapes of the calendar's data files, read strictly: nothing missing, nothing unknown, nothing twice.</summary>
internal static class CalendarFiles
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static T Read<T>(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Strict) ?? throw Broken(path, "$", "is null");
        }
        catch (JsonException wrong)
        {
            throw Broken(path, wrong.Path ?? "$", wrong.Message, wrong);
        }
    }

    public static T OrStop<T>(this Result<T> result, string path, string field) =>
        result.Match(
            value => value,
            error =>
                throw Broken(
                    path,
                    field,
                    string.Join(' ', [error.Code, .. error.Parameters.Select(fact => fact.Value)])
                )
        );

    public static InvalidDataException Broken(string path, string field, string reason, Exception? cause = null) =>
        new($"{Path.GetFileName(path)}: {field}: {reason}", cause);
}

internal sealed record YearFileContent
{
    public required int Year { get; init; }
    public required string Decision { get; init; }
    public required bool Provisional { get; init; }
    public required bool NeedsReview { get; init; }
    public required string Note { get; init; }
    public required DateOnly KnownThrough { get; init; }
    public required List<DayEntry> Days { get; init; }
}

internal sealed record ClockFileContent
{
    public required List<ClockEntry> Editions { get; init; }
}

internal sealed record ClockEntry
{
    public required LegalEdition Edition { get; init; }
    public required bool LastHourCountsFromNextDay { get; init; }
    public required string SameDayUntil { get; init; }
    public required int AcceptanceMinutes { get; init; }
    public required string Source { get; init; }
    public required bool NeedsReview { get; init; }
    public required string Note { get; init; }
}

internal sealed record DayEntry
{
    public required DateOnly Day { get; init; }
    public required DayKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>False for a day that is proposed and not yet law: the switch is turned in the file.</summary>
    public bool InForce { get; init; } = true;
}

internal sealed record HoursFileContent
{
    public required string Default { get; init; }
    public required Dictionary<string, string> Units { get; init; }
    public required List<HoursTemplate> Templates { get; init; }
}

internal sealed record HoursTemplate
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Source { get; init; }
    public required bool NeedsReview { get; init; }
    public required List<SeasonEntry> Seasons { get; init; }
}

internal sealed record SeasonEntry
{
    public required string From { get; init; }
    public required List<string> Counted { get; init; }
    public List<string> Intake { get; init; } = [];
    public List<string> SaturdayIntake { get; init; } = [];
}
