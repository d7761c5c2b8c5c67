using System.Buffers.Binary;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

/// <summary>A picture, red in its upper left corner and blue elsewhere, in any packing.</summary>
internal static class APhoto
{
    public static byte[] Encoded(SKEncodedImageFormat format, int width = 240, int height = 160)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        }
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG whose Exif block says how the camera was held, where, and by whom.</summary>
    public static byte[] Held(int orientation)
    {
        var jpeg = Encoded(SKEncodedImageFormat.Jpeg);
        var exif = new MemoryStream();
        exif.Write("Exif\0\0MM\0*"u8);
        exif.Write([0, 0, 0, 8, 0, 3]);
        exif.Write([0x01, 0x0F, 0, 2, 0, 0, 0, 4, .. "Cam\0"u8]);
        exif.Write([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0]);
        exif.Write([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 50]);
        exif.Write([0, 0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 0, 0, 2, .. "N\0\0\0"u8, 0, 0, 0, 0]);
        exif.Write("GPSMARK 21.0285 105.8542"u8);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif.ToArray(), .. jpeg[2..]];
    }

    /// <summary>A PNG that claims a size and holds next to nothing.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        var png = Encoded(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
        }
        return ~crc;
    }
}
