using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OnlinePublicServices.Features.Persistence.Sealing;

/// <summary>
/// A text that lies encrypted in its column, a longer one compressed first: nothing can press what is encrypted, and the
/// answers of a form are most of a dossier's row. What was written before columns were encrypted is read as it is, until
/// <see cref="SealingOfOldRows"/> has passed over it.
/// </summary>
internal sealed class SealedText(IDataProtector protector)
    : ValueConverter<string, string>(plain => Seal(protector, plain), stored => Open(protector, stored))
{
    /// <summary>How everything begins that was encrypted: the mark of its format in base64url.</summary>
    public const string Mark = "CfDJ8";

    /// <summary>The first byte of what is compressed: no text in UTF-8 holds it.</summary>
    private const byte Pressed = 0xFF;

    /// <summary>Below so many bytes there is nothing to win.</summary>
    private const int PressedFrom = 256;

    private const int Quality = 5;
    private const int WindowBits = 18;

    public static string Seal(IDataProtector protector, string plain) =>
        Base64Url.EncodeToString(protector.Protect(Press(Encoding.UTF8.GetBytes(plain))));

    /// <summary>What was encrypted, or what was written before.</summary>
    public static string Open(IDataProtector protector, string stored) =>
        stored.StartsWith(Mark, StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Unpress(protector.Unprotect(Base64Url.DecodeFromChars(stored))))
            : stored;

    private static byte[] Press(byte[] text)
    {
        if (text.Length < PressedFrom)
        {
            return text;
        }

        // No room for more than the text itself: what does not become shorter stays as it is.
        var pressed = new byte[text.Length];
        pressed[0] = Pressed;
        return BrotliEncoder.TryCompress(text, pressed.AsSpan(1), out var length, Quality, WindowBits)
            ? pressed[..(length + 1)]
            : text;
    }

    private static byte[] Unpress(byte[] opened)
    {
        if (opened is not [Pressed, .. var pressed])
        {
            return opened;
        }

        using var text = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(pressed), CompressionMode.Decompress);
        brotli.CopyTo(text);
        return text.ToArray();
    }
}
