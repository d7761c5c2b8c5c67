using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Says that the asker has a dossier open, for a minute, and who else has.</summary>
internal sealed record WatchDossier(string Code) : IAct<WatcherList>;

/// <summary>Says that the asker has closed it.</summary>
internal sealed record UnwatchDossier(string Code) : IAct<Done>;

/// <summary>Who has a dossier open.</summary>
/// <param name="Watchers">The longest first.</param>
public sealed record WatcherList(IReadOnlyList<WatcherView> Watchers);

internal sealed class WatchDossierHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<WatchDossier, Result<WatcherList>>, IRequestHandler<UnwatchDossier, Result<Done>>
{
    public async Task<Result<WatcherList>> Handle(WatchDossier request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, now) = (opened.Value.Dossier, clock.GetUtcNow());
        var watch = await Find(dossier.Id, cancellationToken);
        if (watch is not null && watch.Until > now)
        {
            watch.Until = now + DossierWatch.Lease;
        }
        else
        {
            await db
                .DossierWatches.Where(w => w.DossierId == dossier.Id && (w.Until <= now || w.Account == desk.ActorId))
                .ExecuteDeleteAsync(cancellationToken);
            db.ChangeTracker.Entries<DossierWatch>().ToList().ForEach(e => e.State = EntityState.Detached);
            db.DossierWatches.Add(
                new DossierWatch
                {
                    DossierId = dossier.Id,
                    Account = desk.ActorId,
                    Name = desk.Member!.Name,
                    Title = desk.ActingFor(dossier)!.Value.Position.Title.Vi,
                    Since = now,
                    Until = now + DossierWatch.Lease,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        return new WatcherList(await reading.Watchers(dossier.Id, cancellationToken));
    }

    public async Task<Result<Done>> Handle(UnwatchDossier request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        if (await Find(opened.Value.Dossier.Id, cancellationToken) is { } watch)
        {
            db.DossierWatches.Remove(watch);
        }

        return Done.Value;
    }

    private Task<DossierWatch?> Find(Guid dossierId, CancellationToken cancellationToken) =>
        db.DossierWatches.SingleOrDefaultAsync(
            w => w.DossierId == dossierId && w.Account == desk.ActorId,
            cancellationToken
        );
}

/// <summary><c>PUT</c> and <c>DELETE /api/dossiers/{code}/watch</c>.</summary>
public static class WatchDossierEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPut("/api/dossiers/{code}/watch", WatchDossier)
            .ForStaff()
            .WithName(nameof(WatchDossier))
            .WithTags("Clerk")
            .Produces<WatcherList>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints
            .MapDelete("/api/dossiers/{code}/watch", UnwatchDossier)
            .ForStaff()
            .WithName(nameof(UnwatchDossier))
            .WithTags("Clerk")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Says that the asker has it open, for a minute; renewed by the page. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> WatchDossier(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new WatchDossier(code), cancellationToken)).ToOk();

    /// <summary>Says that the asker has closed it. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> UnwatchDossier(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new UnwatchDossier(code), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
