using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>What somebody without the owner's session offers to see more of a dossier.</summary>
/// <param name="Key">The key of the slip and of the messages.</param>
/// <param name="PhoneLast4">The last four digits of the phone that the form names.</param>
internal sealed record TrackingProof(string? Key, string? PhoneLast4)
{
    public bool IsGiven => !string.IsNullOrWhiteSpace(Key) || !string.IsNullOrWhiteSpace(PhoneLast4);
}

/// <summary>
/// Decides whether a key or digits open a dossier. The key has eighty random bits: nobody guesses it, so it is never
/// counted and nobody can lock its holder out. Of digits there are ten thousand, so wrong ones are remembered over all
/// instances for thirty days: five at once, then a wait that doubles from a quarter of an hour to a day. A month of
/// guessing comes to some forty tries.
/// </summary>
internal sealed class TrackingGate(PublicServicesDbContext db, TrackingKeys keys, TimeProvider clock)
{
    /// <summary>Unknown code, wrong key, wrong digits: one answer.</summary>
    public static readonly DomainError NotFound = new("tracking.not-found", ErrorKind.NotFound);

    /// <summary>How long wrong digits are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    private const int FreeTries = 5;
    private const int PhoneDigits = 4;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>
    /// The dossier of a code, for whoever proves to belong to it. Errors: <c>tracking.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public async Task<Result<Dossier>> Open(string code, TrackingProof proof, CancellationToken cancellationToken)
    {
        var parsed = DossierCode.Parse(code);
        if (parsed.IsRefused)
        {
            return NotFound;
        }

        var dossier = await db
            .Dossiers.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Code == parsed.Value && d.ErasedAt == null, cancellationToken);
        if (dossier is null)
        {
            return NotFound;
        }

        if (!string.IsNullOrWhiteSpace(proof.Key) && await keys.Opens(dossier.Id, proof.Key, cancellationToken))
        {
            return dossier;
        }

        return string.IsNullOrWhiteSpace(proof.PhoneLast4)
            ? NotFound
            : await TryDigits(dossier, proof.PhoneLast4.Trim(), cancellationToken);
    }

    /// <summary>
    /// The try is written down before it is looked at: of many at once each sees the others, so none slips past the
    /// count. What was right, or was not looked at, is struck out again; so a dossier's list stays short.
    /// </summary>
    private async Task<Result<Dossier>> TryDigits(Dossier dossier, string digits, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var attempt = new TrackingAttempt
        {
            Id = Guid.CreateVersion7(now),
            Subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dossier.Code.ToString()))),
            At = now,
        };
        db.TrackingAttempts.Add(attempt);
        await db.SaveChangesAsync(cancellationToken);

        var wait = await WaitBefore(attempt, cancellationToken);
        var isRight = wait <= TimeSpan.Zero && IsRight(dossier, digits);
        if (wait > TimeSpan.Zero || isRight)
        {
            db.TrackingAttempts.Remove(attempt);
            await db.SaveChangesAsync(cancellationToken);
        }

        return (wait > TimeSpan.Zero, isRight) switch
        {
            (true, _) => new DomainError("request.too-many", ErrorKind.TooMany).With(
                ProblemMapping.RetryAfterSeconds,
                Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)
            ),
            (_, true) => dossier,
            _ => NotFound,
        };
    }

    private async Task<TimeSpan> WaitBefore(TrackingAttempt attempt, CancellationToken cancellationToken)
    {
        var since = attempt.At - Memory;
        var others = await db
            .TrackingAttempts.Where(a => a.Subject == attempt.Subject && a.At > since && a.Id != attempt.Id)
            .Select(a => a.At)
            .ToListAsync(cancellationToken);
        if (others.Count < FreeTries)
        {
            return TimeSpan.Zero;
        }

        var doubled = FirstWait * Math.Pow(2, Math.Min(others.Count - FreeTries, 10));
        return others.Max() + (doubled < LongestWait ? doubled : LongestWait) - attempt.At;
    }

    private static bool IsRight(Dossier dossier, string digits) =>
        dossier.Applicant.Phone is { } phone
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(phone.LastDigits(PhoneDigits)),
            Encoding.UTF8.GetBytes(digits)
        );
}
