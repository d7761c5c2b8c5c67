using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// The refusal of a dossier as printed (Form 03), for its owner or the staff of its unit. Each look of staff is kept. Refused:
/// <c>resource.not-found</c>, also for a dossier that was not refused.
/// </summary>
internal sealed record DownloadRefusal(string Code) : IAct<PrintedForm>;

internal sealed class DownloadRefusalHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    DossierPrinting printing,
    TimeProvider clock
) : IRequestHandler<DownloadRefusal, Result<PrintedForm>>
{
    public Task<Result<PrintedForm>> Handle(DownloadRefusal request, CancellationToken cancellationToken) =>
        reading
            .OpenForSignedIn(request.Code, cancellationToken)
            .ThenAsync(async open =>
            {
                if (await printing.Refusal(open.Dossier, cancellationToken) is not { } form)
                {
                    return (Result<PrintedForm>)RequestErrors.NotFound;
                }

                db.Note(open, StaffLookKind.Refusal, clock.GetUtcNow());
                return form;
            });
}

/// <summary><c>GET /api/dossiers/{code}/refusal</c>.</summary>
public static class DownloadRefusalEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/refusal", Download)
            .ForSignedIn()
            .WithName(nameof(DownloadRefusal))
            .WithTags("Dossiers")
            .WithSummary("The printed refusal (Form 03), for the owner or the staff of the unit.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Download(
        string code,
        string? disposition,
        HttpContext context,
        IMediator mediator
    ) =>
        (await mediator.Send(new DownloadRefusal(code), context.RequestAborted)).ToHttp(form =>
            form.Send(context, inline: disposition == "inline")
        );
}
