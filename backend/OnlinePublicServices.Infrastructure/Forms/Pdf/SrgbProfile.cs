using System.Buffers.Binary;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>
/// The smallest ICC profile (version 4) that says sRGB: three primaries, one parametric curve, the white point.
/// PDF/A wants one, so that black and a signature's blue are the same everywhere. Source: ICC.1:2004-10; IEC 61966-2-1.
/// </summary>
internal static class SrgbProfile
{
    private const int Header = 128;

    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        // Colours relative to D50, as profiles are; the curve is sRGB's own.
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Text("sRGB")),
            ("cprt", Text("No copyright")),
            ("wtpt", Numbers("XYZ ", 0.96420, 1.0, 0.82491)),
            (
                "chad",
                Numbers("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
            ),
            ("rXYZ", Numbers("XYZ ", 0.43607, 0.22249, 0.01392)),
            ("gXYZ", Numbers("XYZ ", 0.38515, 0.71687, 0.09708)),
            ("bXYZ", Numbers("XYZ ", 0.14307, 0.06061, 0.71410)),
            ("rTRC", Curve()),
            ("gTRC", Curve()),
            ("bTRC", Curve()),
        ];

        var first = Header + 4 + (12 * tags.Length);
        var profile = new byte[first + tags.Sum(tag => tag.Data.Length)];
        WriteHeader(profile);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(Header), tags.Length);
        var (entry, offset) = (Header + 4, first);
        foreach (var (tag, data) in tags)
        {
            Encoding.ASCII.GetBytes(tag, profile.AsSpan(entry));
            BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 4), offset);
            BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 8), data.Length);
            data.CopyTo(profile, offset);
            (entry, offset) = (entry + 12, offset + data.Length);
        }

        return profile;
    }

    private static void WriteHeader(Span<byte> profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile[8..], 0x04200000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile[12..]);
        // Any valid date; a fixed one keeps the bytes equal.
        ReadOnlySpan<short> created = [2026, 1, 1, 0, 0, 0];
        for (var i = 0; i < created.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(profile[(24 + (2 * i))..], created[i]);
        }

        Encoding.ASCII.GetBytes("acsp", profile[36..]);
        WriteFixed(profile[68..], 0.96420);
        WriteFixed(profile[72..], 1.0);
        WriteFixed(profile[76..], 0.82491);
    }

    private static byte[] Text(string text)
    {
        var data = new byte[(28 + (2 * text.Length) + 3) & ~3];
        Encoding.ASCII.GetBytes("mluc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), 12);
        Encoding.ASCII.GetBytes("enUS", data.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(20), 2 * text.Length);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(24), 28);
        Encoding.BigEndianUnicode.GetBytes(text, data.AsSpan(28));
        return data;
    }

    private static byte[] Curve()
    {
        var curve = Numbers("para", 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
        var data = new byte[curve.Length + 4];
        curve.AsSpan(0, 8).CopyTo(data);
        BinaryPrimitives.WriteInt16BigEndian(data.AsSpan(8), 3);
        curve.AsSpan(8).CopyTo(data.AsSpan(12));
        return data;
    }

    private static byte[] Numbers(string type, params ReadOnlySpan<double> values)
    {
        var data = new byte[8 + (4 * values.Length)];
        Encoding.ASCII.GetBytes(type, data);
        for (var i = 0; i < values.Length; i++)
        {
            WriteFixed(data.AsSpan(8 + (4 * i)), values[i]);
        }

        return data;
    }

    private static void WriteFixed(Span<byte> at, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(at, (int)Math.Round(value * 65536));
}
