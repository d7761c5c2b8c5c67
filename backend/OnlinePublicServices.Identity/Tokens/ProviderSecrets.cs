using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Identity.Tokens;

/// <summary>
/// The built-in provider's secrets: made at first use, kept in the database under data protection, the same on every
/// instance. A signing key serves for 90 days; the next is published a week before, the last a week after, so that
/// nobody who caches keys meets an unknown one. Sessions do not depend on them: a rotation signs nobody out.
/// </summary>
internal sealed class ProviderSecrets(
    IServiceScopeFactory scopes,
    IDataProtectionProvider protection,
    TimeProvider time,
    ILogger<ProviderSecrets> logger
)
{
    public static readonly TimeSpan Period = TimeSpan.FromDays(90);
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    private readonly IDataProtector _protector = protection.CreateProtector("identity.provider-key");

    /// <summary>The portal's secret at the built-in provider; nobody chooses, types or sees it.</summary>
    public string ClientSecret() =>
        Convert.ToHexStringLower(Stored("client", time.GetUtcNow(), () => RandomNumberGenerator.GetBytes(32)).Secret);

    /// <summary>Signing keys, the signing one first, then those that are only published.</summary>
    public IReadOnlyList<RsaSecurityKey> SigningKeys()
    {
        var now = time.GetUtcNow();
        var current = PeriodOf(now);
        long[] others = [PeriodOf(now + Overlap), PeriodOf(now - Overlap)];
        return [.. others.Prepend(current).Distinct().Where(p => p <= current + 1).Select(SigningKey)];
    }

    private RsaSecurityKey SigningKey(long period)
    {
        var from = DateTimeOffset.UnixEpoch + (period * Period);
        var (id, secret) = Stored(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"sign-{period}"),
            from,
            () =>
            {
                using var rsa = RSA.Create(2048);
                return rsa.ExportPkcs8PrivateKey();
            }
        );
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(secret, out _);
        var thumbprint = SHA256.HashData(Encoding.UTF8.GetBytes(id).Concat(key.ExportSubjectPublicKeyInfo()).ToArray());
        return new RsaSecurityKey(key) { KeyId = Base64UrlEncoder.Encode(thumbprint)[..16] };
    }

    private static long PeriodOf(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / Period.Ticks;

    /// <summary>Reads a secret or makes it; when another instance makes it at the same time, the first one stands.</summary>
    private (string Id, byte[] Secret) Stored(string id, DateTimeOffset from, Func<byte[]> make)
    {
        using var scope = scopes.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        if (Read() is { } known)
        {
            return (id, known);
        }

        var made = new ProviderKey
        {
            Id = id,
            Secret = _protector.Protect(make()),
            ActiveFrom = from,
        };
        accounts.ProviderKeys.Add(made);
        try
        {
            accounts.SaveChanges();
            SignInLog.KeyMade(logger, id, from);
        }
        catch (DbUpdateException)
        {
            accounts.Entry(made).State = EntityState.Detached;
        }

        return (id, Read() ?? throw new InvalidOperationException($"The provider key {id} can't be stored."));

        byte[]? Read()
        {
            var row = accounts.ProviderKeys.AsNoTracking().FirstOrDefault(k => k.Id == id);
            return row is null ? null : _protector.Unprotect(row.Secret);
        }
    }
}
