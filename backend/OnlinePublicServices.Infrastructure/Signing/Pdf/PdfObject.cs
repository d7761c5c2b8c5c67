using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>A PDF object as it stands in the file: numbers and names keep their spelling, so writing gives it back.</summary>
internal abstract record PdfObject
{
    /// <summary>The object in our spelling; equal text means equal object.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    public abstract void Write(StringBuilder to);
}

/// <summary>A number, a boolean or null, by its spelling.</summary>
internal sealed record PdfAtom(string Text) : PdfObject
{
    public static PdfAtom Of(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    public static PdfAtom Of(double number) => new(number.ToString("0.###", CultureInfo.InvariantCulture));

    public double Number =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new PdfSyntaxException("no number");

    public int? Integer =>
        int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public override void Write(StringBuilder to) => to.Append(Text);
}

/// <summary>A name without its slash.</summary>
internal sealed record PdfName(string Value) : PdfObject
{
    public override void Write(StringBuilder to) => to.Append('/').Append(Value);
}

/// <summary>A string; <see cref="Start"/> and <see cref="End"/> are the file offsets of its delimiters.</summary>
internal sealed record PdfString(byte[] Bytes, bool IsHex, int Start = 0, int End = 0) : PdfObject
{
    /// <summary>A text string in UTF-16 with a byte order mark, written in hex so that no escape is ever needed.</summary>
    public static PdfString Text(string text) => new([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], true);

    public static PdfString Ascii(string text) => new(Encoding.ASCII.GetBytes(text), false);

    public override void Write(StringBuilder to)
    {
        if (IsHex)
        {
            to.Append('<').Append(Convert.ToHexStringLower(Bytes)).Append('>');
            return;
        }

        to.Append('(');
        foreach (var b in Bytes)
        {
            if (b is (byte)'(' or (byte)')' or (byte)'\\')
                to.Append('\\').Append((char)b);
            else if (b is < 32 or > 126)
                to.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0'));
            else
                to.Append((char)b);
        }

        to.Append(')');
    }
}

/// <summary>A reference to an indirect object; generation 0 is the only one that our files know.</summary>
internal sealed record PdfRef(int Number) : PdfObject
{
    public override void Write(StringBuilder to) => to.Append(CultureInfo.InvariantCulture, $"{Number} 0 R");
}

/// <summary>An array.</summary>
internal sealed record PdfArray(IReadOnlyList<PdfObject> Items) : PdfObject
{
    public static PdfArray Of(params PdfObject[] items) => new(items);

    public override void Write(StringBuilder to)
    {
        to.Append('[');
        for (var i = 0; i < Items.Count; i++)
        {
            if (i > 0)
                to.Append(' ');
            Items[i].Write(to);
        }

        to.Append(']');
    }
}

/// <summary>A dictionary in the order of the file; keys are unique.</summary>
internal sealed record PdfDict(IReadOnlyList<KeyValuePair<string, PdfObject>> Entries) : PdfObject
{
    public static PdfDict Of(params (string Key, PdfObject Value)[] entries) =>
        new([.. entries.Select(e => KeyValuePair.Create(e.Key, e.Value))]);

    public PdfObject? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key == key)
                    return entry.Value;
            return null;
        }
    }

    public string? Name(string key) => (this[key] as PdfName)?.Value;

    public int? Integer(string key) => (this[key] as PdfAtom)?.Integer;

    public int? Ref(string key) => (this[key] as PdfRef)?.Number;

    /// <summary>The same dictionary with an entry replaced or added at the end.</summary>
    public PdfDict With(string key, PdfObject value) => new([.. Without(key).Entries, KeyValuePair.Create(key, value)]);

    public PdfDict Without(string key) => new([.. Entries.Where(e => e.Key != key)]);

    public override void Write(StringBuilder to)
    {
        to.Append("<<");
        foreach (var (key, value) in Entries)
        {
            to.Append('/').Append(key).Append(' ');
            value.Write(to);
            to.Append('\n');
        }

        to.Append(">>");
    }
}

/// <summary>An indirect object: a value, and the raw bytes when it is a stream.</summary>
internal sealed record PdfIndirect(int Number, PdfObject Value, ReadOnlyMemory<byte>? Stream, int Offset)
{
    public PdfDict? Dict => Value as PdfDict;
}

/// <summary>The file breaks the grammar that our own files keep.</summary>
internal sealed class PdfSyntaxException(string message) : Exception(message);
