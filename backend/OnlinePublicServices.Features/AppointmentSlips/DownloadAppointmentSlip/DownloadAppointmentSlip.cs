using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.AppointmentSlips;

/// <summary>
/// The appointment slip for its owner, for staff of the unit, or for whoever proves by key or digits to belong to
/// it: the signed file, or while it waits a printing that says in words that it is not signed. Refused:
/// <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
/// </summary>
internal sealed record DownloadAppointmentSlip(string Code, TrackingProof Proof) : IQuery<SlipFile>;

/// <summary>A slip on its way out.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">Where the signed file is kept; null while it waits.</param>
/// <param name="Unsigned">The printing while it waits.</param>
internal sealed record SlipFile(string FileName, string? Sha256, ReadOnlyMemory<byte> Unsigned);

internal sealed class DownloadAppointmentSlipHandler(DossierReading reading, SlipPrinting printing)
    : IRequestHandler<DownloadAppointmentSlip, Result<SlipFile>>
{
    public async Task<Result<SlipFile>> Handle(DownloadAppointmentSlip request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForProof(request.Code, request.Proof, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var dossier = opened.Value;
        if (await reading.SlipOf(dossier.Id, cancellationToken) is not { } slip)
        {
            return RequestErrors.NotFound;
        }

        var name = SlipPrinting.FileNameOf(dossier.Code);
        if (slip.Sha256 is { } sha256)
        {
            return new SlipFile(name, sha256, default);
        }

        var printed = await printing.Print(dossier, slip, FormSignatureMode.NotYet, cancellationToken);
        return new SlipFile(name, null, printed.Pdf);
    }
}

/// <summary><c>GET /api/dossiers/{code}/appointment-slip</c>.</summary>
public static class DownloadAppointmentSlipEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/appointment-slip", DownloadAppointmentSlip)
            .ForAnyone()
            .RequireRateLimiting(Throttles.TrackingProof)
            .WithName(nameof(DownloadAppointmentSlip))
            .WithTags("Appointment slips")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// The appointment slip as PDF, signed or saying in words that it is not yet; for the owner, the unit's staff, or
    /// with the key in <c>X-Tracking-Key</c> or the phone's last four digits in <c>X-Phone-Last4</c>. Shown in place with <c>?disposition=inline</c>. Errors:
    /// <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> DownloadAppointmentSlip(
        string code,
        string? disposition,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        IDocumentStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var proof = new TrackingProof(key, phoneLast4);
        var slip = await mediator.Send(new DownloadAppointmentSlip(code, proof), cancellationToken);
        if (slip.IsRefused)
        {
            return slip.Error.ToProblem();
        }

        var inline = disposition == "inline";
        var (name, sha256, unsigned) = slip.Value;
        if (sha256 is not null)
        {
            return await new PaperContent(sha256, "application/pdf", name).SendAsync(context, store, inline);
        }

        PaperContent.Confine(context, inline, name);
        return Results.Bytes(unsigned, "application/pdf");
    }
}
