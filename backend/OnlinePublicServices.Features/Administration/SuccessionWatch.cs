using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using Unit = OnlinePublicServices.Domain.Units.Unit;

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// Sees to it that no open dossier stays with a unit that is no more, or with a person who is in the post no more. Each
/// follows by an act of its own; what a stopped look left is found by the next, and nothing twice, since a dossier that
/// has followed is not found again.
/// </summary>
internal sealed class SuccessionWatch(
    PublicServicesDbContext db,
    Catalogue catalogue,
    Incumbents incumbents,
    PortalAddress portal,
    OneByOne acts,
    TimeProvider clock
)
{
    private const int RowsMax = 1_000;

    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var ids = await OfEndedUnits(cancellation);
        ids.AddRange(await OfThoseWhoLeft(cancellation));
        foreach (var id in ids.Distinct().Take(RowsMax))
        {
            await acts.Send(new FollowSuccession(id), cancellation);
        }
    }

    private async Task<List<Guid>> OfEndedUnits(CancellationToken cancellation)
    {
        var ended = catalogue.Units.All.Where(unit => unit.ValidTo < Today && HasHeir(unit)).Select(u => u.Id).ToList();
        IQueryable<Dossier>[] lists =
        [
            db.Dossiers.Where(d => ended.Contains(d.UnitId) && !OpenDossiers.Ends.Contains(d.Status)),
            db.Dossiers.Where(d => ended.Contains(EF.Property<string?>(d, DossierColumns.HolderUnit)!)),
            db.Dossiers.Where(d => ended.Contains(EF.Property<string?>(d, DossierColumns.OfferUnit)!)),
        ];
        var ids = new List<Guid>();
        foreach (var list in lists)
        {
            ids.AddRange(await list.OrderBy(d => d.Id).Take(RowsMax).Select(d => d.Id).ToListAsync(cancellation));
        }

        return ids;
    }

    /// <summary>Of a unit that was split without rules everybody sees everything, as nobody said who goes on.</summary>
    private bool HasHeir(Unit unit) =>
        unit.IsAuthority
            ? unit.Successors.Count == 1 || unit.Division.Count > 0
            : catalogue.Units.AuthorityOf(unit.Id) is { } authority
                && (authority.IsInForceOn(Today) || HasHeir(authority));

    private async Task<List<Guid>> OfThoseWhoLeft(CancellationToken cancellation)
    {
        var deputies = catalogue
            .Staff.SelectMany(member => member.Absences)
            .Where(absence => absence.To < Today)
            .Select(absence => absence.Deputy)
            .ToHashSet(StringComparer.Ordinal);
        var accounts = catalogue
            .Staff.Where(member => deputies.Contains(member.Login) || member.Positions.Any(p => p.ValidTo < Today))
            .Select(portal.AccountKeyOf)
            .ToList();
        var held = await db
            .Dossiers.Where(d => accounts.Contains(EF.Property<string?>(d, DossierColumns.HolderAccount)!))
            .Select(d => new
            {
                d.Id,
                Account = EF.Property<string>(d, DossierColumns.HolderAccount),
                Unit = EF.Property<string>(d, DossierColumns.HolderUnit),
                Role = EF.Property<StaffRole>(d, DossierColumns.HolderRole),
            })
            .ToListAsync(cancellation);
        return
        [
            .. held.GroupBy(d => (d.Account, Post: new Post(d.Unit, d.Role)))
                .Where(group => !incumbents.IsIn(group.Key.Post, group.Key.Account))
                .SelectMany(group => group.Select(d => d.Id)),
        ];
    }
}

/// <summary>Which dossiers are still under way.</summary>
internal static class OpenDossiers
{
    public static readonly DossierStatus[] Ends = [.. Enum.GetValues<DossierStatus>().Where(DossierLifecycle.IsEnd)];
}

/// <summary>Who is in a post.</summary>
internal sealed class Incumbents(Catalogue catalogue, TimeProvider clock)
{
    /// <summary>Whether an account's person is in a post today, or in one of its role in the same house.</summary>
    public bool IsIn(Post post, string account)
    {
        var (today, units) = (VietnamTime.DayOf(clock.GetUtcNow()), catalogue.Units);
        var house = units.AuthorityOf(post.UnitId)?.Id ?? post.UnitId;
        return catalogue.StaffNamed(account) is { } member
            && catalogue
                .ActingPosts(member, today)
                .Any(acting =>
                    acting.Position.Role == post.Role
                    && (
                        units.StandsFor(acting.Position.UnitId, post.UnitId, today)
                        || units.ServedFrom(acting.Position.UnitId).Any(unit => unit.Id == house)
                    )
                );
    }
}

/// <summary>Lets one dossier follow its unit's succession, or go back to its post.</summary>
internal sealed record FollowSuccession(Guid DossierId) : IAct<Done>;

internal sealed class FollowSuccessionHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    Incumbents incumbents,
    TimeProvider clock
) : IRequestHandler<FollowSuccession, Result<Done>>
{
    public async Task<Result<Done>> Handle(FollowSuccession request, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == request.DossierId, cancellationToken);
        if (DossierLifecycle.IsEnd(dossier.Status))
        {
            return Done.Value;
        }

        var (now, custody) = (clock.GetUtcNow(), dossier.Custody);
        if (PassingOf(dossier, custody, VietnamTime.DayOf(now)) is not { } passed)
        {
            return IsDeserted(custody.Now) ? dossier.ReturnToPost(now) : Done.Value;
        }

        if (
            passed.UnitId != passed.FormerUnitId
            && await db.Apologies.SingleOrDefaultAsync(
                a => a.DossierId == dossier.Id && a.MadeAt == null,
                cancellationToken
            )
                is { } draft
        )
        {
            draft.PassTo(passed.UnitId);
        }

        return dossier.PassToSuccessor(passed, now);
    }

    private PassedOn? PassingOf(Dossier dossier, Custody custody, DateOnly today)
    {
        var units = catalogue.Units;
        var field = catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Field;
        if (units.HeirOf(dossier.UnitId, field, dossier.Procedure.National, today) is not { } heir)
        {
            return null;
        }

        List<PostChange> posts =
        [
            .. custody
                .Questions.Select(question => question.Post)
                .Append(custody.Now.Post)
                .Concat(custody.Offer is { } offer ? [offer.To] : [])
                .Where(post => post.UnitId.Length > 0)
                .Distinct()
                .Select(post => new PostChange(post, post with { UnitId = units.PlaceOf(post.UnitId, heir, today).Id }))
                .Where(change => change.From != change.To),
        ];
        return heir.Id == dossier.UnitId && posts.Count == 0
            ? null
            : new PassedOn(dossier.UnitId, heir.Id, posts, HolderStays: !IsDeserted(MovedBy(posts, custody.Now)));
    }

    private static Holding MovedBy(List<PostChange> posts, Holding now) =>
        now with
        {
            Post = posts.FirstOrDefault(change => change.From == now.Post)?.To ?? now.Post,
        };

    private bool IsDeserted(Holding holding) =>
        holding.AccountId is { } account && !incumbents.IsIn(holding.Post, account);
}
