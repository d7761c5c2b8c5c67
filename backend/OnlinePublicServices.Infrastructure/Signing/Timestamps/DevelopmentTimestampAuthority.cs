using System.Globalization;
using System.Security.Cryptography;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cmp;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Tsp;
using Org.BouncyCastle.Math;

namespace OnlinePublicServices.Infrastructure.Signing.Timestamps;

/// <summary>Answers RFC 3161 requests with the development authority's timestamp key.</summary>
internal sealed class DevelopmentTimestampAuthority(
    DevelopmentAuthority authority,
    TrustedRoots roots,
    TimeProvider time
) : ITimestampResponder, ITimestampAuthority
{
    // The policy of nobody: a test arc below our own private enterprise number would promise more than this does.
    private static readonly DerObjectIdentifier Policy = new("1.2.3.4.1");

    private static readonly Dictionary<DerObjectIdentifier, int> DigestBytes = new()
    {
        [NistObjectIdentifiers.IdSha256] = 32,
        [NistObjectIdentifiers.IdSha384] = 48,
        [NistObjectIdentifiers.IdSha512] = 64,
    };

    public bool IsPresent => authority.IsPresent;

    public int LargestToken => 2048;

    public Task<Result<byte[]>> StampAsync(byte[] sha256, CancellationToken cancellationToken)
    {
        if (!IsPresent)
            return Task.FromResult<Result<byte[]>>(TimestampExchange.Unusable("not-configured"));
        var exchange = new TimestampExchange(sha256);
        return Task.FromResult(exchange.Accept(Respond(exchange.Request), roots));
    }

    public byte[] Respond(byte[] request)
    {
        if (!IsPresent)
            return Refuse(PkiFailureInfo.SystemFailure);
        if (Read(request) is not { } asked)
            return Refuse(PkiFailureInfo.BadDataFormat);
        if (!DigestBytes.TryGetValue(asked.MessageImprint.HashAlgorithm.Algorithm, out var length))
            return Refuse(PkiFailureInfo.BadAlg);
        if (asked.MessageImprint.GetHashedMessage().Length != length)
            return Refuse(PkiFailureInfo.BadDataFormat);
        if (asked.Extensions is not null)
            return Refuse(PkiFailureInfo.UnacceptedExtension);
        if (asked.ReqPolicy is { } policy && !policy.Equals(Policy))
            return Refuse(PkiFailureInfo.UnacceptedPolicy);

        var token = Stamp(asked);
        return new TimeStampResp(
            new PkiStatusInfo((int)PkiStatus.Granted),
            Org.BouncyCastle.Asn1.Cms.ContentInfo.GetInstance(Asn1Object.FromByteArray(token))
        ).GetEncoded(Asn1Encodable.Der);
    }

    private byte[] Stamp(TimeStampReq asked)
    {
        var keyed = authority.Keys.Timestamp;
        var at = time.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var info = new TstInfo(
            Policy,
            asked.MessageImprint,
            new DerInteger(new BigInteger(1, RandomNumberGenerator.GetBytes(16))),
            new Asn1GeneralizedTime(at),
            new Accuracy(DerInteger.ValueOf(1), null, null),
            null,
            asked.Nonce,
            null,
            null
        ).GetEncoded(Asn1Encodable.Der);

        byte[][] chain = [keyed.Certificate.RawData];
        var attributes = CmsSignature.AttributesOver(PkcsObjectIdentifiers.IdCTTstInfo, SHA256.HashData(info), chain);
        var signature = keyed.Key.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new CmsSignature(
            (PkcsObjectIdentifiers.IdCTTstInfo, info),
            CmsSignature.Sha256,
            CmsSignature.IdentifierOf(SigningAlgorithm.EcdsaP256),
            attributes,
            RawSignature.LowerTwin(signature),
            chain,
            TimestampToken: null
        ).ToDer(withCertificates: asked.CertReq?.IsTrue ?? false);
    }

    private static TimeStampReq? Read(byte[] request)
    {
        if (request.Length is 0 or > ITimestampResponder.LargestRequest)
            return null;
        try
        {
            return TimeStampReq.GetInstance(Asn1Object.FromByteArray(request));
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // Not a request, told in any of these ways.
            return null;
        }
    }

    private static byte[] Refuse(int failure) =>
        new TimeStampResp(
            new PkiStatusInfo((int)PkiStatus.Rejection, null, new PkiFailureInfo(failure)),
            null
        ).GetEncoded(Asn1Encodable.Der);
}
