using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>A signing session of the asker, with what is still to be signed in it.</summary>
internal sealed record GetSigningSession(Guid Id) : IQuery<SigningSessionView>;

internal sealed class GetSigningSessionHandler(PublicServicesDbContext db, StaffDesk desk)
    : IRequestHandler<GetSigningSession, Result<SigningSessionView>>
{
    public async Task<Result<SigningSessionView>> Handle(GetSigningSession request, CancellationToken cancellationToken)
    {
        var session = await db
            .SigningSessions.AsNoTracking()
            .Include(s => s.Items)
            .SingleOrDefaultAsync(s => s.Id == request.Id && s.Account == desk.ActorId, cancellationToken);
        if (session is null)
        {
            return RequestErrors.NotFound;
        }

        var ids = session.Items.Select(i => i.SlipId).ToList();
        var slips = await db
            .AppointmentSlips.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .Join(db.Dossiers, s => s.DossierId, d => d.Id, (slip, dossier) => new { slip, dossier.Code })
            .ToDictionaryAsync(row => row.slip.Id, cancellationToken);
        var forms = session
            .Items.Where(i => i.State == SigningItemState.Prepared)
            .Select(i => (Row: slips[i.SlipId], Form: JsonSerializer.Deserialize<PreparedForm>(i.PreparedForm)!))
            .ToList();
        return new SigningSessionView(
            session.Id,
            session.ExpiresAt,
            forms.Count > 0 ? forms[0].Form.Algorithm.ToContract() : "",
            session.CertificateId,
            [.. forms.Select(f => PreparedSlip.Of(f.Row.slip, f.Row.Code.ToString(), f.Form).In(session.Id))],
            []
        );
    }
}

/// <summary>The file that a session prepared, byte for byte as it will be signed.</summary>
internal sealed record GetPreparedSlip(Guid SessionId, Guid SlipId) : IQuery<PreparedForm>;

internal sealed class GetPreparedSlipHandler(PublicServicesDbContext db, StaffDesk desk)
    : IRequestHandler<GetPreparedSlip, Result<PreparedForm>>
{
    public async Task<Result<PreparedForm>> Handle(GetPreparedSlip request, CancellationToken cancellationToken)
    {
        var form = await db
            .SigningSessions.Where(s => s.Id == request.SessionId && s.Account == desk.ActorId)
            .SelectMany(s => s.Items)
            .Where(i => i.SlipId == request.SlipId && i.State == SigningItemState.Prepared)
            .Select(i => i.PreparedForm)
            .SingleOrDefaultAsync(cancellationToken);
        return form is null ? RequestErrors.NotFound : JsonSerializer.Deserialize<PreparedForm>(form)!;
    }
}

/// <summary><c>GET /api/signing-sessions/{id}</c> and the files in it.</summary>
public static class GetSigningSessionEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/signing-sessions/{id:guid}", GetSigningSession)
            .ForStaff()
            .WithName(nameof(GetSigningSession))
            .WithTags("Signing")
            .Produces<SigningSessionView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints
            .MapGet("/api/signing-sessions/{id:guid}/slips/{slipId:guid}", GetPreparedSlip)
            .ForStaff()
            .WithName(nameof(GetPreparedSlip))
            .WithTags("Signing")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>What is still to be signed in a session of the asker. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> GetSigningSession(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetSigningSession(id), cancellationToken)).ToOk();

    /// <summary>
    /// The prepared file: what is seen here is what is signed. Gone once signed. Errors: <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> GetPreparedSlip(
        Guid id,
        Guid slipId,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetPreparedSlip(id, slipId), cancellationToken)).ToHttp(form =>
        {
            PaperContent.Confine(context, inline: true, $"{slipId}.pdf");
            return Results.Bytes(form.Pdf, "application/pdf");
        });
}
