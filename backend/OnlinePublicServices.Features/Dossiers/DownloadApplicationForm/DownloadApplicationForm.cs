using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// The declaration as the applicant filled it in, printed, for its owner or the staff of its unit. Each look of staff is kept. Refused:
/// <c>resource.not-found</c>.
/// </summary>
internal sealed record DownloadApplicationForm(string Code) : IQuery<PrintedForm>, ILook
{
    public StaffLookKind What => StaffLookKind.ApplicationForm;
}

internal sealed class DownloadApplicationFormHandler(DossierReading reading, DossierPrinting printing)
    : IRequestHandler<DownloadApplicationForm, Result<PrintedForm>>
{
    public async Task<Result<PrintedForm>> Handle(
        DownloadApplicationForm request,
        CancellationToken cancellationToken
    ) =>
        (await reading.OpenForSignedIn(request.Code, cancellationToken)).Map(open =>
            printing.ApplicationForm(open.Dossier)
        );
}

/// <summary><c>GET /api/dossiers/{code}/application-form</c>.</summary>
public static class DownloadApplicationFormEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/application-form", Download)
            .ForSignedIn()
            .WithName(nameof(DownloadApplicationForm))
            .WithTags("Dossiers")
            .WithSummary("The printed declaration, for the owner or the staff of the unit.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Download(
        string code,
        string? disposition,
        HttpContext context,
        IMediator mediator
    ) =>
        (await mediator.Send(new DownloadApplicationForm(code), context.RequestAborted)).ToHttp(form =>
            form.Send(context, inline: disposition == "inline")
        );
}
