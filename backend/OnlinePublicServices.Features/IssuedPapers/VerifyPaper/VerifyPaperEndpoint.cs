using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary><c>POST /api/verifications</c>.</summary>
public static class VerifyPaperEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/verifications", VerifyPaper)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Checking)
            .WithMetadata(new BodyLimit(ISignatureInspector.LargestFile))
            .WithName(nameof(VerifyPaper))
            .WithTags("Verification")
            .Accepts<Stream>("application/pdf")
            .Produces<Verification>()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Tells what a PDF file is, of at most 20 MiB: a paper signed here and in force, an old one, a changed one, or
    /// something else. The file is not kept. Errors: <c>request.too-large</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> VerifyPaper(
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var file = await BoundedBody.Read(request, ISignatureInspector.LargestFile, cancellationToken);
        return file is null
            ? BoundedBody.TooLarge.ToProblem()
            : (await mediator.Send(new VerifyPaper(file), cancellationToken)).ToOk();
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
