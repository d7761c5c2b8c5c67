using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// The appointment slip for its owner, for staff of the unit, or for whoever proves by key or digits to belong to
/// it: the signed file, or while it waits a printing that says in words that it is not signed. Refused:
/// <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
/// </summary>
internal sealed record DownloadAppointmentSlip(string Code, TrackingProof Proof) : IQuery<PaperFile>, ILook
{
    public StaffLookKind What => StaffLookKind.IssuedPaper;
}

internal sealed class DownloadAppointmentSlipHandler(DossierReading reading, PaperFiles files)
    : IRequestHandler<DownloadAppointmentSlip, Result<PaperFile>>
{
    public async Task<Result<PaperFile>> Handle(DownloadAppointmentSlip request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForProof(request.Code, request.Proof, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var dossier = opened.Value;
        return await reading.SlipOf(dossier.Id, cancellationToken) is { } slip
            ? await files.Of(dossier, slip, cancellationToken)
            : RequestErrors.NotFound;
    }
}

/// <summary><c>GET /api/dossiers/{code}/appointment-slip</c>.</summary>
public static class DownloadAppointmentSlipEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/appointment-slip", DownloadAppointmentSlip)
            .ForWhoeverBelongs(nameof(DownloadAppointmentSlip), "Appointment slips");

    /// <summary>
    /// The appointment slip as PDF, signed or saying in words that it is not yet; for the owner, the unit's staff, or
    /// with the key in <c>X-Tracking-Key</c> or the phone's last four digits in <c>X-Phone-Last4</c>. Shown in place with <c>?disposition=inline</c>. Errors:
    /// <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static Task<IResult> DownloadAppointmentSlip(
        string code,
        string? disposition,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        IDocumentStore store,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        mediator
            .Send(new DownloadAppointmentSlip(code, new TrackingProof(key, phoneLast4)), cancellationToken)
            .SendAsync(context, store, disposition);
}
