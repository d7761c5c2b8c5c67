using System.Globalization;
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
/// could be tried. Every <see cref="KeyDays"/> days another is drawn; earlier ones are kept, so that what was hidden under them
/// is found.
/// </summary>
internal sealed class LookSubjects(
    PublicServicesDbContext db,
    IDataProtectionProvider protection,
    ICurrentUser user,
    TimeProvider clock
)
{
    /// <summary>For how long looks are hidden under one key. No legal source: our own time.</summary>
    public const int KeyDays = 365;

    /// <summary>The names of these keys begin with it; that of the first, of before keys turned, is nothing else.</summary>
    public const string KeyId = "look-subjects";

    private const string Drawn = "yyyyMMddHHmmss";

    private readonly IDataProtector protector = protection.CreateProtector(KeyId);

    /// <summary>The first key was kept under the purpose of the signing tickets' key.</summary>
    private readonly IDataProtector firstProtector = protection.CreateProtector("portal-key");

    /// <summary>Of a number; within an act, which keeps the key where it is the first or the last one's days are over.</summary>
    public async Task<string> Of(PersonalIdNumber number, CancellationToken cancellationToken)
    {
        var newest = (await Keys(cancellationToken)).FirstOrDefault();
        return Digest(newest is null || IsOver(newest) ? Draw() : Open(newest), number);
    }

    /// <summary>Whatever looks are about a number under this instant's and all earlier keys.</summary>
    public async Task<IReadOnlyList<string>> AllOf(PersonalIdNumber number, CancellationToken cancellationToken) =>
        [.. (await Keys(cancellationToken)).Select(key => Digest(Open(key), number))];

    /// <summary>
    /// Of whoever is signed in; nothing where the identity provider vouches for no number, or nobody was looked up yet. A
    /// number that somebody typed opens nothing.
    /// </summary>
    public async Task<IReadOnlyList<string>> OfAsker(CancellationToken cancellationToken) =>
        user.Account is { Kind: AccountKind.Citizen, PersonalId: { } digits }
        && PersonalIdNumber.Parse(digits) is { IsRefused: false } number
            ? await AllOf(number.Value, cancellationToken)
            : [];

    /// <summary>Another key from now on, before its time: the one before may be known. The caller saves.</summary>
    public byte[] Draw()
    {
        // Of two acts that draw in the same second the later one begins anew and finds the first one's.
        var key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
        var at = clock.GetUtcNow().ToString(Drawn, CultureInfo.InvariantCulture);
        db.PortalKeys.Add(new PortalKey { Id = $"{KeyId}-{at}", Protected = protector.Protect(key) });
        return key;
    }

    /// <summary>The newest first.</summary>
    private async Task<List<PortalKey>> Keys(CancellationToken cancellationToken)
    {
        var keys = await db.PortalKeys.AsNoTracking().Where(k => k.Id.StartsWith(KeyId)).ToListAsync(cancellationToken);
        keys.Sort((one, other) => string.CompareOrdinal(other.Id, one.Id));
        return keys;
    }

    private bool IsOver(PortalKey key) =>
        key.Id == KeyId
        || DateTimeOffset.ParseExact(
            key.Id[(KeyId.Length + 1)..],
            Drawn,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        ) < clock.GetUtcNow().AddDays(-KeyDays);

    private byte[] Open(PortalKey key) => (key.Id == KeyId ? firstProtector : protector).Unprotect(key.Protected);

    private static string Digest(byte[] key, PersonalIdNumber number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(number.Reveal())));
}
