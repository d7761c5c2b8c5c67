using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// Draws a photograph anew: upright, at most <see cref="SideMax"/> pixels a side, as a JPEG that holds pixels and
/// nothing else. Place, camera, comments and whatever hung behind the picture stay behind.
/// </summary>
internal static class PhotoInspection
{
    /// <summary>Judged by the header, before anything is decoded: 50 megapixels are 200 MiB of memory.</summary>
    private const long PixelsMax = 50_000_000;

    /// <summary>An A4 page at 300 dots an inch has 3,508 pixels; small print stays legible, a file stays small.</summary>
    private const int SideMax = 4096;

    /// <summary>Above it letters gain nothing to the eye, below it their edges blur.</summary>
    private const int Quality = 85;

    public static Result<InspectedDocument> Inspect(ReadOnlyMemory<byte> bytes)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
            return InspectionErrors.PhotoBroken;
        if ((long)codec.Info.Width * codec.Info.Height > PixelsMax)
            return InspectionErrors.PhotoTooLarge;
        if (codec.FrameCount > 1)
            return InspectionErrors.PhotoAnimated;

        using var decoded = Decode(codec);
        if (decoded is null)
            return InspectionErrors.PhotoBroken;
        using var upright = Draw(decoded, codec.EncodedOrigin);
        using var encoded = upright.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new InspectedDocument("image/jpeg", Pages: null, encoded.ToArray());
    }

    /// <summary>Null when the picture ends before its last row or is no picture after all.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scale = Math.Min(1f, SideMax / (float)Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static SKBitmap Draw(SKBitmap decoded, SKEncodedOrigin origin)
    {
        var swapped = origin >= SKEncodedOrigin.LeftTop;
        var scale = Math.Min(1f, SideMax / (float)Math.Max(decoded.Width, decoded.Height));
        var (width, height) = (
            Math.Max(1, (int)MathF.Round(decoded.Width * scale)),
            Math.Max(1, (int)MathF.Round(decoded.Height * scale))
        );
        var upright = new SKBitmap(
            new SKImageInfo(
                swapped ? height : width,
                swapped ? width : height,
                SKColorType.Rgba8888,
                SKAlphaType.Opaque
            )
        );
        using var canvas = new SKCanvas(upright);
        // What was transparent becomes paper.
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(decoded);
        canvas.DrawImage(
            image,
            new SKRect(0, 0, width, height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        return upright;
    }

    /// <summary>How the camera was held, undone (Exif 2.32, tag 0x0112).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float w, float h) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
