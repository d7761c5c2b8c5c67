using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnlinePublicServices.Features.Forms;

/// <summary>One text for one answer: cleaned, and in the canonical form that conditions compare.</summary>
internal static partial class AnswerText
{
    /// <summary>The largest number, in either direction: beyond it a browser's numbers lose digits.</summary>
    public const decimal NumberMax = 999_999_999_999_999m;

    private static readonly string[] AddressParts = ["detail", "commune", "province"];

    /// <summary>The most decimals of a number.</summary>
    public const int DecimalsMax = 6;

    /// <summary>
    /// Unicode NFC; without control characters, bidirectional controls and invisible joiners, which can make a text
    /// read differently from what it is; every kind of space a plain one; no space at either end. One line unless
    /// <paramref name="lines"/>.
    /// </summary>
    public static string Clean(string text, bool lines)
    {
        var visible = Invisible().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var spaced = lines
            ? SpaceInLine().Replace(visible, " ").Trim(' ', '\n')
            : Space().Replace(visible, " ").Trim(' ');
        return spaced.Normalize(NormalizationForm.FormC);
    }

    /// <summary>How many characters a text has: Unicode code points.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>The number that an answer is, rounded nowhere; nothing when it isn't one or leaves the limits.</summary>
    public static decimal? Number(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Number
        && answer.TryGetDecimal(out var number)
        && Math.Abs(number) <= NumberMax
        && decimal.Round(number, DecimalsMax) == number
            ? number
            : null;

    /// <summary>
    /// The canonical text that conditions compare: the text itself, <c>true</c>, <c>false</c>, <c>3</c>, <c>2.5</c>; a
    /// mark for an address or a list with something in it; nothing when unanswered.
    /// </summary>
    public static string? Canonical(JsonElement? answer) =>
        answer switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } said ? said : null,
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            { ValueKind: JsonValueKind.Number } number => Number(number)
                ?.ToString("0.######", CultureInfo.InvariantCulture),
            { ValueKind: JsonValueKind.Array } rows when rows.GetArrayLength() > 0 => "[]",
            { ValueKind: JsonValueKind.Object } group when group.GetPropertyCount() > 0 => "{}",
            _ => null,
        };

    /// <summary>An answer in one line: a text, or the parts of an address, the smallest first; empty when unanswered.</summary>
    public static string Line(JsonElement? given) =>
        given is not { } answer ? ""
        : answer.ValueKind == JsonValueKind.Object
            ? string.Join(
                ", ",
                AddressParts
                    .Select(part => answer.TryGetProperty(part, out var text) ? text.GetString() : null)
                    .Where(text => !string.IsNullOrWhiteSpace(text))
            )
        : answer.ToString();

    // Control characters except tab and line ends; soft hyphen; Arabic letter mark; zero-width and directional marks,
    // embeddings, isolates; byte order mark; interlinear marks.
    [GeneratedRegex(
        "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B-\\u200F"
            + "\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Invisible();

    [GeneratedRegex(
        "[\\t\\n\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Space();

    [GeneratedRegex(
        "[\\t\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SpaceInLine();
}
