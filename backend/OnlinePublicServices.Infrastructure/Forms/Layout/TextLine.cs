using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Layout;

/// <summary>One line of a paragraph.</summary>
/// <param name="Runs">In order; no space at either end.</param>
/// <param name="Width">Points.</param>
/// <param name="Gaps">Spaces that justification may widen.</param>
/// <param name="IsLast">Whether it ends its paragraph.</param>
/// <param name="EndsAtSpace">
/// Whether a space of the text fell into the break: it is written after the line, unseen, so that the words are apart
/// for who copies or listens.
/// </param>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs, double Width, int Gaps, bool IsLast, bool EndsAtSpace)
{
    /// <summary>
    /// Breaks text into lines at spaces, and inside a word only where the word alone is wider than the line.
    /// </summary>
    /// <param name="runs">Clean text; see <see cref="PrintedText"/>.</param>
    /// <param name="width">Points.</param>
    /// <param name="firstIndent">Points by which the first line is shorter.</param>
    public static List<TextLine> Break(IReadOnlyList<TextRun> runs, double width, double firstIndent = 0)
    {
        var letters = runs.SelectMany(run => run.Text.EnumerateRunes().Select(letter => new Letter(letter, run.Style)))
            .ToArray();
        var lines = new List<TextLine>();
        for (var start = 0; start < letters.Length; )
        {
            var (end, next) = FindEnd(letters, start, lines.Count == 0 ? width - firstIndent : width);
            lines.Add(Compose(letters.AsSpan(start, end - start), next == letters.Length, endsAtSpace: next > end));
            start = next;
        }

        return lines;
    }

    /// <summary>
    /// Breaks text into as few lines as the width allows, all about equally long: centred lines look wrong when the
    /// last holds one word.
    /// </summary>
    public static List<TextLine> BreakEvenly(IReadOnlyList<TextRun> runs, double width)
    {
        var lines = Break(runs, width);
        for (var narrower = width * 0.95; lines.Count > 1 && narrower > width / 2; narrower -= width * 0.05)
        {
            var tried = Break(runs, narrower);
            if (tried.Count > lines.Count)
            {
                break;
            }

            lines = tried;
        }

        return lines;
    }

    /// <summary>Width of the widest word, in points.</summary>
    public static double WidestWord(string text, TextStyle style) =>
        text.Split(' ').Max(word => word.EnumerateRunes().Sum(letter => FormFonts.WidthOf(letter, style)));

    private static (int End, int Next) FindEnd(Letter[] letters, int start, double width)
    {
        var (end, used, space) = (start, 0d, -1);
        for (; end < letters.Length; end++)
        {
            used += letters[end].Width;
            if (letters[end].IsSpace)
            {
                space = end;
            }
            else if (used > width && end > start)
            {
                break;
            }
        }

        var cut =
            end == letters.Length ? end
            : space > start ? space
            : end;
        var next = cut;
        while (next < letters.Length && letters[next].IsSpace)
        {
            next++;
        }

        while (cut > start && letters[cut - 1].IsSpace)
        {
            cut--;
        }

        return (cut, next);
    }

    private static TextLine Compose(ReadOnlySpan<Letter> letters, bool isLast, bool endsAtSpace)
    {
        var runs = new List<TextRun>();
        var text = new StringBuilder();
        var (width, gaps) = (0d, 0);
        for (var i = 0; i < letters.Length; i++)
        {
            text.Append(letters[i].Rune);
            width += letters[i].Width;
            gaps += letters[i].IsSpace ? 1 : 0;
            if (i + 1 == letters.Length || letters[i + 1].Style != letters[i].Style)
            {
                runs.Add(new TextRun(text.ToString(), letters[i].Style));
                text.Clear();
            }
        }

        return new TextLine(runs, width, gaps, isLast, endsAtSpace);
    }

    private readonly record struct Letter(Rune Rune, TextStyle Style)
    {
        public double Width { get; } = FormFonts.WidthOf(Rune, Style);

        public bool IsSpace => Rune.Value == ' ';
    }
}
