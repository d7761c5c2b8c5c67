namespace OnlinePublicServices.Features.Catalogues.Search;

/// <summary>A phrase by which something can be found, and how much a match in it is worth (1 is the name itself).</summary>
internal readonly record struct SearchPhrase(string Text, double Weight);

/// <summary>What was found, the best first.</summary>
/// <param name="Hits">The keys, best first.</param>
/// <param name="DidYouMean">The query with its typing errors mended, when that is how something was found.</param>
internal sealed record SearchHits<TKey>(IReadOnlyList<TKey> Hits, string? DidYouMean);

/// <summary>
/// Finds things by short phrases, as one types, without accents and with typing errors, and ranks them. A few hundred
/// phrases in memory need no search engine, and the ones at hand know neither Vietnamese syllables nor prefixes of the
/// last word; so this is our own, small on purpose.
///
/// A phrase is scored by how much of the query it explains and how much of itself the query explains, rare words
/// counting more than common ones (inverse frequency over phrases), words in the same order a little more. A thing's
/// score is its best phrase. Immutable after construction; a query takes well under a millisecond.
/// </summary>
internal sealed class PhraseIndex<TKey>
    where TKey : notnull
{
    private const double PrefixQuality = 0.85;
    private const double EditQuality = 0.7;
    private const double OrderBonus = 0.15;
    private const double ExactBonus = 1;
    private const double LeastQueryCoverage = 0.5;
    private const double RelativeCut = 0.45;
    private const int LongestQueryInWords = 96;

    private readonly List<IndexedPhrase> phrases = [];
    private readonly Dictionary<string, Word> vocabulary = new(StringComparer.Ordinal);
    private readonly HashSet<string> ignored;

    /// <summary>Indexes each thing by its phrases; order decides between equal scores.</summary>
    /// <param name="things">What can be found, and by which phrases.</param>
    /// <param name="ignored">Words that carry no meaning in a query, such as "I want".</param>
    public PhraseIndex(
        IEnumerable<(TKey Key, IEnumerable<SearchPhrase> Phrases)> things,
        IEnumerable<string>? ignored = null
    )
    {
        this.ignored = (ignored ?? []).SelectMany(SearchText.Words).ToHashSet(StringComparer.Ordinal);
        var order = 0;
        foreach (var (key, ofThing) in things)
        {
            foreach (var phrase in ofThing)
            {
                phrases.Add(Indexed(key, order, phrase));
            }

            order++;
        }

        foreach (var word in vocabulary.Values)
        {
            word.Rarity = Math.Log(1 + ((double)phrases.Count / word.Phrases));
        }

        foreach (var phrase in phrases)
        {
            phrase.Mass = phrase.Words.Sum(word => word.Rarity);
        }
    }

    /// <summary>What a query finds.</summary>
    public SearchHits<TKey> Find(string query)
    {
        var typed = SearchText.Words(query);
        if (!typed.TrueForAll(ignored.Contains))
        {
            typed.RemoveAll(ignored.Contains);
        }

        if (typed.Count is 0 or > LongestQueryInWords)
        {
            return new SearchHits<TKey>([], null);
        }

        var meanings = typed.Select((word, at) => Understand(word, isLast: at == typed.Count - 1)).ToList();
        var mass = meanings.Sum(meaning => meaning.Mass);
        var folded = string.Join(' ', typed);
        var best = new Dictionary<TKey, (double Score, int Order)>();
        foreach (var phrase in phrases)
        {
            var score = Score(phrase, meanings, mass, folded);
            if (score > 0 && (!best.TryGetValue(phrase.Key, out var known) || score > known.Score))
            {
                best[phrase.Key] = (score, phrase.Order);
            }
        }

        var top = best.Count == 0 ? 0 : best.Values.Max(found => found.Score);
        var hits = best.Where(found => found.Value.Score >= top * RelativeCut)
            .OrderByDescending(found => found.Value.Score)
            .ThenBy(found => found.Value.Order)
            .Select(found => found.Key)
            .ToList();
        return new SearchHits<TKey>(hits, hits.Count > 0 ? Mended(typed, meanings) : null);
    }

    private IndexedPhrase Indexed(TKey key, int order, SearchPhrase phrase)
    {
        var folded = SearchText.Words(phrase.Text);
        foreach (var (word, written) in folded.Zip(WrittenWords(phrase.Text, folded.Count)))
        {
            if (!vocabulary.TryGetValue(word, out var known))
            {
                vocabulary[word] = known = new Word(word, written);
            }
        }

        var words = folded.ConvertAll(word => vocabulary[word]);
        foreach (var word in words.Distinct())
        {
            word.Phrases++;
        }

        return new IndexedPhrase(key, order, phrase.Weight, string.Join(' ', folded), words);
    }

    /// <summary>The words as written, for the mended query; the folded ones where the two do not line up.</summary>
    private static IEnumerable<string> WrittenWords(string text, int count)
    {
        var written = text.Split(
            [.. text.Where(letter => !char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries
        );
        return written.Length == count ? written.Select(word => word.ToLowerInvariant()) : SearchText.Words(text);
    }

    private Meaning Understand(string typed, bool isLast)
    {
        var words = new Dictionary<Word, double>();
        if (vocabulary.TryGetValue(typed, out var exact))
        {
            words[exact] = 1;
        }

        // The last word may be unfinished; what is already a whole word stays the better guess.
        if (isLast || exact is null)
        {
            foreach (var word in vocabulary.Values)
            {
                if (word != exact && word.Text.StartsWith(typed, StringComparison.Ordinal))
                {
                    words[word] = PrefixQuality * (isLast ? 1 : EditQuality);
                }
            }
        }

        if (words.Count == 0 && vocabulary.TryGetValue(SearchText.WithoutTelex(typed), out var telex))
        {
            words[telex] = PrefixQuality;
        }

        if (words.Count == 0)
        {
            Misspelt(typed, words);
        }

        var heaviest = words.Count == 0 ? UnknownRarity : words.Max(pair => pair.Key.Rarity);
        return new Meaning(words, exact?.Rarity ?? heaviest);
    }

    private void Misspelt(string typed, Dictionary<Word, double> words)
    {
        var limit = Spelling.AllowedEdits(typed.Length);
        for (var allowed = 1; allowed <= limit && words.Count == 0; allowed++)
        {
            foreach (var word in vocabulary.Values)
            {
                if (Spelling.Edits(typed, word.Text, allowed) == allowed)
                {
                    words[word] = Math.Pow(EditQuality, allowed);
                }
            }
        }
    }

    /// <summary>A word nobody knows weighs as much as a middling one, so that noise does not hide a good match.</summary>
    private double UnknownRarity => Math.Log(1 + (phrases.Count / 8.0));

    private static double Score(IndexedPhrase phrase, List<Meaning> meanings, double queryMass, string folded)
    {
        double explained = 0;
        double covered = 0;
        var inOrder = 0;
        var matched = 0;
        var previous = -2;
        Span<bool> used = phrase.Words.Count <= 64 ? stackalloc bool[phrase.Words.Count] : new bool[phrase.Words.Count];
        foreach (var meaning in meanings)
        {
            var (at, quality) = meaning.BestIn(phrase.Words, used, previous + 1);
            if (at < 0)
            {
                continue;
            }

            used[at] = true;
            matched++;
            inOrder += at == previous + 1 ? 1 : 0;
            previous = at;
            explained += meaning.Mass * quality;
            covered += phrase.Words[at].Rarity * quality;
        }

        var queryCoverage = explained / queryMass;
        if (matched == 0 || queryCoverage < LeastQueryCoverage)
        {
            return 0;
        }

        var phraseCoverage = covered / phrase.Mass;
        var order = matched > 1 ? OrderBonus * inOrder / (matched - 1) : 0;
        var exact = string.Equals(phrase.Folded, folded, StringComparison.Ordinal) ? ExactBonus : 0;
        return phrase.Weight * ((queryCoverage * queryCoverage) + (0.5 * phraseCoverage) + order + exact);
    }

    private static string? Mended(List<string> typed, List<Meaning> meanings)
    {
        var mended = false;
        var words = typed.Zip(
            meanings,
            (word, meaning) =>
            {
                if (meaning.Words.Count == 0 || meaning.Words.Values.Max() > EditQuality)
                {
                    return word;
                }

                mended = true;
                return meaning.Words.MaxBy(pair => (pair.Value, pair.Key.Phrases)).Key.Written;
            }
        );
        var text = string.Join(' ', words);
        return mended ? text : null;
    }

    private sealed class Word(string text, string written)
    {
        public string Text => text;

        public string Written => written;

        public int Phrases { get; set; }

        public double Rarity { get; set; }
    }

    private sealed class IndexedPhrase(TKey key, int order, double weight, string folded, List<Word> words)
    {
        public TKey Key => key;

        public int Order => order;

        public double Weight => weight;

        public string Folded => folded;

        public List<Word> Words => words;

        public double Mass { get; set; }
    }

    /// <summary>What a typed word may mean, each meaning with its quality up to 1.</summary>
    private sealed record Meaning(Dictionary<Word, double> Words, double Mass)
    {
        /// <summary>The best unused place in a phrase; among equals the expected one, then the first.</summary>
        public (int At, double Quality) BestIn(List<Word> phrase, ReadOnlySpan<bool> used, int expected)
        {
            var best = (At: -1, Quality: 0.0);
            for (var at = 0; at < phrase.Count; at++)
            {
                if (
                    !used[at]
                    && Words.TryGetValue(phrase[at], out var quality)
                    && (quality > best.Quality || (quality >= best.Quality && at == expected))
                )
                {
                    best = (at, quality);
                }
            }

            return best;
        }
    }
}
