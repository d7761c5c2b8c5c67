using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Signing;

/// <summary>Signatures for the papers of a session.</summary>
/// <param name="Signatures">At most a hundred.</param>
public sealed record PaperSignatures(IReadOnlyList<PaperSignature?>? Signatures);

/// <summary><c>POST /api/signing-sessions/{id}/signatures</c>.</summary>
public static class TakeSignaturesEndpoint
{
    private const int SignaturesMax = 100;

    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/signing-sessions/{id:guid}/signatures", TakeSignatures)
            .ForStaff()
            .WithName(nameof(TakeSignatures))
            .WithTags("Signing")
            .Produces<SignatureResults>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// Takes signatures, each on its own: one that is refused stops no other, and one sent again gets its first
    /// answer. Errors: <c>request.invalid</c>, <c>resource.not-found</c>; of each paper <c>signing.session-expired</c>,
    /// <c>signing.slip-not-prepared</c>, <c>signing.slip-not-yours</c>, <c>slip.already-signed</c>,
    /// <c>signing.signature-invalid</c>, <c>signing.certificate.*</c>, <c>signing.timestamp-unavailable</c>,
    /// <c>signing.clock-skew</c>.
    /// </summary>
    public static async Task<IResult> TakeSignatures(
        Guid id,
        PaperSignatures body,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        // A body without them, or without one of them, brings nothing at all.
        var given = body.Signatures?.OfType<PaperSignature>().Where(one => one.Signature is not null).ToList();
        if (given is not { Count: > 0 and <= SignaturesMax } || given.Count != body.Signatures!.Count)
        {
            return new DomainError("request.invalid", ErrorKind.Malformed)
            {
                Fields = [new FieldError("signatures", "field.too-many")],
            }.ToProblem();
        }

        var session = await mediator.Send(new GetSigningSession(id), cancellationToken);
        if (session.IsRefused)
        {
            return session.Error.ToProblem();
        }

        var results = new List<SignatureResult>(given.Count);
        foreach (var signature in given)
        {
            results.Add(await mediator.TakeSignature(id, signature, cancellationToken));
        }

        return TypedResults.Ok(new SignatureResults(results));
    }
}
