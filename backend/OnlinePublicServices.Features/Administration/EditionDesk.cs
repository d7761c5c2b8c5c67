using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Administration;

/// <summary>Changes that the catalogue bears.</summary>
/// <param name="Changes">What changes, the entry that it is about first.</param>
/// <param name="Before">The catalogue in force.</param>
/// <param name="After">The catalogue as it would be.</param>
internal sealed record WeighedChanges(IReadOnlyList<EditionChange> Changes, CatalogueState Before, Catalogue After);

/// <summary>Weighs changes of the catalogue: by what may change at all, and by the checks of the whole with them.</summary>
internal sealed class EditionDesk(
    PublicServicesDbContext db,
    PublishedCatalogue published,
    FormLibrary forms,
    StaffDesk desk,
    TimeProvider clock
)
{
    /// <summary>Whether the asker keeps the catalogue today.</summary>
    public bool IsOpen => desk.KeepsCatalogue;

    public DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    /// <summary>
    /// The changes over the catalogue of this very moment. Refused: <c>catalogue.superseded</c>,
    /// <c>catalogue.unchanged</c>, <c>catalogue.faulty</c>.
    /// </summary>
    public async Task<Result<WeighedChanges>> Weigh(
        IReadOnlyList<CatalogueEntry> entries,
        int drawnFrom,
        CancellationToken cancellationToken
    )
    {
        var state = published.Look();
        var later = await db
            .CatalogueEditions.AsNoTracking()
            .Where(edition => edition.Place > drawnFrom)
            .ToListAsync(cancellationToken);
        var overtaken = later
            .SelectMany(edition => edition.Entries)
            .Select(entry => (entry.Kind, entry.Key))
            .ToHashSet();
        if (entries.Any(entry => overtaken.Contains((entry.Kind, entry.Key))))
        {
            return AdministrationErrors.Superseded;
        }

        var (_, malformed) = state.Source.With(entries);
        if (malformed.Count > 0)
        {
            return AdministrationErrors.Faulty(malformed);
        }

        return Changes(state.Source, WithEarlierVersions(state.Catalogue, entries)) is { Count: > 0 } changes
            ? Judge(changes, state)
            : AdministrationErrors.Unchanged;
    }

    /// <summary>Keeps changes that the catalogue bears as an edition to be adopted. Refused: as <see cref="Weigh"/>.</summary>
    public async Task<Result<ProposedEdition>> Propose(
        IReadOnlyList<CatalogueEntry> entries,
        int drawnFrom,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var weighed = await Weigh(entries, drawnFrom, cancellationToken);
        if (weighed.IsRefused)
        {
            return weighed.Error;
        }

        var number = (await db.CatalogueEditions.MaxAsync(e => (int?)e.Number, cancellationToken) ?? 0) + 1;
        db.CatalogueEditions.Add(
            new CatalogueEdition(
                number,
                weighed.Value.Changes,
                weighed.Value.Before.Place,
                reason.Trim(),
                desk.ActorId,
                clock.GetUtcNow()
            )
        );
        return new ProposedEdition(number);
    }

    private Result<WeighedChanges> Judge(List<EditionChange> changes, CatalogueState state)
    {
        var ruled = new EditionRules(forms, Today).Check(changes).ToList();
        var (catalogue, faults) = state
            .Source.With(changes.Select(change => new CatalogueEntry(change.Kind, change.Key, change.After)))
            .Source.Check();
        ruled.AddRange(faults);
        if (catalogue is not null && !KeepsAnAdministrator(catalogue))
        {
            ruled.Add(
                new CatalogueFault(
                    CatalogueEntry.NameOf(changes[0].Kind, changes[0].Key),
                    "$.positions",
                    "Nobody would keep the system.",
                    "catalogue.last-administrator"
                )
            );
        }

        return ruled.Count > 0 ? AdministrationErrors.Faulty(ruled) : new WeighedChanges(changes, state, catalogue!);
    }

    /// <summary>What differs from the entry in force, written as the files are.</summary>
    private static List<EditionChange> Changes(CatalogueSource source, IEnumerable<CatalogueEntry> entries) =>
        [
            .. entries
                .Select(entry => new EditionChange(
                    entry.Kind,
                    entry.Key,
                    source.Find(entry.Kind, entry.Key),
                    CatalogueSource.Normal(entry)
                ))
                .Where(change => change.Before != change.After),
        ];

    /// <summary>A procedure's new version ends the one before it on the day before its first.</summary>
    private static IEnumerable<CatalogueEntry> WithEarlierVersions(
        Catalogue catalogue,
        IReadOnlyList<CatalogueEntry> entries
    )
    {
        foreach (var entry in entries)
        {
            yield return entry;
            if (
                entry.Kind is CatalogueKind.Procedure
                && JsonSerializer.Deserialize<Procedure>(entry.Content, CatalogueJson.Options) is { } version
                && catalogue.Version(version.Code, version.Version - 1) is { ValidTo: null } earlier
                && earlier.ValidFrom < version.ValidFrom
                && entries.All(one => one.Key != CatalogueSource.KeyOf(earlier))
            )
            {
                var ended = earlier with { ValidTo = version.ValidFrom.AddDays(-1) };
                yield return new CatalogueEntry(
                    CatalogueKind.Procedure,
                    CatalogueSource.KeyOf(ended),
                    CatalogueSource.Written(ended)!
                );
            }
        }
    }

    /// <summary>Somebody keeps the system today and for good.</summary>
    private bool KeepsAnAdministrator(Catalogue catalogue) =>
        catalogue
            .Staff.SelectMany(member => member.Positions)
            .Any(position =>
                position is { Role: StaffRole.Administrator, ValidTo: null } && position.ValidFrom <= Today
            );
}
