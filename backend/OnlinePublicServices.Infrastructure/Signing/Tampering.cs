using System.Buffers;
using System.Text;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;

namespace OnlinePublicServices.Infrastructure.Signing;

/// <summary>
/// Names what was done to a file that is not ours to the last byte. It only looks for words: nothing it finds can
/// make a file valid, so it may guess.
/// </summary>
internal static class Tampering
{
    private const int Window = 256;

    /// <summary>Behind a first signature: its proofs, a second one, and its proofs.</summary>
    private const int UpdatesMax = 4;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The verdict on the part up to a signed end is asked of <paramref name="judge"/>.</summary>
    public static (InspectionVerdict Verdict, IReadOnlyList<InspectionReason> Reasons) Name(
        ReadOnlyMemory<byte> file,
        Func<ReadOnlyMemory<byte>, InspectionVerdict> judge
    )
    {
        var bytes = file.Span;
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) < 0)
            return (InspectionVerdict.Malformed, [InspectionReason.Unreadable]);

        var first = bytes.IndexOf("/ByteRange"u8);
        if (first < 0)
            return NameUnsigned(bytes);
        if (!IsOurs(bytes))
            return (InspectionVerdict.Foreign, [InspectionReason.ForeignStructure]);
        if (ReadRange(bytes, first) is not [0, var start, var end, var rest])
            return (InspectionVerdict.Altered, [InspectionReason.SignatureEmptied]);

        var signedEnd = end + rest;
        if (signedEnd > bytes.Length)
            return (InspectionVerdict.Altered, [InspectionReason.Cut]);
        if (signedEnd < bytes.Length && signedEnd > 0)
            return (InspectionVerdict.Altered, NameTail(file, (int)signedEnd, judge));
        return NameGap(bytes, start, end);
    }

    private static (InspectionVerdict Verdict, IReadOnlyList<InspectionReason> Reasons) NameUnsigned(
        ReadOnlySpan<byte> bytes
    )
    {
        if (bytes.IndexOf("/ETSI.CAdES.detached"u8) >= 0 || bytes.IndexOf("/DocMDP"u8) >= 0)
            return (InspectionVerdict.Altered, [InspectionReason.SignatureEmptied]);
        // An end mark tells a whole document from the first half of one.
        return bytes[Math.Max(0, bytes.Length - 1024)..].IndexOf("%%EOF"u8) < 0
            ? (InspectionVerdict.Malformed, [InspectionReason.Unreadable])
            : (InspectionVerdict.NotSigned, [InspectionReason.NoSignature]);
    }

    /// <summary>Where the genuine part ends: proofs and a second signature may stand behind the first one.</summary>
    private static int? GenuineEnd(
        ReadOnlyMemory<byte> file,
        int signedEnd,
        Func<ReadOnlyMemory<byte>, InspectionVerdict> judge
    )
    {
        var ends = new List<int> { signedEnd };
        for (var at = signedEnd; ends.Count < UpdatesMax; )
        {
            var found = file.Span[at..].IndexOf("%%EOF\n"u8);
            if (found < 0)
                break;
            at += found + "%%EOF\n".Length;
            if (at < file.Length)
                ends.Add(at);
        }

        ends.Reverse();
        foreach (var end in ends)
            if (judge(file[..end]) == InspectionVerdict.Valid)
                return end;
        return null;
    }

    /// <summary>Signed in our manner, at least once upon a time.</summary>
    private static bool IsOurs(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf(Encoding.ASCII.GetBytes($"({SignatureIncrement.FieldName})")) >= 0
        || bytes.IndexOf("/SigRef"u8) >= 0 && bytes.IndexOf("/ETSI.CAdES.detached"u8) >= 0;

    private static List<InspectionReason> NameTail(
        ReadOnlyMemory<byte> file,
        int signedEnd,
        Func<ReadOnlyMemory<byte>, InspectionVerdict> judge
    )
    {
        // Without its tail it is whole: so the tail is what was added. Otherwise the ranges were moved.
        if (GenuineEnd(file, signedEnd, judge) is not { } end)
            return [InspectionReason.Wrapped];
        var tail = file.Span[end..];
        if (tail.IndexOf(" obj"u8) < 0)
            return [InspectionReason.BytesAppended];
        if (tail.IndexOf("%%EOF"u8) < 0)
            return [InspectionReason.Cut];

        var reasons = new List<InspectionReason>();
        if (tail.IndexOf("/ByteRange"u8) >= 0)
            reasons.Add(InspectionReason.SignedAgain);
        if (tail.IndexOf("/FontFile"u8) >= 0 || tail.IndexOf("/FontDescriptor"u8) >= 0)
            reasons.Add(InspectionReason.FontsSwapped);
        if (tail.IndexOf("/Annot"u8) >= 0)
            reasons.Add(InspectionReason.AnnotationAdded);
        reasons.Add(InspectionReason.UpdatedAfterSignature);
        return reasons;
    }

    private static (InspectionVerdict Verdict, IReadOnlyList<InspectionReason> Reasons) NameGap(
        ReadOnlySpan<byte> bytes,
        long start,
        long end
    )
    {
        if (start <= 0 || end <= start + 2 || end > bytes.Length)
            return (InspectionVerdict.Altered, [InspectionReason.Wrapped]);
        var gap = bytes[(int)start..(int)end];
        var text = gap.TrimEnd((byte)' ');
        if (text.SequenceEqual("null"u8))
            return (InspectionVerdict.Altered, [InspectionReason.SignatureEmptied]);
        if (text is not [(byte)'<', .., (byte)'>'] || text[1..^1].ContainsAnyExcept(HexDigits) || text.Length % 2 != 0)
            return (InspectionVerdict.Altered, [InspectionReason.Wrapped]);
        if (ReadPadded(Convert.FromHexString(text[1..^1])) is not { } cms)
            return (InspectionVerdict.Altered, [InspectionReason.SignatureEmptied]);

        // Somebody signed exactly this, only not in our shape: no alteration, but nothing that we can speak for.
        int[] range = [0, (int)start, (int)end, bytes.Length - (int)end];
        return cms.MessageDigest.AsSpan().SequenceEqual(FormSigningPipeline.Digest(bytes, range))
            ? (InspectionVerdict.Foreign, [InspectionReason.ForeignStructure])
            : (InspectionVerdict.Altered, [InspectionReason.ContentChanged]);
    }

    private static CmsSignature? ReadPadded(byte[] bytes)
    {
        if (bytes is not [0x30, 0x82, var high, var low, ..])
            return null;
        var length = ((high << 8) | low) + 4;
        return length <= bytes.Length ? CmsSignature.TryRead(bytes[..length]) : null;
    }

    private static long[]? ReadRange(ReadOnlySpan<byte> bytes, int position)
    {
        var text = Encoding.Latin1.GetString(bytes.Slice(position, Math.Min(Window, bytes.Length - position)));
        var (open, close) = (text.IndexOf('[', StringComparison.Ordinal), text.IndexOf(']', StringComparison.Ordinal));
        if (open < 0 || close < open)
            return null;
        var parts = text[(open + 1)..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var numbers = new List<long>();
        foreach (var part in parts)
        {
            if (part.Length > 10 || !part.All(char.IsAsciiDigit))
                return null;
            numbers.Add(long.Parse(part, System.Globalization.CultureInfo.InvariantCulture));
        }

        return [.. numbers];
    }
}
