using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// Reads PDF objects one after the other and repairs nothing: what a lenient reader would guess is refused, because
/// two readers that guess differently see two documents.
/// </summary>
internal sealed class PdfParser(byte[] file)
{
    private const int DeepestNesting = 64;
    private const int LongestString = 1024 * 1024;

    // Thousands in our forms; a bound keeps a hostile file from filling the memory.
    private const int MostValues = 500_000;

    private int values;

    public int Position { get; private set; }

    public bool AtEnd => Position >= file.Length;

    private int Current => Position < file.Length ? file[Position] : -1;

    /// <summary><c>n 0 obj … endobj</c>, followed by white space.</summary>
    public PdfIndirect ReadIndirect()
    {
        var offset = Position;
        var number = ReadInteger();
        Expect(" 0 obj");
        SkipSpace();
        var value = ReadObject();
        SkipSpace();
        ReadOnlyMemory<byte>? stream = null;
        if (Current == 's')
            stream = ReadStream(value as PdfDict ?? throw Broken("stream without dictionary"));
        Expect("endobj");
        SkipSpace();
        return new PdfIndirect(number, value, stream, offset);
    }

    public PdfObject ReadObject(int depth = 0)
    {
        if (depth > DeepestNesting || ++values > MostValues)
            throw Broken("nested too deeply or too much");

        return Current switch
        {
            '<' when Peek(1) == '<' => ReadDict(depth),
            '<' => ReadHexString(),
            '(' => ReadLiteralString(),
            '[' => ReadArray(depth),
            '/' => ReadName(),
            >= '0' and <= '9' or '-' or '+' or '.' => ReadNumberOrReference(),
            't' => ReadKeyword("true"),
            'f' => ReadKeyword("false"),
            'n' => ReadKeyword("null"),
            _ => throw Broken("unknown object"),
        };
    }

    public PdfDict ReadDict(int depth = 0)
    {
        Expect("<<");
        SkipSpace();
        var entries = new List<KeyValuePair<string, PdfObject>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (Current != '>')
        {
            var key = ReadName().Value;
            if (key.Contains('#', StringComparison.Ordinal) || !keys.Add(key))
                throw Broken("disguised or repeated key");
            SkipSpace();
            entries.Add(KeyValuePair.Create(key, ReadObject(depth + 1)));
            SkipSpace();
        }

        Expect(">>");
        return new PdfDict(entries);
    }

    public int ReadInteger()
    {
        var start = Position;
        while (Current is >= '0' and <= '9')
            Position++;
        return int.TryParse(
            file.AsSpan(start..Position),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : throw Broken("integer expected");
    }

    public void Expect(string token)
    {
        if (!TryRead(token))
            throw Broken($"'{token}' expected");
    }

    public bool TryRead(string token)
    {
        if (file.Length - Position < token.Length)
            return false;
        for (var i = 0; i < token.Length; i++)
            if (file[Position + i] != token[i])
                return false;
        Position += token.Length;
        return true;
    }

    /// <summary>White space; comments are no part of our files and break the reading.</summary>
    public void SkipSpace()
    {
        while (IsSpace(Current))
            Position++;
    }

    public void Advance(int bytes) => Position += bytes;

    public PdfSyntaxException Broken(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} at byte {Position}"));

    private PdfArray ReadArray(int depth)
    {
        Position++;
        SkipSpace();
        var items = new List<PdfObject>();
        while (Current != ']')
        {
            items.Add(ReadObject(depth + 1));
            SkipSpace();
        }

        Position++;
        return new PdfArray(items);
    }

    private PdfName ReadName()
    {
        if (Current != '/')
            throw Broken("name expected");
        var start = ++Position;
        while (IsRegular(Current))
            Position++;
        return new PdfName(Encoding.Latin1.GetString(file.AsSpan(start..Position)));
    }

    private PdfAtom ReadKeyword(string word)
    {
        Expect(word);
        return IsRegular(Current) ? throw Broken("word goes on") : new PdfAtom(word);
    }

    private PdfObject ReadNumberOrReference()
    {
        var start = Position;
        while (Current is >= '0' and <= '9' or '-' or '+' or '.')
            Position++;
        if (IsRegular(Current) || Position - start > 32)
            throw Broken("not a number");
        var text = Encoding.ASCII.GetString(file.AsSpan(start..Position));

        var after = Position;
        if (PdfAtom.Of(0) with { Text = text } is { Integer: { } number } && TryRead(" 0 R") && !IsRegular(Current))
            return new PdfRef(number);
        Position = after;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new PdfAtom(text)
            : throw Broken("not a number");
    }

    private PdfString ReadHexString()
    {
        var start = Position++;
        var first = Position;
        while (char.IsAsciiHexDigit((char)Math.Max(Current, 0)))
            Position++;
        var digits = file.AsSpan(first..Position);
        Expect(">");
        if (digits.Length % 2 != 0 || digits.Length > LongestString)
            throw Broken("odd hex string");
        return new PdfString(Convert.FromHexString(digits), true, start, Position);
    }

    private PdfString ReadLiteralString()
    {
        var start = Position++;
        var bytes = new List<byte>();
        for (var open = 1; ; )
        {
            var c = Current;
            Position++;
            switch (c)
            {
                case < 0:
                case var _ when bytes.Count > LongestString:
                    throw Broken("string without end");
                case '\\':
                    ReadEscape(bytes);
                    continue;
                case '(':
                    open++;
                    break;
                case ')' when --open == 0:
                    return new PdfString([.. bytes], false, start, Position);
            }

            bytes.Add((byte)c);
        }
    }

    private void ReadEscape(List<byte> into)
    {
        var c = Current;
        Position++;
        if (c is >= '0' and <= '7')
        {
            var value = c - '0';
            for (var i = 0; i < 2 && Current is >= '0' and <= '7'; i++, Position++)
                value = (value * 8) + Current - '0';
            into.Add((byte)value);
            return;
        }

        into.Add(
            c switch
            {
                'n' => (byte)'\n',
                'r' => (byte)'\r',
                't' => (byte)'\t',
                'b' => (byte)'\b',
                'f' => (byte)'\f',
                '(' or ')' or '\\' => (byte)c,
                _ => throw Broken("unknown escape"),
            }
        );
    }

    private ReadOnlyMemory<byte> ReadStream(PdfDict dict)
    {
        Expect("stream\n");
        var length = dict.Integer("Length") ?? throw Broken("stream length must be direct");
        if (length > file.Length - Position)
            throw Broken("stream goes past the end");
        var bytes = file.AsMemory(Position, length);
        Position += length;
        Expect("\nendstream\n");
        return bytes;
    }

    private int Peek(int ahead) => Position + ahead < file.Length ? file[Position + ahead] : -1;

    private static bool IsSpace(int c) => c is ' ' or '\n' or '\r' or '\t';

    private static bool IsRegular(int c) =>
        c > ' ' && c is not ('(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%');
}
