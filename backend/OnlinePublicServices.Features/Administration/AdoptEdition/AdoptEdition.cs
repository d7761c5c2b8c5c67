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

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// Puts an edition in force, in one act. Refused: <c>resource.not-found</c>, <c>catalogue.in-force</c>,
/// <c>catalogue.superseded</c>, <c>catalogue.faulty</c>, <c>catalogue.unchanged</c>, <c>catalogue.own-proposal</c> (words
/// of a notice, which another administrator adopts), <c>catalogue.unconfirmed</c> (a post
/// with steps would be empty, and nobody confirmed it).
/// </summary>
internal sealed record AdoptEdition(int Number, bool Confirmed) : IAct<AdoptedEdition>;

/// <summary>An edition in force.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Place">Its place in the order of coming into force.</param>
public sealed record AdoptedEdition(int Number, int Place);

/// <summary>How an edition is put in force.</summary>
/// <param name="Confirmed">That posts with steps may be empty.</param>
public sealed record EditionAdoption(bool Confirmed);

internal sealed class AdoptEditionHandler(
    PublicServicesDbContext db,
    EditionDesk editions,
    EditionPreview preview,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<AdoptEdition, Result<AdoptedEdition>>
{
    public async Task<Result<AdoptedEdition>> Handle(AdoptEdition request, CancellationToken cancellationToken)
    {
        var edition = editions.IsOpen
            ? await db.CatalogueEditions.SingleOrDefaultAsync(e => e.Number == request.Number, cancellationToken)
            : null;
        if (edition is null)
        {
            return RequestErrors.NotFound;
        }

        if (edition.Place is not null)
        {
            return AdministrationErrors.InForce;
        }

        if (edition.NeedsAnother(desk.ActorId))
        {
            return AdministrationErrors.OwnProposal;
        }

        // Read before the others are looked at: whatever comes into force meanwhile takes this place, and this act repeats.
        var place = await db.CatalogueEditions.MaxAsync(e => e.Place, cancellationToken) ?? 0;
        var weighed = await editions.Weigh([.. edition.Entries], edition.DrawnFrom, cancellationToken);
        if (weighed.IsRefused)
        {
            return weighed.Error;
        }

        var effects = await preview.Of(weighed.Value, cancellationToken);
        if (effects.EmptyPosts.Count > 0 && !request.Confirmed)
        {
            return AdministrationErrors.Unconfirmed;
        }

        edition.Adopt(place + 1, desk.ActorId, clock.GetUtcNow());
        return new AdoptedEdition(edition.Number, place + 1);
    }
}

/// <summary><c>POST /api/administration/editions/{number}/adoption</c>.</summary>
public static class AdoptEditionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/administration/editions/{number:int}/adoption", AdoptEdition)
            .ForStaff()
            .WithName(nameof(AdoptEdition))
            .WithTags("Administration")
            .Produces<AdoptedEdition>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Puts an edition in force; dossiers follow at once, or on the day that it names. Errors: <c>catalogue.in-force</c>,
    /// <c>catalogue.superseded</c>, <c>catalogue.faulty</c>, <c>catalogue.unconfirmed</c>, <c>catalogue.own-proposal</c>
    /// (somebody else adopts what people are told); <c>resource.not-found</c>, for
    /// staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> AdoptEdition(
        int number,
        EditionAdoption adoption,
        IMediator mediator,
        Aftermath aftermath,
        CancellationToken cancellationToken
    )
    {
        var adopted = await mediator.Send(new AdoptEdition(number, adoption.Confirmed), cancellationToken);
        if (!adopted.IsRefused)
        {
            await aftermath.Follow(cancellationToken);
        }

        return adopted.ToOk();
    }
}
