using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>Dates, names and amounts as an office writes them.</summary>
internal static class FormWording
{
    /// <summary>Fills a text of the forms; values are not looked at for placeholders.</summary>
    public static string Filled(string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>Hour, minute and day in Viet Nam.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var (day, time) = (VietnamTime.DayOf(instant), VietnamTime.TimeOf(instant));
        return Filled(FormTexts.Moment, Two(time.Hour), Two(time.Minute), Two(day.Day), Month(day), day.Year);
    }

    /// <summary>Place and day of issue.</summary>
    public static string PlaceAndDate(string? place, DateTimeOffset instant)
    {
        var day = VietnamTime.DayOf(instant);
        return PrintedText.Clean(place, 60) is { Length: > 0 } name
            ? Filled(FormTexts.PlaceAndDate, name, Two(day.Day), Month(day), day.Year)
            : Filled(FormTexts.DateAlone, Two(day.Day), Month(day), day.Year);
    }

    /// <summary>A number below ten with a nought before it, so that nobody can put another digit there.</summary>
    public static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>Whole đồng, with points between thousands, as Vietnamese figures have them.</summary>
    public static string Dong(long amount) =>
        Filled(FormTexts.Dong, amount.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '.'));

    /// <summary>A party with its form of address.</summary>
    public static string Party(FormParty party) =>
        Filled(
            party.Address switch
            {
                FormAddress.Person => FormTexts.Person,
                FormAddress.Man => FormTexts.Man,
                FormAddress.Woman => FormTexts.Woman,
                FormAddress.Organisation => FormTexts.Organisation,
            },
            PrintedText.Clean(party.Name)
        );

    /// <summary>A statutory time.</summary>
    public static string Time(TimeLimit limit) =>
        limit.Kind switch
        {
            TimeLimitKind.SameDay => FormTexts.TimeSameDay,
            TimeLimitKind.WorkingDays when limit.Amount % 2 == 0 => Filled(
                FormTexts.TimeWorkingDays,
                Two(limit.Amount / 2)
            ),
            TimeLimitKind.WorkingDays => Filled(FormTexts.TimeWorkingDays, $"{limit.Amount / 2},5"),
            TimeLimitKind.WorkingHours => Filled(FormTexts.TimeWorkingHours, Two(limit.Amount)),
            TimeLimitKind.CalendarDays => Filled(FormTexts.TimeCalendarDays, Two(limit.Amount)),
            TimeLimitKind.None => FormTexts.TimeNone,
        };

    /// <summary>A paper and how many of it.</summary>
    public static string Paper(FormPaper paper) =>
        Filled(
            FormTexts.Paper,
            PrintedText.Clean(paper.Name),
            paper.Kind switch
            {
                FormPaperKind.Original => FormTexts.Original,
                FormPaperKind.Copy => FormTexts.Copy,
                FormPaperKind.Electronic => FormTexts.Electronic,
            },
            Two(paper.Count)
        );

    /// <summary>Where the result is taken.</summary>
    public static string Delivery(AppointmentSlipContent slip) =>
        slip.Delivery switch
        {
            ResultDelivery.AtOffice => PrintedText.Clean(slip.Head.Office.Name),
            ResultDelivery.ByPost => Filled(FormTexts.DeliveryByPost, PrintedText.Clean(slip.DeliveryAddress)),
            ResultDelivery.Online => FormTexts.DeliveryOnline,
        };

    /// <summary>The law's name for the kind of unit.</summary>
    public static string NameOf(OneStopKind kind) =>
        kind switch
        {
            OneStopKind.PublicServiceCentre => FormTexts.Centre,
            OneStopKind.ReceptionDesk => FormTexts.Desk,
        };

    /// <summary>The sign of the kind of unit in the numbers of its forms.</summary>
    public static string SignOf(OneStopKind kind) =>
        kind switch
        {
            OneStopKind.PublicServiceCentre => FormTexts.CentreSign,
            OneStopKind.ReceptionDesk => FormTexts.DeskSign,
        };

    /// <summary>A day with its year.</summary>
    public static string FullDay(DateTimeOffset instant)
    {
        var day = VietnamTime.DayOf(instant);
        return $"{Day(day)}/{day.Year}";
    }

    /// <summary>A day within a sentence whose year is clear.</summary>
    public static string Day(DateOnly day) => $"{Two(day.Day)}/{Month(day)}";

    /// <summary>January and February carry a nought as well. Source: 30/2020/ND-CP, Appendix I, II.4.</summary>
    private static string Month(DateOnly day) =>
        day.Month <= 2 ? Two(day.Month) : day.Month.ToString(CultureInfo.InvariantCulture);
}
