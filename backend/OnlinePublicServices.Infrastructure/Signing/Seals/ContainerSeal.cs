using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>A seal in an encrypted PKCS#12 container.</summary>
internal sealed class ContainerSeal : ISealKey
{
    private readonly X509Certificate2 own;

    public ContainerSeal(byte[] container, string passphrase)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(
            container,
            passphrase,
            X509KeyStorageFlags.EphemeralKeySet
        );
        own =
            all.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new CryptographicException("The container holds no key.");
        Chain = [own.RawData, .. all.Where(certificate => !certificate.HasPrivateKey).Select(c => c.RawData)];
    }

    public IReadOnlyList<byte[]> Chain { get; }

    public Task<Result<byte[]>> SignAsync(
        byte[] bytesToSign,
        SigningAlgorithm algorithm,
        CancellationToken cancellationToken
    ) => Task.FromResult<Result<byte[]>>(Sign(bytesToSign, algorithm));

    public void Dispose() => own.Dispose();

    private byte[] Sign(byte[] bytes, SigningAlgorithm algorithm)
    {
        if (algorithm == SigningAlgorithm.EcdsaP256)
        {
            using var ec = own.GetECDsaPrivateKey();
            return ec!.SignData(bytes, HashAlgorithmName.SHA256);
        }

        using var rsa = own.GetRSAPrivateKey();
        var padding = algorithm == SigningAlgorithm.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return rsa!.SignData(bytes, HashAlgorithmName.SHA256, padding);
    }
}
