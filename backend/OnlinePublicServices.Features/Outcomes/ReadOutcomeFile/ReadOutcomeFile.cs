using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary>
/// The file that is drafted as the result, for the staff who may see the dossier. Each look is kept. Refused:
/// <c>resource.not-found</c>, also where no file is drafted.
/// </summary>
internal sealed record ReadOutcomeFile(string Code) : IQuery<PaperContent>, ILook
{
    public StaffLookKind What => StaffLookKind.IssuedPaper;
}

internal sealed class ReadOutcomeFileHandler(DossierReading reading)
    : IRequestHandler<ReadOutcomeFile, Result<PaperContent>>
{
    public async Task<Result<PaperContent>> Handle(ReadOutcomeFile request, CancellationToken cancellationToken) =>
        (await reading.OpenForStaff(request.Code, cancellationToken)).Then<PaperContent>(open =>
            open.Dossier.DraftedOutcome?.DocumentSha256 is { } sha256
                ? new PaperContent(sha256, "application/pdf", $"du-thao-ket-qua-{open.Dossier.Code}.pdf")
                : RequestErrors.NotFound
        );
}

/// <summary><c>GET /api/dossiers/{code}/outcome-file</c>.</summary>
public static class ReadOutcomeFileEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/outcome-file", ReadOutcomeFile)
            .ForStaff()
            .WithName(nameof(ReadOutcomeFile))
            .WithTags("Clerk")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// The file that is drafted as the result; shown in place with <c>?disposition=inline</c>. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> ReadOutcomeFile(
        string code,
        string? disposition,
        HttpContext context,
        IMediator mediator,
        IDocumentStore store
    )
    {
        var found = await mediator.Send(new ReadOutcomeFile(code), context.RequestAborted);
        return found.IsRefused
            ? found.Error.ToProblem()
            : await found.Value.SendAsync(context, store, inline: disposition == "inline");
    }
}
