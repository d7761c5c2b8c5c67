using System.Text;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

public sealed class FormFontsTests
{
    [Fact]
    public void Every_style_has_every_letter_of_vietnamese() => FormFonts.Faces.Count.ShouldBe(4);

    [Fact]
    public void A_font_of_another_family_stops_the_start()
    {
        var font = Font();
        Replace(font, Encoding.BigEndianUnicode.GetBytes("Tinos"), Encoding.BigEndianUnicode.GetBytes("Other"));

        var refusal = Should.Throw<InvalidDataException>(() => FormFonts.Check(font));

        refusal.Message.ShouldContain("not in Other");
    }

    [Fact]
    public void A_font_that_lacks_a_letter_stops_the_start_and_names_it()
    {
        var font = Font();
        // A character map of format 4 without segments has no letter.
        var map = font.AsSpan().IndexOf("cmap"u8);
        var table = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(map + 8));
        var subtable = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(table + 8));
        font.AsSpan(table + subtable + 6, 2).Clear();
        subtable = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(table + 16));
        font.AsSpan(table + subtable + 6, 2).Clear();

        var refusal = Should.Throw<InvalidDataException>(() => FormFonts.Check(font));

        refusal.Message.ShouldContain("U+1EF6");
    }

    private static byte[] Font()
    {
        using var resource = typeof(FormFonts).Assembly.GetManifestResourceStream(
            "OnlinePublicServices.Infrastructure.Forms.Fonts.Tinos-Regular.ttf"
        )!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }

    private static void Replace(byte[] data, byte[] from, byte[] to)
    {
        for (var at = data.AsSpan().IndexOf(from); at >= 0; at = data.AsSpan().IndexOf(from))
        {
            to.CopyTo(data, at);
        }
    }
}
