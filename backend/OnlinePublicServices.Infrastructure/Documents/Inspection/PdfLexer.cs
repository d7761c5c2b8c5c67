using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// Reads PDF objects as ISO 32000-2, 7.2 and 7.3 write them, and nothing looser. What it can't read, it refuses: a
/// lenient reader is how one file shows two faces.
/// </summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> bytes, int position = 0)
{
    private const int DepthMax = 64;

    private readonly ReadOnlyMemory<byte> bytes = bytes;

    public int Position { get; set; } = position;

    public bool AtEnd => Position >= bytes.Length;

    private ReadOnlySpan<byte> Rest => bytes.Span[Position..];

    public static PdfRefusedException Broken() => new(InspectionErrors.PdfBroken);

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    public void SkipSpace()
    {
        var span = bytes.Span;
        while (Position < span.Length)
        {
            if (IsSpace(span[Position]))
            {
                Position++;
            }
            else if (span[Position] == '%')
            {
                while (Position < span.Length && span[Position] is not (10 or 13))
                    Position++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Takes a keyword if it stands here, after white space.</summary>
    public bool TryKeyword(ReadOnlySpan<byte> keyword)
    {
        SkipSpace();
        if (!Rest.StartsWith(keyword))
            return false;
        if (Rest.Length > keyword.Length && IsRegular(Rest[keyword.Length]) && IsRegular(keyword[^1]))
            return false;
        Position += keyword.Length;
        return true;
    }

    public void Keyword(ReadOnlySpan<byte> keyword)
    {
        if (!TryKeyword(keyword))
            throw Broken();
    }

    /// <summary>A whole number of at most ten digits, not negative.</summary>
    public int Whole()
    {
        SkipSpace();
        var start = Position;
        while (!AtEnd && bytes.Span[Position] is >= (byte)'0' and <= (byte)'9')
            Position++;
        return int.TryParse(bytes.Span[start..Position], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Broken();
    }

    /// <summary>One object: null, bool, double, name, text, list, dictionary or reference.</summary>
    public object? Read(int depth = 0)
    {
        SkipSpace();
        if (AtEnd || depth > DepthMax)
            throw Broken();
        switch ((char)Rest[0])
        {
            case '/':
                return ReadName();
            case '(':
                return ReadLiteral();
            case '<' when Rest.StartsWith("<<"u8):
                return ReadDictionary(depth);
            case '<':
                return ReadHexadecimal();
            case '[':
                return ReadArray(depth);
            case (>= '0' and <= '9') or '+' or '-' or '.':
                return ReadNumberOrReference();
        }
        if (TryKeyword("null"u8))
            return null;
        if (TryKeyword("true"u8))
            return true;
        return TryKeyword("false"u8) ? false : throw Broken();
    }

    private static bool IsRegular(byte b) => !IsSpace(b) && !"()<>[]{}/%"u8.Contains(b);

    private PdfName ReadName()
    {
        var name = new StringBuilder();
        Position++;
        while (!AtEnd && IsRegular(Rest[0]))
        {
            if (
                Rest[0] == '#'
                && Rest.Length > 2
                && char.IsAsciiHexDigit((char)Rest[1])
                && char.IsAsciiHexDigit((char)Rest[2])
            )
            {
                name.Append((char)((HexValue(Rest[1]) << 4) | HexValue(Rest[2])));
                Position += 3;
            }
            else
            {
                name.Append((char)Rest[0]);
                Position++;
            }
            if (name.Length > 1024)
                throw Broken();
        }
        return new PdfName(name.ToString());
    }

    private PdfText ReadLiteral()
    {
        var text = new MemoryStream();
        var open = 0;
        do
        {
            if (AtEnd)
                throw Broken();
            var b = Rest[0];
            Position++;
            switch ((char)b)
            {
                case '(' when open++ == 0:
                    continue;
                case ')' when --open == 0:
                    continue;
                case '\\':
                    ReadEscape(text);
                    continue;
                default:
                    text.WriteByte(b);
                    continue;
            }
        } while (open > 0);
        return new PdfText(text.ToArray());
    }

    private void ReadEscape(MemoryStream text)
    {
        if (AtEnd)
            throw Broken();
        var b = Rest[0];
        Position++;
        switch ((char)b)
        {
            case >= '0' and <= '7':
                var value = b - '0';
                for (var digits = 1; digits < 3 && !AtEnd && Rest[0] is >= (byte)'0' and <= (byte)'7'; digits++)
                {
                    value = (value * 8) + Rest[0] - '0';
                    Position++;
                }
                text.WriteByte((byte)value);
                break;
            case '\r':
                if (!AtEnd && Rest[0] == '\n')
                    Position++;
                break;
            case '\n':
                break;
            default:
                var at = "nrtbf"u8.IndexOf(b);
                text.WriteByte(at < 0 ? b : "\n\r\t\b\f"u8[at]);
                break;
        }
    }

    private PdfText ReadHexadecimal()
    {
        var text = new MemoryStream();
        Position++;
        var high = -1;
        while (true)
        {
            if (AtEnd)
                throw Broken();
            var b = Rest[0];
            Position++;
            if (b == '>')
                break;
            if (IsSpace(b))
                continue;
            if (!char.IsAsciiHexDigit((char)b))
                throw Broken();
            if (high < 0)
            {
                high = HexValue(b);
                continue;
            }
            text.WriteByte((byte)((high << 4) | HexValue(b)));
            high = -1;
        }
        if (high >= 0)
            text.WriteByte((byte)(high << 4));
        return new PdfText(text.ToArray());
    }

    private List<object?> ReadArray(int depth)
    {
        var items = new List<object?>();
        Position++;
        while (true)
        {
            SkipSpace();
            if (AtEnd)
                throw Broken();
            if (Rest[0] == ']')
            {
                Position++;
                return items;
            }
            items.Add(Read(depth + 1));
        }
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        var dictionary = new PdfDictionary();
        Position += 2;
        while (true)
        {
            SkipSpace();
            if (Rest.StartsWith(">>"u8))
            {
                Position += 2;
                return dictionary;
            }
            // The same key twice: readers differ in which one counts.
            if (Read(depth + 1) is not PdfName key || !dictionary.TryAdd(key.Value, Read(depth + 1)))
                throw Broken();
        }
    }

    private object ReadNumberOrReference()
    {
        var start = Position;
        while (!AtEnd && IsRegular(Rest[0]))
            Position++;
        var token = bytes.Span[start..Position];
        if (
            !double.TryParse(
                token,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            throw Broken();
        if (number is < 0 or > 8_388_607 || !IsWhole(token))
            return number;

        var after = Position;
        SkipSpace();
        if (!AtEnd && Rest[0] is >= (byte)'0' and <= (byte)'9')
        {
            var generationStart = Position;
            while (!AtEnd && Rest[0] is >= (byte)'0' and <= (byte)'9')
                Position++;
            var generation = bytes.Span[generationStart..Position];
            if (generation.Length <= 5 && TryKeyword("R"u8))
                return new PdfReference((int)number, int.Parse(generation, CultureInfo.InvariantCulture));
        }
        Position = after;
        return number;
    }

    private static bool IsWhole(ReadOnlySpan<byte> token) => !token.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
