using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Payments;

/// <summary>A day of a unit, opened by whoever answers for it.</summary>
/// <param name="Day">The day, in Viet Nam.</param>
/// <param name="Served">The units whose books the asker may see.</param>
/// <param name="UnitId">The one that is asked about.</param>
internal sealed record OpenDay(DateOnly Day, IReadOnlyList<string> Served, string UnitId)
{
    /// <summary>The day's first instant, UTC.</summary>
    public DateTimeOffset From => VietnamTime.Instant(Day, TimeOnly.MinValue);

    /// <summary>The next day's first instant, UTC.</summary>
    public DateTimeOffset To => VietnamTime.Instant(Day.AddDays(1), TimeOnly.MinValue);
}

/// <summary>Opens a day's books for whoever answers for the unit.</summary>
internal sealed class PaymentDays(StaffDesk desk, TimeProvider clock)
{
    /// <summary>No dossier has a code from before.</summary>
    private static readonly DateOnly First = new(2000, 1, 1);

    private static readonly DomainError Implausible = new("date.implausible", ErrorKind.Malformed);

    /// <summary>
    /// Without a unit the first that the asker answers for. Errors: <c>resource.not-found</c>, <c>date.implausible</c>
    /// for a day that hasn't begun.
    /// </summary>
    public Result<OpenDay> Open(DateOnly day, string unitId)
    {
        var served = desk.UnitsServedAs(StaffRole.Supervisor);
        var unit = unitId.Length == 0 && served is [var first, ..] ? first : unitId;
        return !served.Contains(unit, StringComparer.Ordinal) ? RequestErrors.NotFound
            : day < First || day > VietnamTime.DayOf(clock.GetUtcNow()) ? Implausible
            : new OpenDay(day, served, unit);
    }
}
