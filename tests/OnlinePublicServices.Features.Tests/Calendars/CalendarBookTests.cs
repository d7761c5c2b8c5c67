using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;

namespace OnlinePublicServices.Features.Tests.Calendars;

public sealed class CalendarBookTests : IDisposable
{
    private static readonly UnitCode Unit = UnitCode.Parse("H56.017.02").Value;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("calendars-");

    public CalendarBookTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "calendars")))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
    }

    [Fact]
    public void The_shipped_files_give_every_unit_its_working_calendar_from_2020_to_2027()
    {
        var calendar = CalendarBook.Load(folder.FullName).For(Unit);

        (calendar.KnownFrom, calendar.KnownThrough).ShouldBe((new DateOnly(2020, 1, 1), new DateOnly(2027, 12, 31)));
        calendar.KindOf(new DateOnly(2026, 8, 22)).Value.ShouldBe(DayKind.MakeUp);
        calendar.KindOf(new DateOnly(2026, 11, 24)).Value.ShouldBe(DayKind.Working);
        calendar.HoursOf(new DateOnly(2026, 11, 24)).Closes.ShouldBe(new TimeOnly(17, 0));
    }

    [Fact]
    public void A_unit_may_have_hours_of_its_own()
    {
        Change("hours.json", "\"units\": {}", "\"units\": { \"H56.017.02\": \"two-seasons\" }");

        var book = CalendarBook.Load(folder.FullName);

        book.For(Unit).HoursOf(new DateOnly(2026, 11, 24)).Opens.ShouldBe(new TimeOnly(7, 30));
        book.For(UnitCode.Parse("H56.018.02").Value)
            .HoursOf(new DateOnly(2026, 11, 24))
            .Opens.ShouldBe(new TimeOnly(7, 0));
    }

    [Fact]
    public void A_proposed_holiday_becomes_one_by_a_switch_in_the_file()
    {
        Change("2026.json", "\"inForce\": false", "\"inForce\": true");

        var calendar = CalendarBook.Load(folder.FullName).For(Unit);

        calendar.KindOf(new DateOnly(2026, 11, 24)).Value.ShouldBe(DayKind.Holiday);
    }

    [Fact]
    public void The_clocks_rules_are_data_of_each_edition_and_say_when_they_wait_for_a_second_reading()
    {
        Change("clock.json", "\"lastHourCountsFromNextDay\": true", "\"lastHourCountsFromNextDay\": false");
        var book = CalendarBook.Load(folder.FullName);

        var (old, now) = (book.RulesOf(LegalEdition.A), book.RulesOf(LegalEdition.B));

        (old.NeedsReview, now.NeedsReview).ShouldBe((false, true));
        now.LastHourCountsFromNextDay.ShouldBeFalse();
        (now.SameDayUntil, now.AcceptanceMinutes).ShouldBe((new TimeOnly(15, 0), 480));
    }

    [Theory]
    [InlineData("2026", true)]
    [InlineData("hours", true)]
    [InlineData("", false)]
    public void A_due_date_says_when_its_calendar_waits_for_a_second_reading(string file, bool waits)
    {
        foreach (var year in Directory.EnumerateFiles(folder.FullName, "20*.json"))
        {
            Change(Path.GetFileName(year), "\"needsReview\": true", "\"needsReview\": false");
        }

        if (file.Length > 0)
        {
            Change($"{file}.json", "\"needsReview\": false", "\"needsReview\": true");
        }

        var book = CalendarBook.Load(folder.FullName);
        var due = book.For(Unit)
            .DueDateOf(
                new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
                TimeLimit.WorkingDays(3),
                book.RulesOf(LegalEdition.A)
            );

        due.Value.NeedsReview.ShouldBe(waits);
    }

    [Theory]
    [InlineData("2026.json", "\"kind\": \"make-up\"", "\"kind\": \"saturday\"", "2026.json: $.days[2].kind: ")]
    [InlineData("2026.json", "\"decision\"", "\"desicion\"", "2026.json: $.desicion: ")]
    [InlineData("2026.json", "2026-01-10", "2026-01-12", "2026.json: days: calendar-year.not-special 2026-01-12")]
    [InlineData("2026.json", "2026-01-10", "2026-13-10", "2026.json: $.days[2].day: ")]
    [InlineData("2024.json", "2024-12-31", "2024-06-30", "years: calendar.years-broken")]
    [InlineData("hours.json", "07:00-11:30", "7-11", "hours.json: templates[0].seasons[0]: office-hours.malformed")]
    [InlineData("hours.json", "04-16", "16-04", "hours.json: templates[2].seasons[0].from: ")]
    [InlineData("hours.json", "\"default\": \"thanh-hoa\"", "\"default\": \"x\"", "hours.json: default: ")]
    [InlineData("hours.json", "two-seasons", "thanh-hoa", "hours.json: templates[2].code: ")]
    [InlineData("hours.json", "\"units\": {}", "\"units\": { \"17\": \"thanh-hoa\" }", "hours.json: units.17: ")]
    [InlineData("clock.json", "15:00", "15 h", "clock.json: editions[0].sameDayUntil: ")]
    [InlineData("clock.json", "480", "0", "clock.json: editions[0].acceptanceMinutes: ")]
    [InlineData("clock.json", "\"edition\": \"b\"", "\"edition\": \"a\"", "clock.json: editions[1].edition: ")]
    public void A_file_that_does_not_fit_is_named_with_its_field(
        string file,
        string right,
        string wrong,
        string message
    )
    {
        Change(file, right, wrong);

        var stop = Should.Throw<InvalidDataException>(() => CalendarBook.Load(folder.FullName));

        stop.Message.ShouldContain(message);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Change(string file, string right, string wrong)
    {
        var path = Path.Combine(folder.FullName, file);
        var before = File.ReadAllText(path);
        File.WriteAllText(path, before.Replace(right, wrong, StringComparison.Ordinal));
        File.ReadAllText(path).ShouldNotBe(before);
    }
}
