using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Signing;

/// <summary>Signatures for the papers of a session.</summary>
/// <param name="Signatures">At most a hundred.</param>
public sealed record PaperSignatures(IReadOnlyList<PaperSignature> Signatures);

/// <summary>A signature over a paper's <c>bytesToSign</c>.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Signature">The raw signature; for ECDSA in DER or as r and s.</param>
public sealed record PaperSignature([property: JsonPropertyName("slipId")] Guid PaperId, byte[] Signature);

/// <summary>What became of each.</summary>
/// <param name="Results">In the order in which they came.</param>
public sealed record SignatureResults(IReadOnlyList<SignatureResult> Results);

/// <summary>What became of one.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="DossierCode">The dossier that it is about; empty for a paper that the session doesn't know.</param>
/// <param name="State"><c>signed</c> or <c>refused</c>.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Sha256">SHA-256 of the signed file, lower-case hexadecimal.</param>
public sealed record SignatureResult(
    [property: JsonPropertyName("slipId")] Guid PaperId,
    string DossierCode,
    string State,
    string? Code,
    string? Sha256
);

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
        if (body.Signatures.Count is 0 or > SignaturesMax)
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

        var results = new List<SignatureResult>(body.Signatures.Count);
        foreach (var signature in body.Signatures)
        {
            results.Add(await Take(id, signature, mediator, cancellationToken));
        }

        return TypedResults.Ok(new SignatureResults(results));
    }

    private static async Task<SignatureResult> Take(
        Guid session,
        PaperSignature signature,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var paper = signature.PaperId;
        var known = await mediator.Send(new FindSignature(session, paper), cancellationToken);
        if (known.IsRefused)
        {
            return new SignatureResult(paper, "", "refused", known.Error.Code, null);
        }

        var code = known.Value.DossierCode;
        if (known.Value.Sha256 is { } before)
        {
            return new SignatureResult(paper, code, "signed", null, before);
        }

        var entered = await mediator
            .Send(new SealPaper(session, paper, signature.Signature), cancellationToken)
            .ThenAsync(file => mediator.Send(new RecordSignature(session, paper, file), cancellationToken));
        if (!entered.IsRefused)
        {
            return new SignatureResult(paper, code, "signed", null, entered.Value.Sha256);
        }

        // A double click: the other one was faster, and both are told the same.
        var now = await mediator.Send(new FindSignature(session, paper), cancellationToken);
        return now is { IsRefused: false, Value.Sha256: { } other }
            ? new SignatureResult(paper, code, "signed", null, other)
            : new SignatureResult(paper, code, "refused", entered.Error.Code, null);
    }
}
