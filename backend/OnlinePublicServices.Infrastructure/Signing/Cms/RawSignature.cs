using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Cms;

/// <summary>
/// Checks raw signatures and gives each its one spelling. An ECDSA signature (r, s) has a twin (r, n − s) that is as
/// good; only the one with the lower s is ours, so nobody can alter a file without breaking it.
/// </summary>
internal static class RawSignature
{
    private const int CoordinateBytes = 32;

    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        isUnsigned: true,
        isBigEndian: true
    );

    /// <summary>The signature in our spelling when it fits to key and data; null when it doesn't.</summary>
    public static byte[]? Accept(
        X509Certificate2 certificate,
        SigningAlgorithm algorithm,
        byte[] data,
        byte[] signature
    )
    {
        if (algorithm != SigningAlgorithm.EcdsaP256)
            return Verifies(certificate, algorithm, data, signature) ? signature : null;

        // Eight in 2^16 raw pairs look like DER by chance, so both readings are tried.
        if (ReadDer(signature) is { } pair && Spell(pair) is var der && Verifies(certificate, algorithm, data, der))
            return der;
        return
            signature.Length == 2 * CoordinateBytes
            && Spell((Unsigned(signature.AsSpan(0, 32)), Unsigned(signature.AsSpan(32)))) is var spelled
            && Verifies(certificate, algorithm, data, spelled)
            ? spelled
            : null;
    }

    /// <summary>The lower twin in DER; a signature that is no pair comes back as it is.</summary>
    public static byte[] LowerTwin(byte[] der) => ReadDer(der) is { } pair ? Spell(pair) : der;

    /// <summary>Whether the signature verifies; malformed ones don't.</summary>
    public static bool Verifies(X509Certificate2 certificate, SigningAlgorithm algorithm, byte[] data, byte[] signature)
    {
        try
        {
            if (algorithm == SigningAlgorithm.EcdsaP256)
            {
                using var ec = certificate.GetECDsaPublicKey();
                return ec is not null
                    && ec.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            }

            using var rsa = certificate.GetRSAPublicKey();
            var padding = algorithm == SigningAlgorithm.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
            return rsa is not null && rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, padding);
        }
        catch (CryptographicException)
        {
            // A key or signature of impossible shape verifies nothing.
            return false;
        }
    }

    /// <summary>Whether a stored signature is the lower twin; the algorithms without twins always are.</summary>
    public static bool IsOurSpelling(CmsSignature cms) =>
        cms.Algorithm != SigningAlgorithm.EcdsaP256 || LowerTwin(cms.Value).AsSpan().SequenceEqual(cms.Value);

    private static (BigInteger R, BigInteger S)? ReadDer(byte[] signature)
    {
        try
        {
            var reader = new AsnReader(signature, AsnEncodingRules.DER);
            var pair = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var (r, s) = (pair.ReadInteger(), pair.ReadInteger());
            pair.ThrowIfNotEmpty();
            return (r, s);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[] Spell((BigInteger R, BigInteger S) pair)
    {
        var s = pair.S > Order / 2 && pair.S < Order ? Order - pair.S : pair.S;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(pair.R);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }

    private static BigInteger Unsigned(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
