using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Signing;

/// <summary>What is to be signed.</summary>
/// <param name="DossierCodes">Dossiers whose appointment slips are meant; with the papers one to a hundred.</param>
/// <param name="CertificateId">Under which certificate of the asker.</param>
/// <param name="Algorithm">Only for a token that can't do the key's default: <c>rsaPkcs1Sha256</c>.</param>
/// <param name="PaperIds">Papers of any kind.</param>
public sealed record SigningRequest(
    Guid CertificateId,
    IReadOnlyList<string>? DossierCodes = null,
    string? Algorithm = null,
    IReadOnlyList<Guid>? PaperIds = null
);

/// <summary><c>POST /api/signing-sessions</c>.</summary>
public static class PreparePapersEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/signing-sessions", PreparePapers)
            .ForStaff()
            .WithName(nameof(PreparePapers))
            .WithTags("Signing")
            .Produces<SigningSessionView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Lays papers out for the asker's signature, for five minutes. Papers that can't be signed are listed with a code.
    /// Errors: <c>request.invalid</c>, <c>resource.not-found</c>, <c>signing.certificate.*</c>.
    /// </summary>
    public static async Task<IResult> PreparePapers(
        SigningRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new PreparePapers(
                    request.DossierCodes ?? [],
                    request.PaperIds ?? [],
                    request.CertificateId,
                    request.Algorithm
                ),
                cancellationToken
            )
        ).ToHttp(session => TypedResults.Created($"/api/signing-sessions/{session.Id}", session));
}
