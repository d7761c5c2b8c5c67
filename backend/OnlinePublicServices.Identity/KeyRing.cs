using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity;

/// <summary>
/// Encrypts the key ring in the database with a key from outside it (AES-256-GCM), so that a copy of the database
/// opens nothing. Without a configured key (never in Production) the ring is stored as it is.
/// </summary>
internal sealed class KeyRingCipher(IOptions<IdentitySettings> settings) : IXmlEncryptor
{
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
            new XElement("sealedKey", Convert.ToBase64String(sealedBytes)),
            typeof(KeyRingDecipher)
        );
    }

    public XElement Decrypt(XElement encryptedElement)
    {
        var sealedBytes = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(Key(), TagLength);
        cipher.Decrypt(
            sealedBytes.AsSpan(0, NonceLength),
            sealedBytes.AsSpan(NonceLength, plain.Length),
            sealedBytes.AsSpan(NonceLength + plain.Length),
            plain
        );
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
