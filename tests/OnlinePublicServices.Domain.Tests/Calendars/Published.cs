using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;

namespace OnlinePublicServices.Domain.Tests.Calendars;

/// <summary>The calendars that the product ships, and dates as people write them.</summary>
internal static class Published
{
    public static readonly OfficeHours ThanhHoaHours = OfficeHours.Create(["07:00-11:30", "13:30-17:00"]).Value;

    public static readonly IReadOnlyList<CalendarYear> Years =
    [
        .. Enumerable
            .Range(2020, 8)
            .Select(year => Read(Path.Combine(AppContext.BaseDirectory, "calendars", $"{year}.json"))),
    ];

    public static readonly WorkingCalendar Calendar = WorkingCalendar
        .Create(Years, SeasonalHours.AllYear(ThanhHoaHours))
        .Value;

    public static DateTimeOffset At(string local) =>
        DateTimeOffset
            .ParseExact($"{local} +07:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
            .ToUniversalTime();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static ClockRules RulesAt(DateTimeOffset receivedAt) =>
        RulesOf(LegalEdition.On(VietnamTime.DayOf(receivedAt)));

    public static ClockRules RulesOf(LegalEdition edition) =>
        new()
        {
            LastHourCountsFromNextDay = edition is LegalEdition.B,
            SameDayUntil = new TimeOnly(15, 0),
            AcceptanceMinutes = 480,
        };

    private static CalendarYear Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var days = file
            .RootElement.GetProperty("days")
            .EnumerateArray()
            .Where(day => !day.TryGetProperty("inForce", out var inForce) || inForce.GetBoolean())
            .Select(day => new SpecialDay(
                Day(day.GetProperty("day").GetString()!),
                day.GetProperty("kind").GetString() switch
                {
                    "holiday" => DayKind.Holiday,
                    "in-lieu" => DayKind.InLieu,
                    "swapped-off" => DayKind.SwappedOff,
                    "make-up" => DayKind.MakeUp,
                    var unknown => throw new InvalidDataException(unknown),
                },
                day.GetProperty("name").GetString()!
            ));
        var year = file.RootElement.GetProperty("year").GetInt32();
        var provisional = file.RootElement.GetProperty("provisional").GetBoolean();
        return CalendarYear.Create(year, [.. days], "published", provisional: provisional).Value;
    }
}
