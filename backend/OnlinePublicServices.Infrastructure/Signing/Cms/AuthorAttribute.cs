using System.Formats.Asn1;
using OnlinePublicServices.Features.Ports;
using Org.BouncyCastle.Asn1;

namespace OnlinePublicServices.Infrastructure.Signing.Cms;

/// <summary>
/// For whom a seal stands, as the signed attribute signer-attributes-v2 with claimed name and title.
/// Source: ETSI EN 319 122-1, 5.2.6.1; EN 319 142-1, 6.3.
/// </summary>
internal static class AuthorAttribute
{
    public static readonly DerObjectIdentifier Id = new("0.4.0.19122.1.1");

    private const string CommonName = "2.5.4.3";
    private const string Title = "2.5.4.12";
    private static readonly Asn1Tag Claimed = new(TagClass.ContextSpecific, 0);

    public static void Write(AsnWriter der, SignatureAuthor author) =>
        CmsSignature.WriteAttribute(
            der,
            Id,
            () =>
            {
                using (der.PushSequence())
                using (der.PushSequence(Claimed))
                {
                    WriteText(der, CommonName, author.Name);
                    WriteText(der, Title, author.Position);
                }
            }
        );

    /// <summary>Null for anything that isn't as we write it.</summary>
    public static SignatureAuthor? Read(Asn1Encodable? value)
    {
        if (value is null)
            return null;
        try
        {
            var claimed = new AsnReader(value.GetEncoded(Asn1Encodable.Der), AsnEncodingRules.DER)
                .ReadSequence()
                .ReadSequence(Claimed);
            return new SignatureAuthor(ReadText(claimed, CommonName), ReadText(claimed, Title));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static void WriteText(AsnWriter der, string id, string text) =>
        CmsSignature.WriteAttribute(
            der,
            new DerObjectIdentifier(id),
            () => der.WriteCharacterString(UniversalTagNumber.UTF8String, text)
        );

    private static string ReadText(AsnReader from, string id)
    {
        var attribute = from.ReadSequence();
        return attribute.ReadObjectIdentifier() == id
            ? attribute.ReadSetOf().ReadCharacterString(UniversalTagNumber.UTF8String)
            : throw new AsnContentException("another attribute");
    }
}
