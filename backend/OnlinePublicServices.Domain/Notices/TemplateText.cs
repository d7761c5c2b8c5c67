using System.Text;

namespace OnlinePublicServices.Domain.Notices;

/// <summary>A piece of a line: words as they stand, or a placeholder's name.</summary>
/// <param name="Words">The words, or the name.</param>
/// <param name="IsPlaceholder">Which of both.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">Of its first letter, from 1; of a placeholder's brace.</param>
public sealed record TemplatePiece(string Words, bool IsPlaceholder, int Line, int Column);

/// <summary>Something wrong with a text.</summary>
/// <param name="Code">What, as a stable code.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Found">The name between braces, where one is at fault or missing.</param>
public sealed record TextFault(string Code, int Line, int Column, string? Found = null);

/// <summary>
/// The words of a template with placeholders in braces, <c>{code}</c>. Braces have no other meaning, and what is put in is
/// never read again, so that nobody's words become a placeholder.
/// </summary>
public sealed class TemplateText
{
    private const int NameLengthMax = 32;

    private readonly IReadOnlyList<IReadOnlyList<TemplatePiece>> lines;

    private TemplateText(IReadOnlyList<IReadOnlyList<TemplatePiece>> lines, IReadOnlyList<TextFault> faults) =>
        (this.lines, Faults) = (lines, faults);

    /// <summary>
    /// What can't be read: <c>template.brace-open</c> (not closed in its line), <c>template.brace-nested</c>,
    /// <c>template.brace-stray</c>, <c>template.placeholder-unknown</c> for a name that can't be one.
    /// </summary>
    public IReadOnlyList<TextFault> Faults { get; }

    /// <summary>The pieces in their order.</summary>
    public IEnumerable<TemplatePiece> Pieces => lines.SelectMany(line => line);

    /// <summary>Reads a text; lines end with a line feed.</summary>
    public static TemplateText Read(string text)
    {
        var (lines, faults) = (new List<IReadOnlyList<TemplatePiece>>(), new List<TextFault>());
        foreach (var (at, line) in text.Split('\n').Index())
        {
            lines.Add(ReadLine(line, at + 1, faults));
        }

        return new TemplateText(lines, faults);
    }

    /// <summary>
    /// The text with its values. A line with a placeholder that has none is left out, and what blank lines then follow each
    /// other become one.
    /// </summary>
    /// <param name="valueOf">The value of a placeholder; nothing where there is none.</param>
    public string Fill(Func<string, string?> valueOf)
    {
        var filled = new StringBuilder();
        var wasBlank = true;
        foreach (var line in lines)
        {
            if (Fill(line, valueOf) is not { } words || (wasBlank && words.Length == 0))
            {
                continue;
            }

            filled.Append(words).Append('\n');
            wasBlank = words.Length == 0;
        }

        return filled.ToString().TrimEnd('\n').Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether a placeholder that has a value is left out everywhere, with lines where another has none.</summary>
    /// <param name="name">The placeholder's.</param>
    /// <param name="valueOf">The value of a placeholder; nothing where there is none.</param>
    public bool Loses(string name, Func<string, string?> valueOf) =>
        !string.IsNullOrEmpty(valueOf(name))
        && !lines.Any(line =>
            line.Any(piece => piece.IsPlaceholder && piece.Words == name) && Fill(line, valueOf) is not null
        );

    private static string? Fill(IReadOnlyList<TemplatePiece> line, Func<string, string?> valueOf)
    {
        var words = new StringBuilder();
        foreach (var piece in line)
        {
            var part = piece.IsPlaceholder ? valueOf(piece.Words) : piece.Words;
            if (string.IsNullOrEmpty(part))
            {
                return null;
            }

            words.Append(part);
        }

        return words.ToString();
    }

    private static List<TemplatePiece> ReadLine(string line, int number, List<TextFault> faults)
    {
        var pieces = new List<TemplatePiece>();
        var from = 0;
        while (from < line.Length)
        {
            var brace = line.IndexOfAny(['{', '}'], from);
            if (brace < 0)
            {
                brace = line.Length;
            }

            if (brace > from)
            {
                pieces.Add(new TemplatePiece(line[from..brace], false, number, from + 1));
            }

            from = brace < line.Length ? ReadBrace(line, brace, number, pieces, faults) : brace;
        }

        return pieces;
    }

    /// <returns>Where to read on.</returns>
    private static int ReadBrace(string line, int at, int number, List<TemplatePiece> pieces, List<TextFault> faults)
    {
        if (line[at] == '}')
        {
            faults.Add(new TextFault("template.brace-stray", number, at + 1));
            return at + 1;
        }

        var next = line.IndexOfAny(['{', '}'], at + 1);
        if (next < 0)
        {
            faults.Add(new TextFault("template.brace-open", number, at + 1));
            return line.Length;
        }

        if (line[next] == '{')
        {
            faults.Add(new TextFault("template.brace-nested", number, next + 1));
            return EndOfNest(line, next);
        }

        var name = line[(at + 1)..next];
        if (name.Length is 0 or > NameLengthMax || !name.All(char.IsAsciiLetter))
        {
            faults.Add(new TextFault("template.placeholder-unknown", number, at + 1, Shown(name)));
        }
        else
        {
            pieces.Add(new TemplatePiece(name, true, number, at + 1));
        }

        return next + 1;
    }

    /// <summary>Behind the last brace of a nest, so that one fault is told once.</summary>
    private static int EndOfNest(string line, int at)
    {
        var depth = 1;
        for (; at < line.Length && depth > 0; at++)
        {
            depth += line[at] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
        }

        return at;
    }

    private static string Shown(string name) => name.Length <= NameLengthMax ? name : name[..NameLengthMax];
}
