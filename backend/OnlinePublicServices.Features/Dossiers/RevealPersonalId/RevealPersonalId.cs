using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Shows an applicant's whole identity number to staff who need it. Each look is kept.</summary>
internal sealed record RevealPersonalId(string Code) : IAct<RevealedNumber>;

/// <summary>The whole number.</summary>
/// <param name="PersonalId">Twelve digits; nothing where none was given.</param>
public sealed record RevealedNumber(string? PersonalId);

internal sealed class RevealPersonalIdHandler(PublicServicesDbContext db, DossierReading reading, TimeProvider clock)
    : IRequestHandler<RevealPersonalId, Result<RevealedNumber>>
{
    public async Task<Result<RevealedNumber>> Handle(RevealPersonalId request, CancellationToken cancellationToken) =>
        (await reading.OpenForStaff(request.Code, cancellationToken)).Map(open =>
        {
            db.Note(open, StaffLookKind.PersonalId, clock.GetUtcNow());
            return new RevealedNumber(open.Dossier.Applicant.PersonalId?.Reveal());
        });
}

/// <summary><c>POST /api/dossiers/{code}/personal-id</c>.</summary>
public static class RevealPersonalIdEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/personal-id", RevealPersonalId)
            .ForStaff()
            .WithName(nameof(RevealPersonalId))
            .WithTags("Clerk")
            .Produces<RevealedNumber>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>The applicant's whole identity number; the look is kept. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> RevealPersonalId(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new RevealPersonalId(code), cancellationToken)).ToOk();
}
