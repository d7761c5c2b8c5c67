using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Looks;

/// <summary>A look that a person may read of, and why it is theirs to read.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="At">UTC.</param>
internal abstract record PersonLook(Guid Id, DateTimeOffset At)
{
    /// <summary>At a dossier of the person's.</summary>
    internal sealed record AtDossier(StaffLook Look, DossierCode Code) : PersonLook(Look.Id, Look.At);

    /// <summary>At the register, about the person, for somebody else's dossier: nothing of that is shown but its procedure.</summary>
    internal sealed record AboutPerson(StaffLook Look, ProcedureCode Procedure) : PersonLook(Look.Id, Look.At);

    /// <summary>At the register, about the person, who stood at a counter.</summary>
    internal sealed record OfClerk(CounterLook Look) : PersonLook(Look.Id, Look.At);

    /// <summary>At the register, by the person.</summary>
    internal sealed record ByPerson(OwnLook Look) : PersonLook(Look.Id, Look.At);
}

/// <summary>Gathers the looks that a person may read of.</summary>
internal sealed class PersonLooks(PublicServicesDbContext db)
{
    /// <summary>No look is as late.</summary>
    private static readonly Cursor Newest = new(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.Empty);

    /// <summary>The newest first, from a cursor on.</summary>
    /// <param name="personId">Whose profile; nothing for whoever has none.</param>
    /// <param name="about">Whose number, hidden under each key there was; none where none is vouched for.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<PersonLook>> Of(
        Guid? personId,
        IReadOnlyList<string> about,
        Cursor? after,
        int rows,
        CancellationToken cancellationToken
    )
    {
        var (at, id) = after ?? Newest;
        var mine = await db
            .StaffLooks.AsNoTracking()
            .Join(
                db.Dossiers.Where(d => d.OwnerId == personId),
                l => l.DossierId,
                d => d.Id,
                (look, d) => new { look, d.Code }
            )
            .Where(l => l.look.At < at || (l.look.At == at && l.look.Id < id))
            .OrderByDescending(l => l.look.At)
            .ThenByDescending(l => l.look.Id)
            .Take(rows)
            .ToListAsync(cancellationToken);
        var beside = await BesideDossiers(personId, about, after, rows, cancellationToken);
        return Latest(mine.Select(l => new PersonLook.AtDossier(l.look, l.Code)).Concat(beside), rows);
    }

    /// <summary>The same without the looks at dossiers of the person's.</summary>
    public async Task<IReadOnlyList<PersonLook>> BesideDossiers(
        Guid? personId,
        IReadOnlyList<string> about,
        Cursor? after,
        int rows,
        CancellationToken cancellationToken
    )
    {
        var (at, id) = after ?? Newest;
        var own = await db
            .OwnLooks.AsNoTracking()
            .Where(l => l.PersonId == personId && (l.At < at || (l.At == at && l.Id < id)))
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(rows)
            .ToListAsync(cancellationToken);
        if (about.Count == 0)
        {
            return [.. own.Select(l => new PersonLook.ByPerson(l))];
        }

        var others = await db
            .StaffLooks.AsNoTracking()
            .Where(l => about.Contains(l.About!) && (l.At < at || (l.At == at && l.Id < id)))
            // What is the person's own is among theirs already.
            .Join(
                db.Dossiers.Where(d => d.OwnerId != personId),
                l => l.DossierId,
                d => d.Id,
                (look, d) => new { look, d.Procedure }
            )
            .OrderByDescending(l => l.look.At)
            .ThenByDescending(l => l.look.Id)
            .Take(rows)
            .ToListAsync(cancellationToken);
        var atCounters = await db
            .CounterLooks.AsNoTracking()
            .Where(l => about.Contains(l.About!) && (l.At < at || (l.At == at && l.Id < id)))
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(rows)
            .ToListAsync(cancellationToken);
        return Latest(
            own.Select(l => (PersonLook)new PersonLook.ByPerson(l))
                .Concat(others.Select(l => new PersonLook.AboutPerson(l.look, l.Procedure)))
                .Concat(atCounters.Select(l => new PersonLook.OfClerk(l))),
            rows
        );
    }

    private static IReadOnlyList<PersonLook> Latest(IEnumerable<PersonLook> looks, int rows) =>
        [.. looks.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(rows)];

    /// <summary>Which of the looks at the register, by the dossier's history, were answered.</summary>
    public async Task<IReadOnlyList<Guid?>> Answered(
        IReadOnlyList<StaffLook> looks,
        CancellationToken cancellationToken
    )
    {
        var asked = looks.Where(l => l.What is StaffLookKind.PopulationRegister).ToList();
        var (dossiers, ids) = (
            asked.Select(l => l.DossierId).Distinct().ToList(),
            asked.Select(l => (Guid?)l.SubjectId).ToList()
        );
        return asked.Count == 0
            ? []
            : await db
                .Dossiers.Where(d => dossiers.Contains(d.Id))
                .SelectMany(d => d.History)
                .Where(r => r.Act == DossierAct.ConsultRegister && ids.Contains(r.SubjectId))
                .Select(r => r.SubjectId)
                .ToListAsync(cancellationToken);
    }
}
