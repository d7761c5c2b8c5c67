using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Retention;

/// <summary>What is proposed for destruction.</summary>
/// <param name="Codes">Dossiers of one unit, 1 to 200.</param>
public sealed record DestructionProposal(IReadOnlyList<string>? Codes);

/// <summary>
/// The records clerk or the head of the counter proposes dossiers whose time is over. Refused: <c>resource.not-found</c>
/// (also where one isn't the asker's to propose), <c>destruction.size-unfit</c>, <c>destruction.units-mixed</c>,
/// <c>destruction.dossier-unfit</c>.
/// </summary>
internal sealed record ProposeDestruction(DestructionProposal Proposal, string IdempotencyKey)
    : IAct<DestructionView>,
        IRepeatable;

internal sealed class ProposeDestructionHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    RetentionReading reading,
    DestructionShowing showing,
    StaffDesk staff,
    TimeProvider clock
) : IRequestHandler<ProposeDestruction, Result<DestructionView>>
{
    private static readonly DomainError SizeUnfit = new("destruction.size-unfit", ErrorKind.Malformed);

    public async Task<Result<DestructionView>> Handle(ProposeDestruction request, CancellationToken cancellationToken)
    {
        var codes = (request.Proposal.Codes ?? []).Distinct(StringComparer.Ordinal).Select(DossierCode.Parse).ToList();
        var units = desk.Proposes;
        if (units.Count == 0 || codes.Exists(code => code.IsRefused))
        {
            return RequestErrors.NotFound;
        }

        if (codes.Count is 0 or > DestructionList.ItemsMax)
        {
            return SizeUnfit;
        }

        var wanted = codes.ConvertAll(code => code.Value);
        var found = await reading.Dossiers.Where(d => wanted.Contains(d.Code)).ToListAsync(cancellationToken);
        List<RetainedDossier> dossiers = [.. found.OrderBy(d => d.Code.ToString(), StringComparer.Ordinal)];
        if (
            dossiers.Count < wanted.Count
            || dossiers.Exists(dossier => !units.Contains(dossier.UnitId, StringComparer.Ordinal))
        )
        {
            return RequestErrors.NotFound;
        }

        return dossiers.DistinctBy(dossier => dossier.UnitId).Count() > 1
            ? RetentionErrors.UnitsMixed
            : await Propose(dossiers, cancellationToken);
    }

    private async Task<Result<DestructionView>> Propose(
        List<RetainedDossier> dossiers,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var ids = dossiers.ConvertAll(dossier => dossier.Id);
        var terms = await db.RetentionTerms.Where(t => ids.Contains(t.DossierId)).ToListAsync(cancellationToken);
        var asked = await reading.Ask(ids, cancellationToken);
        if (
            terms.Count < ids.Count
            || terms.Exists(term => term.ListId is not null)
            || asked.Values.Any(one => one.Facts.HoldsAt(now).Count > 0)
        )
        {
            return RetentionErrors.DossierUnfit;
        }

        var number = (int)await db.DrawNumber("destruction-lists", cancellationToken);
        var items = dossiers.Select((dossier, at) => Item(at + 1, dossier)).ToList();
        return DestructionList
            .Propose(Guid.CreateVersion7(now), number, dossiers[0].UnitId, items, staff.ActorId, now)
            .Map(list =>
            {
                db.DestructionLists.Add(list);
                terms.ForEach(term => term.Put(list.Id));
                return showing.Show(list, withItems: true);
            });
    }

    private DestructionItem Item(int number, RetainedDossier dossier)
    {
        var period = reading.PeriodOf(dossier.Procedure)!;
        return new DestructionItem(
            number,
            dossier.Id,
            dossier.Code.ToString(),
            dossier.Procedure.ToString(),
            period.Months!.Value,
            period.Source,
            dossier.ClosedAt!.Value,
            reading.DatesOf(dossier)!.DueAt
        );
    }
}

/// <summary><c>POST /api/destruction-lists</c>.</summary>
public static class ProposeDestructionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/destruction-lists", ProposeDestruction)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(ProposeDestruction))
            .WithTags("Retention")
            .Produces<DestructionView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Proposes dossiers whose time is over, which nothing holds and which stand on no list. Errors:
    /// <c>resource.not-found</c>, <c>destruction.size-unfit</c>, <c>destruction.units-mixed</c>,
    /// <c>destruction.dossier-unfit</c>.
    /// </summary>
    public static async Task<IResult> ProposeDestruction(
        DestructionProposal proposal,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ProposeDestruction(proposal, key.Value), cancellationToken)).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Created($"/api/destruction-lists/{view.Id}", view);
        });
}
