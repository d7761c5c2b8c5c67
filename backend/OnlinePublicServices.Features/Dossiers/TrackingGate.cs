using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Decides whether a key or digits open a dossier, and slows guessing down over all instances.</summary>
internal sealed class TrackingGate(PublicServicesDbContext db, TrackingKeys keys, TimeProvider clock)
{
    /// <summary>Unknown code and wrong key: one answer.</summary>
    public static readonly DomainError NotFound = new("tracking.not-found", ErrorKind.NotFound);

    private const int WrongMax = 5;
    private const int PhoneDigits = 4;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// True when the proof opens it, false when none was given. Errors: <c>tracking.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public async Task<Result<bool>> Pass(
        DossierCode code,
        Dossier? dossier,
        string? key,
        string? phoneLast4,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(key) && string.IsNullOrEmpty(phoneLast4))
        {
            return false;
        }

        // Codes are counted, existing or not, so that the throttle tells nothing either.
        var subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.ToString())));
        var now = clock.GetUtcNow();
        var since = now - Window;
        if (
            await db.TrackingAttempts.CountAsync(a => a.Subject == subject && a.At > since, cancellationToken)
            >= WrongMax
        )
        {
            return new DomainError("request.too-many", ErrorKind.TooMany);
        }

        if (dossier is not null && await IsRight(dossier, key, phoneLast4, cancellationToken))
        {
            return true;
        }

        db.TrackingAttempts.Add(
            new TrackingAttempt
            {
                Id = Guid.CreateVersion7(now),
                Subject = subject,
                At = now,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return NotFound;
    }

    private async Task<bool> IsRight(
        Dossier dossier,
        string? key,
        string? phoneLast4,
        CancellationToken cancellationToken
    ) =>
        !string.IsNullOrEmpty(key)
            ? await keys.Opens(dossier.Id, key, cancellationToken)
            : dossier.Applicant.Phone is { } phone
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(phone.LastDigits(PhoneDigits)),
                    Encoding.UTF8.GetBytes(phoneLast4!.Trim())
                );
}
