using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// Challenges that prove who holds a private key. The server keeps none: the id is the challenge itself, sealed, bound
/// to the account and to some minutes.
/// </summary>
internal sealed class ImportChallenges(
    IDataProtectionProvider protection,
    SigningTickets tickets,
    ICurrentUser user,
    TimeProvider clock
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("certificate-challenge");

    /// <summary>Draws one for the asker. Its text keeps it from ever being the bytes of a document.</summary>
    public async Task<CertificateChallenge> Draw(CancellationToken cancellationToken)
    {
        var bytes = Encoding.ASCII.GetBytes(
            "online-public-services certificate proof " + RandomNumberGenerator.GetHexString(64)
        );
        var sealed_ = new Challenge(user.Account!.Key, clock.GetUtcNow() + Lifetime, bytes);
        return new CertificateChallenge(
            protector.Protect(JsonSerializer.Serialize(sealed_)),
            bytes,
            await tickets.ForProof(bytes, Lifetime, cancellationToken)
        );
    }

    /// <summary>Whether a signature over the asker's living challenge belongs to a certificate's key.</summary>
    public bool Proves(CertificateProof proof, byte[] certificate)
    {
        if (Open(proof.ChallengeId) is not { } challenge)
        {
            return false;
        }

        try
        {
            using var own = X509CertificateLoader.LoadCertificate(certificate);
            return Verifies(own, challenge.Bytes, proof.Signature);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private Challenge? Open(string id)
    {
        try
        {
            var challenge = JsonSerializer.Deserialize<Challenge>(protector.Unprotect(id))!;
            return challenge.Account == user.Account!.Key && clock.GetUtcNow() <= challenge.Until ? challenge : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool Verifies(X509Certificate2 certificate, byte[] bytes, byte[] signature)
    {
        if (certificate.GetECDsaPublicKey() is { } ec)
        {
            using (ec)
            {
                return ec.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                    || ec.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
            }
        }

        using var rsa = certificate.GetRSAPublicKey();
        return rsa is not null
            && (
                rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
                || rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            );
    }

    private sealed record Challenge(string Account, DateTimeOffset Until, byte[] Bytes);
}

/// <summary>Something to sign, to prove that one holds the key.</summary>
/// <param name="ChallengeId">Goes back with the proof, within five minutes.</param>
/// <param name="BytesToSign">Signed with SHA-256.</param>
/// <param name="Ticket">Lets the agent at the clerk's computer sign these bytes, once.</param>
public sealed record CertificateChallenge(string ChallengeId, byte[] BytesToSign, string Ticket);

/// <summary>The signed challenge.</summary>
/// <param name="ChallengeId">Which one.</param>
/// <param name="Signature">ECDSA (DER or r and s), RSASSA-PSS or PKCS#1 v1.5.</param>
public sealed record CertificateProof(string ChallengeId, byte[] Signature);
