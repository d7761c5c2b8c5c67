using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Ess;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Attribute = Org.BouncyCastle.Asn1.Cms.Attribute;
using PkcsObjectIdentifiers = Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers;
using RsassaPssParameters = Org.BouncyCastle.Asn1.Pkcs.RsassaPssParameters;

namespace OnlinePublicServices.Infrastructure.Signing.Cms;

/// <summary>
/// A CMS signature with one signer, in DER, as CAdES and PAdES want it. Writing what was read must give the same
/// bytes: that is how unsigned parts are kept from carrying anything of their own.
/// </summary>
/// <param name="Content">The content type and the encapsulated content; null content means detached.</param>
/// <param name="DigestAlgorithm">The signer's digest.</param>
/// <param name="SignatureAlgorithm">The signer's signature algorithm with parameters.</param>
/// <param name="SignedAttributes">DER SET OF, the bytes under the signature.</param>
/// <param name="Value">The raw signature.</param>
/// <param name="Certificates">The signer's first.</param>
/// <param name="TimestampToken">RFC 3161 token over <paramref name="Value"/>, or null.</param>
internal sealed record CmsSignature(
    (DerObjectIdentifier Type, byte[]? Bytes) Content,
    AlgorithmIdentifier DigestAlgorithm,
    AlgorithmIdentifier SignatureAlgorithm,
    byte[] SignedAttributes,
    byte[] Value,
    IReadOnlyList<byte[]> Certificates,
    byte[]? TimestampToken
)
{
    public static readonly AlgorithmIdentifier Sha256 = new(NistObjectIdentifiers.IdSha256);

    private static readonly AlgorithmIdentifier Sha256WithNull = new(NistObjectIdentifiers.IdSha256, DerNull.Instance);

    private static readonly AlgorithmIdentifier Pss = new(
        PkcsObjectIdentifiers.IdRsassaPss,
        new RsassaPssParameters(
            Sha256WithNull,
            new AlgorithmIdentifier(PkcsObjectIdentifiers.IdMgf1, Sha256WithNull),
            DerInteger.ValueOf(32),
            RsassaPssParameters.DefaultTrailerField
        )
    );

    private static readonly AlgorithmIdentifier Pkcs1 = new(
        PkcsObjectIdentifiers.Sha256WithRsaEncryption,
        DerNull.Instance
    );

    private static readonly AlgorithmIdentifier Ecdsa = new(X9ObjectIdentifiers.ECDsaWithSha256);

    public static AlgorithmIdentifier IdentifierOf(SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.RsaPss => Pss,
            SigningAlgorithm.EcdsaP256 => Ecdsa,
            SigningAlgorithm.RsaPkcs1 => Pkcs1,
        };

    /// <summary>One of our three algorithms, exactly as we write it, or null.</summary>
    public SigningAlgorithm? Algorithm
    {
        get
        {
            foreach (var known in Enum.GetValues<SigningAlgorithm>())
                if (SignatureAlgorithm.Equals(IdentifierOf(known)))
                    return known;
            return null;
        }
    }

    /// <summary>The digest under the signature; empty when there is none.</summary>
    public byte[] MessageDigest => (SignedAttribute(CmsAttributes.MessageDigest) as Asn1OctetString)?.GetOctets() ?? [];

    /// <summary>
    /// Content type, message digest and signing-certificate-v2, which names every certificate of the chain. No signing
    /// time: PAdES keeps it in the signature dictionary.
    /// </summary>
    public static byte[] AttributesOver(
        DerObjectIdentifier contentType,
        byte[] digest,
        IReadOnlyList<byte[]> chain,
        params ReadOnlySpan<Attribute> more
    )
    {
        var names = new Asn1EncodableVector();
        for (var i = 0; i < chain.Count; i++)
            names.Add(NameOf(chain[i], withIssuer: i == 0));

        var attributes = new Asn1EncodableVector(
            new Attribute(CmsAttributes.ContentType, new DerSet(contentType)),
            new Attribute(CmsAttributes.MessageDigest, new DerSet(new DerOctetString(digest))),
            new Attribute(
                PkcsObjectIdentifiers.IdAASigningCertificateV2,
                new DerSet(new DerSequence(new DerSequence(names)))
            )
        );
        foreach (var attribute in more)
            attributes.Add(attribute);
        return new DerSet(attributes).GetEncoded(Asn1Encodable.Der);
    }

    /// <summary>Reads one signature; null for anything that is not one in DER.</summary>
    public static CmsSignature? TryRead(byte[] der)
    {
        try
        {
            return Read(der);
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // Bouncy Castle tells broken input by any of these.
            return null;
        }
    }

    /// <summary>The signature in DER; a timestamp's asker may want it without certificates.</summary>
    public byte[] ToDer(bool withCertificates = true)
    {
        var certificates = withCertificates
            ? new DerSet(new Asn1EncodableVector([.. Certificates.Select(X509CertificateStructure.GetInstance)]))
            : null;
        var unsigned = TimestampToken is null
            ? null
            : new DerSet(
                new Attribute(
                    PkcsObjectIdentifiers.IdAASignatureTimeStampToken,
                    new DerSet(Asn1Object.FromByteArray(TimestampToken))
                )
            );
        var signer = new SignerInfo(
            new SignerIdentifier(IssuerAndSerialOf(Certificates[0])),
            DigestAlgorithm,
            Asn1Set.GetInstance(SignedAttributes),
            SignatureAlgorithm,
            new DerOctetString(Value),
            unsigned
        );
        var content = new ContentInfo(Content.Type, Content.Bytes is null ? null : new DerOctetString(Content.Bytes));
        var signed = new SignedData(new DerSet(DigestAlgorithm), content, certificates, null, new DerSet(signer));
        return new ContentInfo(CmsObjectIdentifiers.SignedData, signed).GetEncoded(Asn1Encodable.Der);
    }

    /// <summary>The one value of a signed attribute; null when it is absent or manifold.</summary>
    public Asn1Encodable? SignedAttribute(DerObjectIdentifier type)
    {
        var found = Asn1Set
            .GetInstance(SignedAttributes)
            .Select(Attribute.GetInstance)
            .Where(a => a.AttrType.Equals(type))
            .ToList();
        return found is [{ AttrValues: { Count: 1 } values }] ? values[0] : null;
    }

    private static CmsSignature? Read(byte[] der)
    {
        var outer = ContentInfo.GetInstance(Asn1Object.FromByteArray(der));
        if (!outer.ContentType.Equals(CmsObjectIdentifiers.SignedData))
            return null;
        var signed = SignedData.GetInstance(outer.Content);
        if (signed.SignerInfos is not { Count: 1 } signers || signed.Certificates is not { Count: > 0 and < 16 } found)
            return null;
        var signer = SignerInfo.GetInstance(signers[0]);
        if (signer.SignedAttrs is null || signer.SignerID.ID is not IssuerAndSerialNumber named)
            return null;

        var certificates = found.Select(c => c.ToAsn1Object().GetEncoded(Asn1Encodable.Der)).ToList();
        var own = certificates.FindIndex(c => IssuerAndSerialOf(c).Equals(named));
        if (own < 0)
            return null;
        certificates.Insert(0, certificates[own]);
        certificates.RemoveAt(own + 1);

        return new CmsSignature(
            (signed.EncapContentInfo.ContentType, (signed.EncapContentInfo.Content as Asn1OctetString)?.GetOctets()),
            signer.DigestAlgorithm,
            signer.SignatureAlgorithm,
            signer.SignedAttrs.GetEncoded(Asn1Encodable.Der),
            signer.Signature.GetOctets(),
            certificates,
            TokenOf(signer.UnsignedAttrs)
        );
    }

    private static byte[]? TokenOf(Asn1Set? unsigned) =>
        unsigned is { Count: 1 }
        && Attribute.GetInstance(unsigned[0]) is { AttrValues: { Count: 1 } values } attribute
        && attribute.AttrType.Equals(PkcsObjectIdentifiers.IdAASignatureTimeStampToken)
            ? values[0].ToAsn1Object().GetEncoded(Asn1Encodable.Der)
            : null;

    /// <summary>ESSCertIDv2 with the default digest, SHA-256. Source: RFC 5035, section 4.</summary>
    private static EssCertIDv2 NameOf(byte[] certificate, bool withIssuer)
    {
        var hash = SHA256.HashData(certificate);
        if (!withIssuer)
            return new EssCertIDv2(hash);
        var structure = X509CertificateStructure.GetInstance(certificate);
        return new EssCertIDv2(
            hash,
            new IssuerSerial(new GeneralNames(new GeneralName(structure.Issuer)), structure.SerialNumber)
        );
    }

    private static IssuerAndSerialNumber IssuerAndSerialOf(byte[] certificate)
    {
        var structure = X509CertificateStructure.GetInstance(certificate);
        return new IssuerAndSerialNumber(structure.Issuer, structure.SerialNumber);
    }
}
