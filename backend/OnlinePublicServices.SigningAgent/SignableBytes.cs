using System.Formats.Asn1;

namespace OnlinePublicServices.SigningAgent;

/// <summary>
/// What this agent signs at all: the signed attributes of a document's signature (RFC 5652, 5.3), which name the
/// document's digest, or the portal's proof that one holds a key. Nothing that means something elsewhere.
/// </summary>
internal static class SignableBytes
{
    private const string MessageDigest = "1.2.840.113549.1.9.4";

    /// <summary>The text with which every proof begins.</summary>
    private static ReadOnlySpan<byte> Proof => "online-public-services certificate proof "u8;

    /// <summary>What the person is shown: the document's SHA-256 in lower-case hexadecimal; null for foreign bytes.</summary>
    public static string? Describe(byte[] bytes, bool isProof)
    {
        if (isProof)
            return bytes.AsSpan().StartsWith(Proof) ? "proof" : null;
        try
        {
            var outer = new AsnReader(bytes, AsnEncodingRules.DER);
            var attributes = outer.ReadSetOf();
            outer.ThrowIfNotEmpty();
            string? digest = null;
            while (attributes.HasData)
            {
                var attribute = attributes.ReadSequence();
                if (attribute.ReadObjectIdentifier() == MessageDigest)
                    digest = Convert.ToHexStringLower(attribute.ReadSetOf().ReadOctetString());
            }

            return digest;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
