using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary><c>POST /api/dossiers/{code}/outcome-file</c>.</summary>
public static class UploadOutcomeFileEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/outcome-file", UploadOutcomeFile)
            .ForStaff()
            .WithMetadata(new BodyLimit(Outcomes.UploadOutcomeFile.BytesMax))
            .WithName(nameof(UploadOutcomeFile))
            .WithTags("Clerk")
            .Accepts<Stream>("application/pdf")
            .Produces<OutcomeFileView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Brings a PDF file of at most 5 MiB that is to be the result; a draft names it by the digest in the answer. Errors:
    /// <c>resource.not-found</c>, <c>request.too-large</c>, <c>outcome.file-not-pdf</c>, <c>outcome.file-unfit</c>,
    /// <c>paper.not-clean</c>, <c>request.stale-version</c>, <c>upload.type-unknown</c>, <c>upload.pdf-*</c>,
    /// <c>upload.too-complex</c>, <c>upload.inspection-unavailable</c>.
    /// </summary>
    public static async Task<IResult> UploadOutcomeFile(
        string code,
        IMediator mediator,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var file = await BoundedBody.Read(request, Outcomes.UploadOutcomeFile.BytesMax, cancellationToken);
        return file is null
            ? BoundedBody.TooLarge.ToProblem()
            : (
                await mediator
                    .Send(new UploadOutcomeFile(code, file), cancellationToken)
                    .ThenAsync(kept => mediator.Send(new EnterOutcomeFile(kept), cancellationToken))
            ).ToOk();
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
