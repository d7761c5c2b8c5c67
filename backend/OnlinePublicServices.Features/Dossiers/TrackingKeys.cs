using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// The key that opens more of a dossier than its code does: eighty random bits, on the slip, in its square and in the
/// messages. Kept encrypted, because slips and messages have to repeat it.
/// </summary>
internal sealed class TrackingKeys(PublicServicesDbContext db, IDataProtectionProvider protection)
{
    private const int KeyLength = 16;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly IDataProtector protector = protection.CreateProtector("tracking-key");

    /// <summary>Draws the key of a new dossier.</summary>
    public string Draw(Guid dossierId)
    {
        var key = RandomNumberGenerator.GetString(Alphabet, KeyLength);
        db.TrackingKeys.Add(new TrackingKey { DossierId = dossierId, Protected = protector.Protect(key) });
        return key;
    }

    /// <summary>The key of a dossier.</summary>
    public async Task<string> Load(Guid dossierId, CancellationToken cancellationToken) =>
        protector.Unprotect(
            await db
                .TrackingKeys.Where(k => k.DossierId == dossierId)
                .Select(k => k.Protected)
                .SingleAsync(cancellationToken)
        );

    /// <summary>Whether a key opens a dossier; takes as long for a wrong one as for the right one.</summary>
    public async Task<bool> Opens(Guid dossierId, string key, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(await Load(dossierId, cancellationToken))),
            SHA256.HashData(Encoding.UTF8.GetBytes(key.Trim().ToLowerInvariant()))
        );
}

/// <summary>The encrypted key of one dossier.</summary>
internal sealed class TrackingKey
{
    public required Guid DossierId { get; init; }

    public required string Protected { get; init; }
}
