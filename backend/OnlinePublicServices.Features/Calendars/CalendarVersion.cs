using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// One year as an administrator drew it up, from version 2 on. What it says never changes; that it came into force, and
/// that every running dossier was looked at, is noted once.
/// </summary>
internal sealed class CalendarVersion
{
    public const int DecisionLengthMax = 300;

    public const int NameLengthMax = 120;

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private CalendarVersion() { }

    public CalendarVersion(int number, CalendarYear year, string proposedBy, DateTimeOffset proposedAt)
    {
        Number = number;
        Year = year.Year;
        Decision = year.Decision;
        Provisional = year.IsProvisional;
        Days = JsonSerializer.Serialize(year.SpecialDays, Stored);
        ProposedBy = proposedBy;
        ProposedAt = proposedAt;
    }

    public int Number { get; private init; }

    public int Year { get; private init; }

    /// <summary>The instrument that fixed the days.</summary>
    public string Decision { get; private init; } = "";

    public bool Provisional { get; private init; }

    /// <summary>The special days, as one JSON array.</summary>
    public string Days { get; private init; } = "[]";

    public string ProposedBy { get; private init; } = "";

    public DateTimeOffset ProposedAt { get; private init; }

    public string? AdoptedBy { get; private set; }

    /// <summary>When it came into force, UTC.</summary>
    public DateTimeOffset? AdoptedAt { get; private set; }

    /// <summary>When every dossier that was running had been looked at, UTC.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public void Adopt(string by, DateTimeOffset at)
    {
        AdoptedBy ??= by;
        AdoptedAt ??= at;
    }

    public void Finish(DateTimeOffset at) => FinishedAt ??= at;

    /// <summary>The calendars as they are under this version, when those were before it.</summary>
    public Result<UnitCalendars> On(UnitCalendars before) => before.With(Number, ToYear());

    public CalendarYear ToYear() =>
        CalendarYear
            .Create(
                Year,
                JsonSerializer.Deserialize<IReadOnlyList<SpecialDay>>(Days, Stored)!,
                Decision,
                provisional: Provisional
            )
            .Match(year => year, error => throw new InvalidDataException($"Calendar version {Number}: {error.Code}"));
}
