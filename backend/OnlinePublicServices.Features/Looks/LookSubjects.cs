using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.Looks;

/// <summary>
/// Whom a look was about, so that whoever has that number finds it and nobody can read it back: HMAC-SHA256 of the personal
/// number, under a key that is drawn at first need and kept encrypted, the same on every instance. Without a key all numbers
/// could be tried.
/// </summary>
internal sealed class LookSubjects(PublicServicesDbContext db, IDataProtectionProvider protection, ICurrentUser user)
{
    private const string KeyId = "look-subjects";

    private readonly IDataProtector protector = protection.CreateProtector("portal-key");

    /// <summary>Of a number; within an act, which keeps the key where it is the first.</summary>
    public async Task<string> Of(PersonalIdNumber number, CancellationToken cancellationToken)
    {
        if (await Key(cancellationToken) is not { } key)
        {
            // Of two acts that draw at once the later one begins anew and finds the first one's.
            key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
            db.PortalKeys.Add(new PortalKey { Id = KeyId, Protected = protector.Protect(key) });
        }

        return Digest(key, number);
    }

    /// <summary>
    /// Of whoever is signed in; nothing where the identity provider vouches for no number, or nobody was looked up yet. A
    /// number that somebody typed opens nothing.
    /// </summary>
    public async Task<string?> OfAsker(CancellationToken cancellationToken) =>
        user.Account is { Kind: AccountKind.Citizen, PersonalId: { } digits }
        && PersonalIdNumber.Parse(digits) is { IsRefused: false } number
        && await Key(cancellationToken) is { } key
            ? Digest(key, number.Value)
            : null;

    private async Task<byte[]?> Key(CancellationToken cancellationToken) =>
        await db
            .PortalKeys.AsNoTracking()
            .Where(k => k.Id == KeyId)
            .Select(k => k.Protected)
            .SingleOrDefaultAsync(cancellationToken)
            is { } kept
            ? protector.Unprotect(kept)
            : null;

    private static string Digest(byte[] key, PersonalIdNumber number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(number.Reveal())));
}
