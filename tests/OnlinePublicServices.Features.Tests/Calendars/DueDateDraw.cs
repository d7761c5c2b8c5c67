using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;

namespace OnlinePublicServices.Features.Tests.Calendars;

/// <summary>
/// Draws dossiers over all published years and a little beyond: every sort of limit, both editions' rules, up to four
/// waits, and moments on and beside the edges of opening hours and special days.
/// </summary>
internal sealed class DueDateDraw
{
    private static readonly int[] EdgesOfADay =
    [
        0,
        7 * 60,
        (7 * 60) + 30,
        9 * 60,
        (11 * 60) + 30,
        13 * 60,
        (13 * 60) + 30,
        15 * 60,
        16 * 60,
        17 * 60,
    ];

    private readonly CalendarBook book = Book();
    private readonly Random random;
    private readonly DateOnly[] special;

    public DueDateDraw(int seed)
    {
        random = new Random(seed);
        Offices = [.. Units.Keys.Select(unit => book.For(UnitCode.Parse(unit).Value))];
        special = [.. Offices[0].Years.Values.SelectMany(year => year.SpecialDays).Select(day => day.Day)];
    }

    /// <summary>Offices with one and two seasons, with two breaks and with none.</summary>
    public IReadOnlyList<WorkingCalendar> Offices { get; }

    private static Dictionary<string, string> Units { get; } =
        new(StringComparer.Ordinal)
        {
            ["H56.017.01"] = "thanh-hoa",
            ["H56.017.02"] = "two-seasons",
            ["H56.017.03"] = "no-break",
            ["H56.017.04"] = "three-spans",
        };

    public IEnumerable<Case> Cases(int count) => Enumerable.Range(0, count).Select(_ => Draw());

    private Case Draw()
    {
        var received = Moment(new DateOnly(2020, 1, 1), 2925);
        var pauses = new List<ClockPause>();
        for (var left = random.Next(5); left > 0; left--)
        {
            var from = Moment(VietnamTime.DayOf(received), 30);
            var until = Moment(VietnamTime.DayOf(from), 20);
            pauses.Add(
                new ClockPause(
                    Cause(),
                    from > received ? from : received,
                    random.Next(12) == 0 ? null
                        : until > from ? until
                        : from
                )
            );
        }

        return new Case(random.Next(Offices.Count), received, Limit(), book.RulesOf(Edition()), pauses);
    }

    private DateTimeOffset Moment(DateOnly from, int days)
    {
        var day =
            random.Next(4) == 0 && days > 365
                ? special[random.Next(special.Length)].AddDays(random.Next(-1, 2))
                : from.AddDays(random.Next(days));
        var minute =
            random.Next(3) == 0
                ? EdgesOfADay[random.Next(EdgesOfADay.Length)] + random.Next(-1, 2)
                : random.Next(24 * 60);
        return VietnamTime.Instant(day, TimeOnly.MinValue).AddMinutes(minute).AddSeconds(random.Next(60));
    }

    private PauseCause Cause() => Enum.GetValues<PauseCause>()[random.Next(4)];

    private LegalEdition Edition() => Enum.GetValues<LegalEdition>()[random.Next(2)];

    private TimeLimit Limit() =>
        random.Next(8) switch
        {
            0 => TimeLimit.SameDay,
            1 => TimeLimit.None,
            2 or 3 => TimeLimit.HalfWorkingDays(random.Next(1, 60)),
            4 or 5 => TimeLimit.WorkingHours(random.Next(1, 100)),
            _ => TimeLimit.CalendarDays(random.Next(1, 60)),
        };

    /// <summary>The shipped book, with every template in use and two more.</summary>
    private static CalendarBook Book()
    {
        var folder = Directory.CreateTempSubdirectory("calendars-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "calendars")))
            {
                var text = File.ReadAllText(file)
                    .Replace(
                        "\"units\": {}",
                        $"\"units\": {System.Text.Json.JsonSerializer.Serialize(Units)}",
                        StringComparison.Ordinal
                    )
                    .Replace(
                        "\"templates\": [",
                        $"\"templates\": [{Template("no-break", "\"08:00-16:15\"")}, "
                            + $"{Template("three-spans", "\"07:00-09:00\", \"09:30-11:30\", \"13:00-17:00\"")},",
                        StringComparison.Ordinal
                    );
                File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(file)), text);
            }

            return CalendarBook.Load(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Template(string code, string counted) =>
        $$"""
            {
              "code": "{{code}}", "name": "x", "source": "x", "needsReview": false,
              "seasons": [{ "from": "01-01", "counted": [{{counted}}] }]
            }
            """;

    public sealed record Case(
        int Office,
        DateTimeOffset ReceivedAt,
        TimeLimit Limit,
        ClockRules Rules,
        IReadOnlyList<ClockPause> Pauses
    );
}
