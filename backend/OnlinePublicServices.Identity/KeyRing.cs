using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Identity;

/// <summary>
/// Encrypts the key ring in the database with a key from outside it (AES-256-GCM), so that a copy of the database
/// opens nothing. Without a configured key (never in Production) the ring is stored as it is.
/// </summary>
internal sealed class KeyRingCipher(IOptions<IdentitySettings> settings) : IXmlEncryptor
{
    public const string SealedKey = "sealedKey";

    private const int NonceLength = 12;
    private const int TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedBytes = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key(), TagLength);
        cipher.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(NonceLength, plain.Length),
            sealedBytes.AsSpan(NonceLength + plain.Length)
        );
        return new EncryptedXmlInfo(
            new XElement(SealedKey, Convert.ToBase64String(sealedBytes)),
            typeof(KeyRingDecipher)
        );
    }

    public XElement Decrypt(XElement encryptedElement) =>
        Open(encryptedElement)?.Plain
        ?? throw new CryptographicException("A key of the ring can't be opened with Identity:KeyEncryptionKey.");

    /// <summary>What is sealed, and whether still under the previous key; null when neither opens it.</summary>
    public (XElement Plain, bool IsOutdated)? Open(XElement sealedKey) =>
        TryOpen(Key(), sealedKey) is { } plain ? (plain, false)
        : settings.Value.PreviousKeyEncryptionKey is { } previous
        && TryOpen(Convert.FromBase64String(previous), sealedKey) is { } old
            ? (old, true)
        : null;

    private static XElement? TryOpen(byte[] key, XElement sealedKey)
    {
        var sealedBytes = Convert.FromBase64String(sealedKey.Value);
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(
                sealedBytes.AsSpan(0, NonceLength),
                sealedBytes.AsSpan(NonceLength, plain.Length),
                sealedBytes.AsSpan(NonceLength + plain.Length),
                plain
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }

    private byte[] Key() =>
        Convert.FromBase64String(
            settings.Value.KeyEncryptionKey
                ?? throw new InvalidOperationException(
                    "Identity:KeyEncryptionKey is not set, but the key ring needs it."
                )
        );
}

/// <summary>
/// At the start: seals under the present key-encryption key what is under the previous one, and refuses to go on with a
/// ring that it can't open. It would read no encrypted column, and write new ones under a ring that the right key does
/// not know.
/// </summary>
internal sealed class KeyRingRenewal(AccountsDbContext accounts, IOptions<IdentitySettings> settings)
{
    /// <exception cref="InvalidOperationException">Some key can't be opened.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var cipher = new KeyRingCipher(settings);
        List<int> lost = [];
        foreach (var row in await accounts.DataProtectionKeys.ToListAsync(cancellationToken))
        {
            var key = XElement.Parse(row.Xml!);
            foreach (var secret in key.Descendants(KeyRingCipher.SealedKey).ToList())
            {
                switch (cipher.Open(secret))
                {
                    case null:
                        lost.Add(row.Id);
                        break;
                    case { IsOutdated: true } opened:
                        secret.Value = cipher.Encrypt(opened.Plain).EncryptedElement.Value;
                        row.Xml = key.ToString(SaveOptions.DisableFormatting);
                        break;
                }
            }
        }

        if (lost.Count > 0)
        {
            throw new InvalidOperationException(
                $"Keys {string.Join(", ", lost)} of the key ring can't be opened with Identity:KeyEncryptionKey. "
                    + "Configure the one that they were sealed under (infra/runbooks/key-expired.md)."
            );
        }

        await accounts.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Named in each stored key; data protection creates it.</summary>
internal sealed class KeyRingDecipher(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        new KeyRingCipher(services.GetRequiredService<IOptions<IdentitySettings>>()).Decrypt(encryptedElement);
}

/// <summary>Turns encryption of the ring on where there is a key for it.</summary>
internal sealed class KeyRingOptions(IOptions<IdentitySettings> settings) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        if (settings.Value.KeyEncryptionKey is not null)
        {
            options.XmlEncryptor = new KeyRingCipher(settings);
        }
    }
}
