using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>Tells from its bytes what a paper is and examines it. Pure work: no files, no network, no clock.</summary>
internal static class PaperInspection
{
    /// <summary>Names and types that the browser claims play no part.</summary>
    public static Result<InspectedDocument> Inspect(ReadOnlyMemory<byte> bytes)
    {
        var head = bytes.Span[..Math.Min(bytes.Length, 16)];
        if (IsPhoto(head))
            return PhotoInspection.Inspect(bytes);
        if (head.StartsWith("%PDF-"u8))
            return PdfInspection.Inspect(bytes);
        return IsHeic(head) ? InspectionErrors.Heic : InspectionErrors.TypeUnknown;
    }

    private static bool IsPhoto(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8));

    /// <summary>An ISO base media file of one of the picture brands (ISO/IEC 23008-12), or AVIF.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> head) =>
        head.Length >= 12
        && head[4..8].SequenceEqual("ftyp"u8)
        && (
            head[8..12].StartsWith("hei"u8)
            || head[8..12].StartsWith("hev"u8)
            || head[8..12].SequenceEqual("mif1"u8)
            || head[8..12].SequenceEqual("msf1"u8)
            || head[8..12].SequenceEqual("avif"u8)
        );
}
