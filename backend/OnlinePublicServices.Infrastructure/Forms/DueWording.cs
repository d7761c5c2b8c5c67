using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>How a due instant came about, in a sentence short enough for a slip.</summary>
internal static class DueWording
{
    /// <summary>Spans named one by one; a longer wait is told by its first ones.</summary>
    private const int MaxSpans = 10;

    /// <summary>From when the limit counts, what was passed over and why, and which days off were worked.</summary>
    public static string Explain(DueDate due, TimeLimit limit)
    {
        var text = FormWording.Filled(FormTexts.DueFrom, FormWording.Time(limit), FormWording.Moment(due.CountsFrom));
        text += Part(FormTexts.DueWithout, due.Days.Where(IsPassedOver));
        text += Part(FormTexts.DueWith, due.Days.Where(day => day.Kind is DayKind.MakeUp && !IsPassedOver(day)));
        return text + (due.IsProvisional ? FormTexts.DueProvisional : ".");
    }

    private static bool IsPassedOver(DueDay day) => day.Parts is DueDayParts.None;

    private static string Part(string sentence, IEnumerable<DueDay> days)
    {
        var spans = Spans(days);
        var shown = string.Join(", ", spans.Take(MaxSpans)) + (spans.Count > MaxSpans ? ", \u2026" : "");
        return spans.Count == 0 ? "" : FormWording.Filled(sentence, shown);
    }

    /// <summary>Days that follow each other for one reason, as one.</summary>
    private static List<string> Spans(IEnumerable<DueDay> days)
    {
        var spans = new List<(DateOnly From, DateOnly To, string Reason)>();
        foreach (var day in days)
        {
            var reason = PrintedText.Clean(day.Name ?? FormTexts.WeeklyRest, 60);
            if (spans.Count > 0 && spans[^1].Reason == reason && spans[^1].To.AddDays(1) == day.Day)
            {
                spans[^1] = spans[^1] with { To = day.Day };
            }
            else
            {
                spans.Add((day.Day, day.Day, reason));
            }
        }

        return
        [
            .. spans.Select(span =>
                span.From == span.To
                    ? FormWording.Filled(FormTexts.DueDay, FormWording.Day(span.From), span.Reason)
                    : FormWording.Filled(
                        FormTexts.DueSpan,
                        FormWording.Day(span.From),
                        FormWording.Day(span.To),
                        span.Reason
                    )
            ),
        ];
    }
}
