using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Administration;

/// <summary>What follows from an edition, for administrators: numbers and codes, no person's name but the staff's.</summary>
/// <param name="EmptyPosts">Posts with steps in a process that nobody would be in; they have to be confirmed.</param>
/// <param name="Moving">Open dossiers that another unit goes on with.</param>
/// <param name="Returning">Open dossiers of people who leave; they go back to the post.</param>
/// <param name="Staying">Open dossiers that stay under a procedure's earlier version.</param>
public sealed record EditionEffects(
    IReadOnlyList<EmptyPost> EmptyPosts,
    IReadOnlyList<MovingDossiers> Moving,
    IReadOnlyList<ReturningDossiers> Returning,
    int Staying
);

/// <summary>A post that nobody would be in.</summary>
/// <param name="Unit">Where.</param>
/// <param name="Role">What it does.</param>
/// <param name="Procedures">How many procedures have a step there.</param>
/// <param name="From">From which day of Viet Nam.</param>
public sealed record EmptyPost(LocalText Unit, StaffRole Role, int Procedures, DateOnly From);

/// <summary>Open dossiers that move together.</summary>
/// <param name="FromUnit">Whose they are.</param>
/// <param name="ToUnit">Who goes on; nothing where no rule says so.</param>
/// <param name="Place">Which counter or department has them then.</param>
/// <param name="Role">In which post.</param>
/// <param name="Count">How many.</param>
public sealed record MovingDossiers(
    LocalText FromUnit,
    LocalText? ToUnit,
    LocalText? Place,
    StaffRole? Role,
    int Count
);

/// <summary>What somebody who leaves has in work.</summary>
/// <param name="Name">The member of staff.</param>
/// <param name="Count">How many.</param>
/// <param name="Codes">The first fifty, the most urgent first.</param>
public sealed record ReturningDossiers(string Name, int Count, IReadOnlyList<string> Codes);

/// <summary>Finds what follows from changes of the catalogue.</summary>
internal sealed class EditionPreview(PublicServicesDbContext db, PortalAddress portal, EditionDesk desk)
{
    private const int CodesMax = 50;

    public async Task<EditionEffects> Of(WeighedChanges weighed, CancellationToken cancellationToken)
    {
        var moving = new List<MovingDossiers>();
        var returning = new List<ReturningDossiers>();
        var staying = 0;
        foreach (var change in weighed.Changes)
        {
            switch (change.Kind)
            {
                case CatalogueKind.Unit:
                    moving.AddRange(await Moving(change.Key, weighed, cancellationToken));
                    break;
                case CatalogueKind.Staff when Leaving(change.Key, weighed) is { } member:
                    returning.AddRange(await Returning(member, cancellationToken));
                    break;
                case CatalogueKind.Procedure when change.Before is not null:
                    staying += await Staying(change.Key, weighed.Before.Catalogue, cancellationToken);
                    break;
            }
        }

        return new EditionEffects(EmptyPosts(weighed), moving, returning, staying);
    }

    private async Task<IEnumerable<MovingDossiers>> Moving(
        string unitId,
        WeighedChanges weighed,
        CancellationToken cancellationToken
    )
    {
        var (unit, units) = (weighed.After.Units.Find(unitId)!, weighed.After.Units);
        if (unit is not { ValidTo: { } last, Successors.Count: > 0 })
        {
            return [];
        }

        var groups = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.UnitId == unitId && !OpenDossiers.Ends.Contains(d.Status))
            .GroupBy(d => new
            {
                d.Procedure,
                d.ProcedureVersion,
                Unit = EF.Property<string?>(d, DossierColumns.HolderUnit),
                Role = EF.Property<StaffRole?>(d, DossierColumns.HolderRole),
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var day = last.AddDays(1);
        return groups
            .Select(group =>
            {
                var field = weighed.After.Version(group.Key.Procedure, group.Key.ProcedureVersion)!.Field;
                var heir = units.HeirOf(unitId, field, group.Key.Procedure.National, day);
                var place = heir is null || group.Key.Unit is null ? null : units.PlaceOf(group.Key.Unit, heir, day);
                return (Heir: heir, Place: place, group.Key.Role, group.Count);
            })
            .GroupBy(one => (one.Heir, one.Place, one.Role))
            .Select(one => new MovingDossiers(
                unit.Name,
                one.Key.Heir?.Name,
                one.Key.Place?.Name,
                one.Key.Role,
                one.Sum(part => part.Count)
            ))
            .OrderBy(one => one.ToUnit?.Vi, StringComparer.Ordinal);
    }

    /// <summary>A member of staff of whose posts one ends with the changes.</summary>
    private static StaffMember? Leaving(string login, WeighedChanges weighed)
    {
        var before = weighed.Before.Catalogue.Staff.SingleOrDefault(member => member.Login == login);
        var after = weighed.After.Staff.Single(member => member.Login == login);
        return
            before?.Positions.Any(was =>
                was.ValidTo is null && after.Positions.SingleOrDefault(p => p.Id == was.Id)?.ValidTo is not null
            )
                is true
            ? before
            : null;
    }

    private async Task<IEnumerable<ReturningDossiers>> Returning(
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        var account = portal.AccountKeyOf(member);
        var held = db
            .Dossiers.AsNoTracking()
            .Where(d => EF.Property<string?>(d, DossierColumns.HolderAccount) == account);
        var count = await held.CountAsync(cancellationToken);
        var codes = await held.OrderBy(d => EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt))
            .Take(CodesMax)
            .Select(d => d.Code)
            .ToListAsync(cancellationToken);
        return count == 0
            ? []
            : [new ReturningDossiers(member.Name, count, [.. codes.Select(code => code.ToString())])];
    }

    private Task<int> Staying(string key, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var procedure = catalogue.Procedures.Single(one => CatalogueSource.KeyOf(one) == key);
        return db.Dossiers.CountAsync(
            d =>
                d.Procedure == procedure.Code
                && d.ProcedureVersion == procedure.Version
                && !OpenDossiers.Ends.Contains(d.Status),
            cancellationToken
        );
    }

    /// <summary>Posts that steps are handed to and that nobody is in on some day, as far as the changes bring it about.</summary>
    private List<EmptyPost> EmptyPosts(WeighedChanges weighed) =>
        [
            .. DaysOf(weighed)
                .SelectMany(day =>
                {
                    var known = Unfilled(weighed.Before.Catalogue, day).Select(post => post.Key).ToHashSet();
                    return Unfilled(weighed.After, day)
                        .Where(post => !known.Contains(post.Key))
                        .Select(post => (post.Key, Procedures: post.Count(), Day: day));
                })
                .GroupBy(one => one.Key)
                .Select(one => one.First())
                .Select(one => new EmptyPost(
                    weighed.After.Units.Find(one.Key.UnitId)!.Name,
                    one.Key.Role,
                    one.Procedures,
                    one.Day
                )),
        ];

    private static IEnumerable<IGrouping<Post, Procedure>> Unfilled(Catalogue catalogue, DateOnly day) =>
        Needed(catalogue, day).Where(post => !IsFilled(catalogue, post.Key, day));

    /// <summary>The days after the last one of what ends, and the first ones of what begins.</summary>
    private IEnumerable<DateOnly> DaysOf(WeighedChanges weighed) =>
        weighed
            .After.Units.All.Select(unit => unit.ValidTo)
            .Concat(weighed.After.Staff.SelectMany(member => member.Positions).Select(position => position.ValidTo))
            .OfType<DateOnly>()
            .Select(last => last.AddDays(1))
            .Concat(weighed.After.Procedures.Select(procedure => procedure.ValidFrom))
            .Where(day => day >= desk.Today)
            .Append(desk.Today)
            .Distinct()
            .Order();

    /// <summary>The posts of all processes on a day, each as often as a procedure names it.</summary>
    private static ILookup<Post, Procedure> Needed(Catalogue catalogue, DateOnly day) =>
        catalogue
            .CurrentOn(day)
            .Where(procedure => procedure.Process.Count > 0)
            .SelectMany(procedure =>
                catalogue
                    .Competence.CompetentUnits(procedure.Code, day)
                    .SelectMany(unit => RouteBook.For(catalogue, procedure, unit.Id, day).Steps)
                    .Select(step => step.Post)
                    .Distinct()
                    .Select(post => (post, procedure))
            )
            .ToLookup(pair => pair.post, pair => pair.procedure);

    private static bool IsFilled(Catalogue catalogue, Post post, DateOnly day) =>
        catalogue
            .Staff.SelectMany(member => member.PositionsOn(day))
            .Any(position =>
                position.Role == post.Role && catalogue.Units.StandsFor(position.UnitId, post.UnitId, day)
            );
}
