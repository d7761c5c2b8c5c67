using System.Security.Cryptography;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cmp;
using Org.BouncyCastle.Asn1.Tsp;
using Org.BouncyCastle.Math;

namespace OnlinePublicServices.Infrastructure.Signing.Timestamps;

/// <summary>One question to a timestamp authority, and what to think of its answer.</summary>
internal sealed class TimestampExchange(byte[] sha256)
{
    private readonly BigInteger nonce = new(1, RandomNumberGenerator.GetBytes(8));

    public byte[] Request =>
        new TimeStampReq(
            new MessageImprint(CmsSignature.Sha256, sha256),
            null,
            new DerInteger(nonce),
            DerBoolean.True,
            null
        ).GetEncoded(Asn1Encodable.Der);

    /// <summary>The token in our spelling, or why the answer is of no use.</summary>
    public Result<byte[]> Accept(byte[] reply, TrustedRoots roots)
    {
        if (ReadGranted(reply) is not { } der)
            return Unusable("refused");
        if (TimestampToken.TryRead(der) is not { } token || !token.Covers(sha256))
            return Unusable("broken");
        if (token.Info.Nonce is null || !token.Info.Nonce.Value.Equals(nonce))
            return Unusable("replayed");
        return token.FindPath(roots) is { } path ? token.Canonical(path) : Unusable("untrusted");
    }

    public static DomainError Unusable(string cause) => SigningErrors.TimestampUnavailable.With("cause", cause);

    private static byte[]? ReadGranted(byte[] reply)
    {
        try
        {
            var response = TimeStampResp.GetInstance(Asn1Object.FromByteArray(reply));
            var status = response.Status.Status.IntValueExact;
            var granted = status is (int)PkiStatus.Granted or (int)PkiStatus.GrantedWithMods;
            return granted ? response.TimeStampToken?.GetEncoded(Asn1Encodable.Der) : null;
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // Not a reply at all, told in any of these ways.
            return null;
        }
    }
}
