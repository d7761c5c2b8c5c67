using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// Owes a letter to each member of staff whose last certificate ends in 30, 7 or 1 days. The letter's id is made of the
/// certificate and the threshold, so that the table's own key keeps a second one out. Safe to run on every instance.
/// </summary>
internal sealed class CertificateWarnings(
    PublicServicesDbContext db,
    Catalogue catalogue,
    AccountLetters letters,
    PortalAddress portal,
    IDatabaseErrors errors,
    TimeProvider clock
)
{
    /// <summary>Days before the end, the nearest first.</summary>
    private static readonly int[] Thresholds = [1, 7, 30];

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var lasting = await LastingLongestAsync(now, cancellation);
        foreach (var member in catalogue.Staff.Where(m => m.Email.Length > 0 && IsEmployed(m, now)))
        {
            if (
                lasting.TryGetValue(portal.AccountKeyOf(member), out var certificate)
                && ThresholdAt(certificate.ValidUntil - now) is { } days
            )
            {
                await WarnAsync(member, certificate, days, now, cancellation);
            }
        }
    }

    /// <summary>
    /// The threshold that has been reached; nothing before the first one and after the end. Days on which nobody looked
    /// leave the nearest alone.
    /// </summary>
    internal static int? ThresholdAt(TimeSpan left) =>
        left < TimeSpan.Zero ? null
        : Array.Find(Thresholds, days => left <= TimeSpan.FromDays(days)) is var nearest and > 0 ? nearest
        : null;

    private static bool IsEmployed(StaffMember member, DateTimeOffset at) =>
        member.PositionsOn(VietnamTime.DayOf(at)).Any();

    /// <summary>By account. Whoever has renewed is warned of the renewed one's end only.</summary>
    private async Task<Dictionary<string, StaffCertificate>> LastingLongestAsync(
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        (
            await db
                .StaffCertificates.AsNoTracking()
                .Where(c => c.RevokedAt == null && c.ValidUntil >= now)
                .ToListAsync(cancellation)
        )
            .GroupBy(c => c.Account, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => own.MaxBy(c => c.ValidUntil)!, StringComparer.Ordinal);

    private async Task WarnAsync(
        StaffMember member,
        StaffCertificate certificate,
        int days,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        try
        {
            await letters.Owe(
                new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{certificate.Id} {days}")).AsSpan(0, 16)),
                MessageKind.CertificateEnding,
                member.Email,
                now,
                (portal.Certificates.AbsoluteUri, certificate.ValidUntil),
                "vi",
                cancellation
            );
        }
        catch (DbUpdateException lost) when (errors.IsLostRace(lost))
        {
            // Another instance owes it.
            db.ChangeTracker.Clear();
        }
    }
}
