using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Administration;

/// <summary>An edition and what became of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">The sort of the entry that it is about.</param>
/// <param name="Key">That entry.</param>
/// <param name="Name">What that entry is called in it.</param>
/// <param name="Entries">How many entries change with it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ProposedBy">Who drew it up.</param>
/// <param name="ProposedAt">When, UTC.</param>
/// <param name="AdoptedBy">Who put it in force.</param>
/// <param name="AdoptedAt">When, UTC.</param>
public sealed record EditionSummary(
    int Number,
    CatalogueKind Kind,
    string Key,
    LocalText Name,
    int Entries,
    string Reason,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? AdoptedBy,
    DateTimeOffset? AdoptedAt
);

/// <summary>Editions as the contract shows them.</summary>
internal static class EditionShowing
{
    public static EditionSummary Summary(this CatalogueEdition edition, Catalogue catalogue)
    {
        var changes = edition.Read();
        return new EditionSummary(
            edition.Number,
            edition.Kind,
            edition.Key,
            EntryWords.NameOf(edition.Key, changes[0].After),
            changes.Count,
            edition.Reason,
            NameOf(edition.ProposedBy),
            edition.ProposedAt,
            edition.AdoptedBy is { } by ? NameOf(by) : null,
            edition.AdoptedAt
        );

        string NameOf(string actor) => catalogue.StaffNamed(actor)?.Name ?? "";
    }
}
