using System.Formats.Asn1;
using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
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

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);

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

    /// <summary>For whom a seal stands.</summary>
    public SignatureAuthor? Author => AuthorAttribute.Read(SignedAttribute(AuthorAttribute.Id));

    /// <summary>
    /// Content type, message digest and signing-certificate-v2, which names every certificate of the chain. No signing
    /// time: PAdES keeps it in the signature dictionary.
    /// </summary>
    public static byte[] AttributesOver(
        DerObjectIdentifier contentType,
        byte[] digest,
        IReadOnlyList<byte[]> chain,
        SignatureAuthor? author = null
    )
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSetOf())
        {
            WriteAttribute(der, CmsAttributes.ContentType, () => der.WriteObjectIdentifier(contentType.Id));
            WriteAttribute(der, CmsAttributes.MessageDigest, () => der.WriteOctetString(digest));
            WriteAttribute(der, PkcsObjectIdentifiers.IdAASigningCertificateV2, () => WriteNames(der, chain));
            if (author is not null)
                AuthorAttribute.Write(der, author);
        }

        return der.Encode();
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

    /// <summary>
    /// The signature in DER (RFC 5652, section 5); a timestamp's asker may want it without certificates. Parts that are
    /// DER already go in as they are, unread.
    /// </summary>
    public byte[] ToDer(bool withCertificates = true)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(CmsObjectIdentifiers.SignedData.Id);
            using (der.PushSequence(Tag0))
            using (der.PushSequence())
            {
                der.WriteInteger(Content.Type.Equals(CmsObjectIdentifiers.Data) ? 1 : 3);
                using (der.PushSetOf())
                    Write(der, DigestAlgorithm);
                WriteContent(der);
                if (withCertificates)
                    using (der.PushSetOf(Tag0))
                        foreach (var certificate in Certificates)
                            der.WriteEncodedValue(certificate);
                using (der.PushSetOf())
                    WriteSigner(der);
            }
        }

        return der.Encode();
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
        var issuer = named.Issuer.GetEncoded(Asn1Encodable.Der);
        var serial = named.SerialNumber.GetEncoded(Asn1Encodable.Der);
        var own = certificates.FindIndex(c =>
            IssuerAndSerialOf(c) is var (i, s) && i.Span.SequenceEqual(issuer) && s.Span.SequenceEqual(serial)
        );
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

    private void WriteContent(AsnWriter der)
    {
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(Content.Type.Id);
            if (Content.Bytes is { } bytes)
                using (der.PushSequence(Tag0))
                    der.WriteOctetString(bytes);
        }
    }

    private void WriteSigner(AsnWriter der)
    {
        using (der.PushSequence())
        {
            der.WriteInteger(1);
            var (issuer, serial) = IssuerAndSerialOf(Certificates[0]);
            using (der.PushSequence())
            {
                der.WriteEncodedValue(issuer.Span);
                der.WriteEncodedValue(serial.Span);
            }

            Write(der, DigestAlgorithm);
            // Signed as a SET, written under the tag [0].
            der.WriteEncodedValue([0xA0, .. SignedAttributes.AsSpan(1)]);
            Write(der, SignatureAlgorithm);
            der.WriteOctetString(Value);
            if (TimestampToken is { } token)
                using (der.PushSetOf(new Asn1Tag(TagClass.ContextSpecific, 1)))
                    WriteAttribute(
                        der,
                        PkcsObjectIdentifiers.IdAASignatureTimeStampToken,
                        () => der.WriteEncodedValue(token)
                    );
        }
    }

    /// <summary>A list of ESSCertIDv2 with the default digest, SHA-256. Source: RFC 5035, section 4.</summary>
    private static void WriteNames(AsnWriter der, IReadOnlyList<byte[]> chain)
    {
        using (der.PushSequence())
        using (der.PushSequence())
            for (var i = 0; i < chain.Count; i++)
                using (der.PushSequence())
                {
                    der.WriteOctetString(SHA256.HashData(chain[i]));
                    if (i == 0)
                        WriteIssuerSerial(der, chain[i]);
                }
    }

    private static void WriteIssuerSerial(AsnWriter der, byte[] certificate)
    {
        var (issuer, serial) = IssuerAndSerialOf(certificate);
        using (der.PushSequence())
        {
            using (der.PushSequence())
            using (der.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                der.WriteEncodedValue(issuer.Span);
            der.WriteEncodedValue(serial.Span);
        }
    }

    public static void WriteAttribute(AsnWriter der, DerObjectIdentifier type, Action writeValue)
    {
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(type.Id);
            using (der.PushSetOf())
                writeValue();
        }
    }

    private static void Write(AsnWriter der, AlgorithmIdentifier algorithm) =>
        der.WriteEncodedValue(algorithm.GetEncoded(Asn1Encodable.Der));

    /// <summary>Both in DER, as they stand in the certificate. Source: RFC 5280, section 4.1.</summary>
    private static (ReadOnlyMemory<byte> Issuer, ReadOnlyMemory<byte> Serial) IssuerAndSerialOf(byte[] certificate)
    {
        var fields = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (fields.PeekTag().HasSameClassAndValue(Tag0))
            fields.ReadEncodedValue(); // the version
        var serial = fields.ReadEncodedValue();
        fields.ReadEncodedValue(); // the signature's algorithm
        return (fields.ReadEncodedValue(), serial);
    }
}
