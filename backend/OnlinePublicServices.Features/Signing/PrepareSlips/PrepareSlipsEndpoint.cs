using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Signing;

/// <summary>What is to be signed.</summary>
/// <param name="DossierCodes">One to a hundred.</param>
/// <param name="CertificateId">Under which certificate of the asker.</param>
/// <param name="Algorithm">Only for a token that can't do the key's default: <c>rsaPkcs1Sha256</c>.</param>
public sealed record SigningRequest(IReadOnlyList<string> DossierCodes, Guid CertificateId, string? Algorithm = null);

/// <summary><c>POST /api/signing-sessions</c>.</summary>
public static class PrepareSlipsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/signing-sessions", PrepareSlips)
            .ForStaff()
            .WithName(nameof(PrepareSlips))
            .WithTags("Signing")
            .Produces<SigningSessionView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Lays slips out for the asker's signature, for five minutes. Slips that can't be signed are listed with a code.
    /// Errors: <c>request.invalid</c>, <c>resource.not-found</c>, <c>signing.certificate.*</c>.
    /// </summary>
    public static async Task<IResult> PrepareSlips(
        SigningRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new PrepareSlips(request.DossierCodes, request.CertificateId, request.Algorithm),
                cancellationToken
            )
        ).ToHttp(session => TypedResults.Created($"/api/signing-sessions/{session.Id}", session));
}
