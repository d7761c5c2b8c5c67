namespace OnlinePublicServices.Features.Catalogues.Search;

/// <summary>How far two words are apart.</summary>
internal static class Spelling
{
    private const int LongestWord = 32;

    /// <summary>How many typing errors a word of this length may have and still be understood.</summary>
    public static int AllowedEdits(int length) =>
        length switch
        {
            < 3 => 0,
            < 8 => 1,
            _ => 2,
        };

    /// <summary>
    /// Typing errors between two words: a letter more, a letter less, another letter, two letters swapped. Anything over
    /// <paramref name="limit"/> is told as <paramref name="limit"/> + 1.
    /// </summary>
    public static int Edits(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, int limit)
    {
        if (Math.Abs(typed.Length - meant.Length) > limit || typed.Length > LongestWord || meant.Length > LongestWord)
        {
            return limit + 1;
        }

        Span<int> before = stackalloc int[LongestWord + 1];
        Span<int> previous = stackalloc int[LongestWord + 1];
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var column = 0; column <= meant.Length; column++)
        {
            previous[column] = column;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= meant.Length; j++)
            {
                var cost = typed[i - 1] == meant[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            previous.CopyTo(before);
            row.CopyTo(previous);
        }

        return Math.Min(previous[meant.Length], limit + 1);
    }
}
