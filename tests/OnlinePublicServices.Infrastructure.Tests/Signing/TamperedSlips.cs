using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using Org.BouncyCastle.Asn1.Cms;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>What people do to a signed file. Each family after its name in the literature (pdf-insecurity.org).</summary>
internal static class TamperedSlips
{
    /// <summary>One changed byte at a time: all over the file, densely in the update and in the signature value.</summary>
    public static IEnumerable<byte[]> OneByteChanged(byte[] slip)
    {
        var form = SignedFormStructure.Read(slip);
        var update = slip.AsSpan().IndexOf("/Perms"u8) - 200;
        var places = Enumerable
            .Range(0, slip.Length)
            .Where(i =>
                i % 61 == 0
                || (i >= update && i % 13 == 0)
                || (i >= form.ByteRange[1] && i < form.ByteRange[1] + (2 * form.Cms.Length) && i % 3 == 0)
                || i >= slip.Length - 64
            );
        byte[] masks = [0x01, 0x20, 0x08, 0x80, 0x04];
        return places.Select((place, n) => Change(slip, place, masks[n % masks.Length]));
    }

    public static IEnumerable<byte[]> Appended(byte[] slip) =>
        new[] { "\n", " ", "\0", "%", "%%EOF\n", "trailer", new string('x', 4096) }.Select(tail =>
            (byte[])[.. slip, .. Encoding.ASCII.GetBytes(tail)]
        );

    public static IEnumerable<byte[]> Cut(byte[] slip) =>
        new[] { 1, 2, 7, 40, 300, 1000 }.Select(bytes => slip[..^bytes]);

    /// <summary>Incremental saving: an update redefines something that readers show.</summary>
    public static byte[] Updated(byte[] slip, Func<PdfFile, (int Number, string Body)> change)
    {
        var file = PdfFile.Read(slip);
        var (number, body) = change(file);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        var table = slip.Length + text.Length;
        var size = Math.Max(file.Latest.Size, number + 1);
        text.Append(CultureInfo.InvariantCulture, $"xref\n{number} 1\n{slip.Length:D10} 00000 n \ntrailer\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"<</Size {size} /Prev {file.Latest.TableOffset} /Root {file.Catalog.Number} 0 R>>\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n");
        return [.. slip, .. Encoding.Latin1.GetBytes(text.ToString())];
    }

    public static byte[] WithOtherText(byte[] slip) =>
        Updated(
            slip,
            file =>
            {
                var contents = file.Pages()[0].Dict!.Ref("Contents")!.Value;
                return (contents, "<</Length 9>>\nstream\nq 1 0 0 Q\n\nendstream");
            }
        );

    public static byte[] WithOtherFont(byte[] slip) =>
        Updated(
            slip,
            file =>
            {
                var font = file.Revisions[0].Objects.Values.First(o => o.Dict?.Name("Type") == "FontDescriptor");
                return (font.Number, font.Dict!.With("Ascent", PdfAtom.Of(1)).ToString());
            }
        );

    public static byte[] WithEvilAnnotation(byte[] slip) =>
        Updated(
            slip,
            file =>
                (
                    file.Latest.Size,
                    "<</Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (Other date) /F 4>>"
                )
        );

    public static byte[] WithSecondSignature(byte[] slip) =>
        Updated(
            slip,
            file => (file.Latest.Size, "<</Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00>>>")
        );

    public static byte[] WithValidationData(byte[] slip) =>
        Updated(slip, file => (file.Catalog.Number, file.Catalog.Dict!.With("DSS", PdfDict.Of()).ToString()));

    /// <summary>Wrapping: the second range moves back, so that foreign bytes stand between the ranges.</summary>
    public static IEnumerable<byte[]> Wrapped(byte[] slip)
    {
        var r = SignedFormStructure.Read(slip).ByteRange;
        foreach (var foreign in new[] { "\n", "\n%% other\n", "\n9 0 obj\n<</Type /Page>>\nendobj\n" })
        {
            var wedge = Encoding.ASCII.GetBytes(foreign);
            byte[] moved = [.. slip[..r[2]], .. wedge, .. slip[r[2]..]];
            yield return moved;
            yield return Patch(moved, Range([0, r[1], r[2], r[3]]), Range([0, r[1], r[2] + wedge.Length, r[3]]));
        }

        yield return Patch(slip, Range(r), Range([0, r[1] - 8, r[2], r[3]]));
        yield return Patch(slip, Range(r), Range([0, r[1], r[2] + 8, r[3] - 8]));
        yield return Patch(slip, Range(r), Range([0, r[1], r[2], r[3] - 30]));
        yield return Patch(slip, Range(r), Range([0, r[1], r[2], r[3] + 30]));
        yield return Patch(slip, Range(r), Range([1, r[1] - 1, r[2], r[3]]));
    }

    /// <summary>Universal signature forgery: the signature stays in name only.</summary>
    public static IEnumerable<byte[]> Emptied(byte[] slip)
    {
        var r = SignedFormStructure.Read(slip).ByteRange;
        var hex = Encoding.ASCII.GetString(slip[r[1]..r[2]]);
        var range = Range(r);
        yield return Patch(slip, hex, "<" + new string('0', hex.Length - 2) + ">");
        yield return Patch(slip, hex, "<>" + new string(' ', hex.Length - 2));
        yield return Patch(slip, hex, "<00>" + new string(' ', hex.Length - 4));
        yield return Patch(slip, hex, "null" + new string(' ', hex.Length - 4));
        yield return Patch(slip, "/ByteRange ", "/ByteRangd ");
        yield return Patch(slip, range, "null" + new string(' ', range.Length - 4));
        yield return Patch(slip, range, "[]" + new string(' ', range.Length - 2));
        yield return Patch(slip, range, range.Replace("[0 0", "[0 -", StringComparison.Ordinal));
        yield return Patch(slip, "/Contents ", "/Contentz ");
        yield return Patch(slip, "/SubFilter /ETSI.CAdES.detached", "/SubFilter /adbe.pkcs7.detached");
        yield return Patch(slip, "/DocMDP", "/DocMDQ");
        yield return Patch(slip, "/P 1\n/V /1.2", "/P 3\n/V /1.2");
    }

    /// <summary>Nothing in the covered bytes changes, only the signature value's unprotected surroundings.</summary>
    public static IEnumerable<byte[]> Respelled(byte[] slip, byte[] strangerCertificate, byte[] otherToken)
    {
        var form = SignedFormStructure.Read(slip);
        var cms = CmsSignature.TryRead(form.Cms)!;
        yield return WithCms(slip, (cms with { Certificates = [.. cms.Certificates, strangerCertificate] }).ToDer());
        yield return WithCms(slip, (cms with { Certificates = [.. cms.Certificates.Take(1)] }).ToDer());
        yield return WithCms(slip, (cms with { TimestampToken = null }).ToDer());
        yield return WithCms(slip, (cms with { TimestampToken = otherToken }).ToDer());
        yield return WithCms(slip, (cms with { Value = Twin(cms.Value) }).ToDer());
        yield return WithCms(slip, (cms with { Value = [.. cms.Value, 0] }).ToDer());
        yield return WithCms(slip, (cms with { DigestAlgorithm = new(new("1.3.14.3.2.26")) }).ToDer());
        yield return WithCms(slip, (cms with { SignatureAlgorithm = CmsSignature.Sha256 }).ToDer());
        yield return WithCms(slip, [.. form.Cms, 1]);
        var hex = Convert.ToHexStringLower(form.Cms);
        yield return Patch(slip, hex, hex.ToUpperInvariant());
        yield return Change(slip, form.ByteRange[2] - 2, 0x01);
    }

    /// <summary>A signature of one slip in another one.</summary>
    public static byte[] Copied(byte[] from, byte[] into) => WithCms(into, SignedFormStructure.Read(from).Cms);

    public static byte[] WithCms(byte[] slip, byte[] cms)
    {
        var range = SignedFormStructure.Read(slip).ByteRange;
        var place = SignatureIncrement.Capacity(range);
        return SignatureIncrement.Fill(slip, range, [.. cms, .. new byte[place - cms.Length]]);
    }

    /// <summary>The key's owner signs bytes of their own making, with a genuine timestamp.</summary>
    public static async Task<byte[]> SignedOutsideAsync(SigningOffice office, Signer signer, byte[] pdf, int[] range)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var path = signer.Chain.Take(2).ToList();
        var digest = FormSigningPipeline.Digest(pdf, range);
        var attributes = CmsSignature.AttributesOver(CmsObjectIdentifiers.Data, digest, path);
        var value = RawSignature.LowerTwin(signer.Sign(attributes, SigningAlgorithm.EcdsaP256));
        var token = await office.Get<ITimestampAuthority>().StampAsync(SHA256.HashData(value), cancellation);
        var cms = new CmsSignature(
            (CmsObjectIdentifiers.Data, null),
            CmsSignature.Sha256,
            CmsSignature.IdentifierOf(SigningAlgorithm.EcdsaP256),
            attributes,
            value,
            path,
            token.Value
        );
        return SignatureIncrement.Fill(pdf, range, cms.ToDer());
    }

    /// <summary>Replaces the one occurrence by text of the same length.</summary>
    public static byte[] Patch(byte[] file, string old, string fresh)
    {
        fresh.Length.ShouldBe(old.Length);
        var at = file.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(old));
        at.ShouldBeGreaterThan(0, old);
        var copy = (byte[])file.Clone();
        Encoding.ASCII.GetBytes(fresh).CopyTo(copy, at);
        return copy;
    }

    private static string Range(int[] r) => $"[{r[0]} {r[1]:D10} {r[2]:D10} {r[3]:D10}]";

    private static byte[] Change(byte[] file, int at, byte mask)
    {
        var copy = (byte[])file.Clone();
        copy[at] ^= mask;
        return copy;
    }

    /// <summary>(r, n − s) verifies as well as (r, s).</summary>
    private static byte[] Twin(byte[] signature)
    {
        var order = BigInteger.Parse(
            "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture
        );
        var pair = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(pair.ReadInteger());
            writer.WriteInteger(order - pair.ReadInteger());
        }

        return writer.Encode();
    }
}
