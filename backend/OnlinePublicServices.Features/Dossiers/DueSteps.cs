using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Time of a day that a step used.</summary>
/// <param name="Day">Viet Nam time.</param>
/// <param name="Name">The step.</param>
/// <param name="Minutes">Working minutes, waiting for the next step included.</param>
public sealed record DueStep(DateOnly Day, LocalText Name, int Minutes);

/// <summary>Tells which step of its process had a dossier on each day of its period.</summary>
internal sealed class DueSteps(DossierReading reading, RouteBook routes, TimeProvider clock)
{
    /// <summary>From acceptance until now, or until the period ended; days without working time are left out.</summary>
    public IReadOnlyList<DueStep> Of(Dossier dossier)
    {
        if (dossier.AcceptedAt is not { } acceptedAt)
        {
            return [];
        }

        var calendar = reading.CalendarBehind(dossier);
        var names = routes.Of(dossier).Steps.ToDictionary(step => step.Id, step => step.Name, StringComparer.Ordinal);
        var end = dossier.ResolvedAt ?? clock.GetUtcNow();
        var used = new List<DueStep>();
        foreach (var holding in dossier.Custody.Holdings.Where(holding => names.ContainsKey(holding.Step)))
        {
            var since = holding.Since > acceptedAt ? holding.Since : acceptedAt;
            var until = holding.Until is { } left && left < end ? left : end;
            for (var day = VietnamTime.DayOf(since); day <= VietnamTime.DayOf(until); day = day.AddDays(1))
            {
                var (opens, closes) = (
                    VietnamTime.Instant(day, TimeOnly.MinValue),
                    VietnamTime.Instant(day, new TimeOnly(23, 59))
                );
                var minutes = calendar.WorkingMinutesBetween(
                    opens > since ? opens : since,
                    closes < until ? closes : until
                );
                if (minutes.Match(worked => worked, _ => 0) is > 0 and var worked)
                {
                    used.Add(new DueStep(day, names[holding.Step], worked));
                }
            }
        }

        return used;
    }
}
