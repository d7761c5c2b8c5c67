using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.People;

/// <summary>
/// Notes that somebody who has a profile signed in, for the time of a profile counts from its last use: once a day, so that
/// a second sign-in reads and writes nothing.
/// </summary>
public sealed class SignInNotes(PublicServicesDbContext db, IWriteTurns turns, TimeProvider clock)
{
    /// <summary>Of whoever the identity provider knows by this; nothing where they have no profile.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">Whom it means.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task Note(string issuer, string subject, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Instant(VietnamTime.DayOf(now), TimeOnly.MinValue);
        var unnoted = db.People.Where(p =>
            p.Issuer == issuer && p.Subject == subject && (p.UsedAt == null || p.UsedAt < today)
        );
        if (!await unnoted.AnyAsync(cancellationToken))
        {
            return;
        }

        using var turn = await turns.TakeAsync(cancellationToken) ?? throw new TimeoutException("No turn to write.");
        await unnoted.ExecuteUpdateAsync(set => set.SetProperty(p => p.UsedAt, now), cancellationToken);
    }
}
