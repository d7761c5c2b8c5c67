using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>RSA of 2048 bits or ECDSA on P-256. Source: TT 15/2025/TT-BKHCN, annex.</summary>
internal static class KeyStrength
{
    private const string P256 = "1.2.840.10045.3.1.7";

    public static bool IsEnough(PublicKey key) => DefaultAlgorithm(key) is not null;

    /// <summary>How a key of enough strength signs by default; null for the others.</summary>
    public static SigningAlgorithm? DefaultAlgorithm(PublicKey key)
    {
        using var rsa = key.GetRSAPublicKey();
        if (rsa is { KeySize: >= 2048 and <= 8192 })
            return SigningAlgorithm.RsaPss;
        using var ec = key.GetECDsaPublicKey();
        return ec?.ExportParameters(false).Curve.Oid.Value == P256 ? SigningAlgorithm.EcdsaP256 : null;
    }

    public static bool Fits(PublicKey key, SigningAlgorithm algorithm) =>
        DefaultAlgorithm(key) switch
        {
            SigningAlgorithm.EcdsaP256 => algorithm == SigningAlgorithm.EcdsaP256,
            SigningAlgorithm.RsaPss or SigningAlgorithm.RsaPkcs1 => algorithm != SigningAlgorithm.EcdsaP256,
            null => false,
        };
}
