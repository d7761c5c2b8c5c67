using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Administration;

/// <summary>An entry as an edition changes it.</summary>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Key">Which.</param>
/// <param name="Before">Its content when the edition was drawn up; nothing for a new one.</param>
/// <param name="After">Its content as it shall be.</param>
internal sealed record EditionChange(CatalogueKind Kind, string Key, string? Before, string After);

/// <summary>
/// Entries of the catalogue as an administrator drew them up together. What it says never changes; that it came into
/// force is noted once. An older one comes back by being proposed again.
/// </summary>
internal sealed class CatalogueEdition
{
    public const int ReasonLengthMax = 500;

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private CatalogueEdition() { }

    public CatalogueEdition(
        int number,
        IReadOnlyList<EditionChange> changes,
        int drawnFrom,
        string reason,
        string proposedBy,
        DateTimeOffset proposedAt
    )
    {
        Number = number;
        (Kind, Key) = (changes[0].Kind, changes[0].Key);
        Changes = JsonSerializer.Serialize(changes, Stored);
        DrawnFrom = drawnFrom;
        Reason = reason;
        ProposedBy = proposedBy;
        ProposedAt = proposedAt;
    }

    public int Number { get; private init; }

    /// <summary>The sort of its first entry, which it is about.</summary>
    public CatalogueKind Kind { get; private init; }

    /// <summary>The key of its first entry.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Every change, as one JSON array.</summary>
    public string Changes { get; private init; } = "[]";

    /// <summary>The place of the last edition in force when it was drawn up.</summary>
    public int DrawnFrom { get; private init; }

    /// <summary>Why, in the administrator's words.</summary>
    public string Reason { get; private init; } = "";

    public string ProposedBy { get; private init; } = "";

    public DateTimeOffset ProposedAt { get; private init; }

    public string? AdoptedBy { get; private set; }

    /// <summary>When it came into force, UTC.</summary>
    public DateTimeOffset? AdoptedAt { get; private set; }

    /// <summary>Its place in the order of coming into force, from 1; no two have the same.</summary>
    public int? Place { get; private set; }

    public IReadOnlyList<EditionChange> Read() =>
        JsonSerializer.Deserialize<IReadOnlyList<EditionChange>>(Changes, Stored)!;

    public IEnumerable<CatalogueEntry> Entries =>
        Read()
            .Select(change => new CatalogueEntry(change.Kind, change.Key, change.After)
            {
                Adoption = AdoptedAt is { } at ? new Adoption(Number, AdoptedBy!, at) : null,
            });

    /// <summary>Whether somebody else than this account has to adopt it: what people are told takes two.</summary>
    public bool NeedsAnother(string account) =>
        ProposedBy == account && Read().Any(change => change.Kind is CatalogueKind.Notice);

    public void Adopt(int place, string by, DateTimeOffset at) => (Place, AdoptedBy, AdoptedAt) = (place, by, at);
}
