using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>
/// Markup. Whatever is put into a hole of <see cref="Of"/> is encoded unless it is itself markup, so no page can forget
/// to. Seven small forms need no view engine; this keeps them in plain C# and the project a plain class library.
/// </summary>
internal readonly record struct Html(string Markup)
{
    public static readonly Html Empty = new("");

    public static Html Of(ref Handler markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Markup)));

    public override string ToString() => Markup ?? "";

    /// <summary>Collects an interpolated string, encoding its holes.</summary>
    [InterpolatedStringHandler]
    internal ref struct Handler(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _text = new(literalLength + (formattedCount * 32));

        public readonly void AppendLiteral(string literal) => _text.Append(literal);

        public readonly void AppendFormatted(Html markup) => _text.Append(markup.Markup);

        public readonly void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

        public readonly void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

        public override readonly string ToString() => _text.ToString();
    }
}
