using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>Instants are stored as UTC, to the microsecond, which is what both databases keep.</summary>
internal sealed class UtcInstant()
    : ValueConverter<DateTimeOffset, DateTime>(instant => ToStored(instant), stored => FromStored(stored))
{
    public static DateTimeOffset FromStored(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    private static DateTime ToStored(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
