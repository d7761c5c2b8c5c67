using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Routing;

/// <summary>The asker's work: what is theirs, what is offered to their posts, what colleagues of their posts have.</summary>
internal sealed record ListWork(WorkList List, string? After, int? Limit) : IQuery<WorkPage>;

/// <summary>Which work.</summary>
public enum WorkList
{
    /// <summary>What the asker has, the most urgent first.</summary>
    Mine,

    /// <summary>What waits to be taken by one of the asker's posts, the oldest offer first.</summary>
    Offered,

    /// <summary>What others of the asker's posts have, or the post as a whole; the most urgent first.</summary>
    Post,
}

/// <summary>A page of work.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
/// <param name="Unfinished">What is left before going home.</param>
public sealed record WorkPage(IReadOnlyList<WorkItem> Items, string? NextCursor, UnfinishedWork Unfinished);

/// <summary>What a person leaves behind; counting stops at a thousand.</summary>
/// <param name="Mine">Dossiers that are theirs.</param>
/// <param name="Offered">Dossiers that nobody of their posts has taken yet.</param>
/// <param name="ToSign">Papers that wait for their signature.</param>
public sealed record UnfinishedWork(int Mine, int Offered, int ToSign);

/// <summary>A dossier somebody works on.</summary>
public sealed record WorkItem
{
    /// <summary>The number.</summary>
    public required string Code { get; init; }

    /// <summary>What it asks for.</summary>
    public required LocalText ProcedureName { get; init; }

    /// <summary>Who applies.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Where it stands.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>An act names it.</summary>
    public required int Version { get; init; }

    /// <summary>Who has it, and to whom it may go.</summary>
    public required CustodyView Custody { get; init; }

    /// <summary>When the result is due, UTC; nothing while the clock waits.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Working minutes until the step is due; negative once it has passed.</summary>
    public int? MinutesLeft { get; init; }

    /// <summary>Since when the applicant waits for an answer to a question, UTC.</summary>
    public DateTimeOffset? AskedSince { get; init; }

    /// <summary>True when nobody took it within so many working hours: the supervisor sees it too.</summary>
    public required bool IsRinging { get; init; }
}

internal sealed class ListWorkHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    CustodyShowing showing,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<ListWork, Result<WorkPage>>
{
    /// <summary>An offer rings after four working hours. No legal source: our own rule; transfer is due the same day.</summary>
    public const int RingMinutes = 240;

    private const int CountBound = 1000;

    public async Task<Result<WorkPage>> Handle(ListWork request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var posts = desk.Posts.Select(post => new { post.UnitId, post.Role }).ToList();
        if (posts.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var lists = request.List switch
        {
            WorkList.Mine => [Urgent(Mine, after.Value, limit)],
            WorkList.Offered => posts.Select(post => Oldest(OfferedTo(post.UnitId, post.Role), after.Value, limit)),
            WorkList.Post => posts.Select(post => Urgent(HeldBy(post.UnitId, post.Role), after.Value, limit)),
        };
        var keys = new List<PageKey>();
        foreach (var list in lists)
        {
            keys.AddRange(await list.ToListAsync(cancellationToken));
        }

        keys = [.. keys.OrderBy(key => key.At).ThenBy(key => key.Id).Take(limit + 1)];
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var dossiers = await db
            .Dossiers.AsNoTracking()
            .AsSplitQuery()
            .Where(d => page.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var asked = await db
            .Conversations.Where(c => page.Contains(c.DossierId) && c.AwaitedSince != null)
            .ToDictionaryAsync(c => c.DossierId, c => c.AwaitedSince, cancellationToken);
        return new WorkPage(
            [
                .. page.Where(dossiers.ContainsKey)
                    .Select(id => Show(dossiers[id], asked.GetValueOrDefault(id)))
                    .OfType<WorkItem>(),
            ],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null,
            await Count(cancellationToken)
        );
    }

    private IQueryable<Dossier> Mine =>
        db.Dossiers.AsNoTracking().Where(d => EF.Property<string?>(d, DossierColumns.HolderAccount) == desk.ActorId);

    private IQueryable<Dossier> OfferedTo(string unit, Domain.Units.StaffRole role) =>
        db
            .Dossiers.AsNoTracking()
            .Where(d =>
                EF.Property<string?>(d, DossierColumns.OfferUnit) == unit
                && EF.Property<Domain.Units.StaffRole?>(d, DossierColumns.OfferRole) == role
            );

    /// <summary>What waits for acceptance is the queue's.</summary>
    private IQueryable<Dossier> HeldBy(string unit, Domain.Units.StaffRole role) =>
        db
            .Dossiers.AsNoTracking()
            .Where(d =>
                EF.Property<string?>(d, DossierColumns.HolderUnit) == unit
                && EF.Property<Domain.Units.StaffRole?>(d, DossierColumns.HolderRole) == role
                && EF.Property<string?>(d, DossierColumns.HolderAccount) != desk.ActorId
                && d.Status != DossierStatus.Registered
            );

    private static IQueryable<PageKey> Urgent(IQueryable<Dossier> dossiers, Cursor? after, int limit)
    {
        if (after is { } last)
        {
            dossiers = dossiers.Where(d =>
                EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt) > last.At
                || (EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt) == last.At && d.Id > last.Id)
            );
        }

        return dossiers
            .OrderBy(d => EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt))
            .ThenBy(d => d.Id)
            .Select(d => new PageKey { At = EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt), Id = d.Id })
            .Take(limit + 1);
    }

    private static IQueryable<PageKey> Oldest(IQueryable<Dossier> dossiers, Cursor? after, int limit)
    {
        if (after is { } last)
        {
            dossiers = dossiers.Where(d =>
                EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt) > last.At
                || (EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt) == last.At && d.Id > last.Id)
            );
        }

        return dossiers
            .OrderBy(d => EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt))
            .ThenBy(d => d.Id)
            .Select(d => new PageKey
            {
                At = EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt)!.Value,
                Id = d.Id,
            })
            .Take(limit + 1);
    }

    private WorkItem? Show(Dossier dossier, DateTimeOffset? askedSince)
    {
        var calendar = reading.CalendarOf(dossier);
        if (
            desk.ActingFor(dossier) is not { } acting
            || showing.Show(dossier, acting.Actor, calendar) is not { } custody
        )
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return new WorkItem
        {
            Code = dossier.Code.ToString(),
            ProcedureName = reading.ProcedureOf(dossier).Name,
            ApplicantName = dossier.Applicant.Name,
            Status = dossier.Status,
            Version = dossier.Version,
            Custody = custody,
            DueAt = DossierLifecycle.IsWait(dossier.Status) ? null : dossier.PromisedDueAt,
            MinutesLeft = custody.StepDueAt is { } due ? MinutesUntil(due, now, calendar) : null,
            AskedSince = askedSince,
            IsRinging = custody.Offer is { } offer && MinutesUntil(now, offer.At, calendar) > RingMinutes,
        };
    }

    private static int? MinutesUntil(DateTimeOffset target, DateTimeOffset from, WorkingCalendar calendar) =>
        (
            target >= from
                ? calendar.WorkingMinutesBetween(from, target)
                : calendar.WorkingMinutesBetween(target, from).Map(late => -Math.Max(1, late))
        ).Match<int?>(minutes => minutes, _ => null);

    private async Task<UnfinishedWork> Count(CancellationToken cancellationToken)
    {
        var offered = 0;
        foreach (var post in desk.Posts)
        {
            offered += await OfferedTo(post.UnitId, post.Role).Take(CountBound).CountAsync(cancellationToken);
        }

        return new UnfinishedWork(
            await Mine.Take(CountBound).CountAsync(cancellationToken),
            offered,
            await db
                .IssuedPapers.Where(s => s.IssuedBy == desk.ActorId && s.State == PaperState.Waiting)
                .Take(CountBound)
                .CountAsync(cancellationToken)
        );
    }
}
