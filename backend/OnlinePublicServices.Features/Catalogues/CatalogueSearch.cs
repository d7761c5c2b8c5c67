using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues.Search;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>By which phrases procedures and units are found, and what each is worth.</summary>
internal static class CatalogueSearch
{
    private const double NameWeight = 1;
    private const double SynonymWeight = 1.05;
    private const double SummaryWeight = 0.6;
    private const double FieldWeight = 0.5;
    private const int FewestDigitsOfACode = 4;

    public static PhraseIndex<ProcedureCode> IndexProcedures(
        ILookup<ProcedureCode, Procedure> byCode,
        IReadOnlyDictionary<string, ProcedureField> fields,
        SynonymsFile synonyms
    )
    {
        var phrases = synonyms
            .Synonyms.SelectMany(entry =>
                entry.Procedures.SelectMany(code => entry.Phrases.Select(phrase => (code, phrase)))
            )
            .ToLookup(pair => pair.code, pair => pair.phrase);
        return new PhraseIndex<ProcedureCode>(
            byCode.Select(versions => (versions.Key, PhrasesOf(versions, fields, phrases[versions.Key]))),
            synonyms.Ignored
        );
    }

    public static PhraseIndex<string> IndexUnits(UnitTree units) =>
        new(
            units
                .All.Where(unit => unit.IsAuthority)
                .OrderByDescending(unit => unit.ValidFrom)
                .ThenBy(unit => unit.Kind)
                .Select(unit => (unit.Id, (IEnumerable<SearchPhrase>)[.. unit.Name.All(NameWeight)]))
        );

    /// <summary>A query that is a code, or the beginning of one, finds that code; anything else is words.</summary>
    public static SearchHits<ProcedureCode> Find(
        PhraseIndex<ProcedureCode> index,
        ILookup<ProcedureCode, Procedure> byCode,
        string query
    )
    {
        var digits = Digits(query);
        if (digits.Length < FewestDigitsOfACode || query.Any(char.IsLetter))
        {
            return index.Find(query);
        }

        var hits = byCode
            .Where(versions => versions.SelectMany(CodesOf).Any(code => Starts(code, digits)))
            .Select(versions => versions.Key);
        return new SearchHits<ProcedureCode>([.. hits], null);
    }

    private static bool Starts(ProcedureCode code, string digits) =>
        Digits(code.National).StartsWith(digits, StringComparison.Ordinal);

    private static IEnumerable<ProcedureCode> CodesOf(Procedure version) => [version.Code, .. version.FormerCodes];

    private static IEnumerable<SearchPhrase> PhrasesOf(
        IEnumerable<Procedure> versions,
        IReadOnlyDictionary<string, ProcedureField> fields,
        IEnumerable<string> synonyms
    ) =>
        versions
            .SelectMany(one =>
                one.Name.All(NameWeight)
                    .Concat(one.Summary?.All(SummaryWeight) ?? [])
                    .Concat(fields[one.Field].Name.All(FieldWeight))
            )
            .Concat(synonyms.Select(phrase => new SearchPhrase(phrase, SynonymWeight)))
            .Distinct();

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static IEnumerable<SearchPhrase> All(this Domain.Rules.LocalText text, double weight) =>
        text.En is null
            ? [new SearchPhrase(text.Vi, weight)]
            : [new SearchPhrase(text.Vi, weight), new SearchPhrase(text.En, weight)];
}
