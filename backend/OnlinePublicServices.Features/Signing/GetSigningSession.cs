using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>A signing session of the asker, with what is still to be signed in it.</summary>
internal sealed record GetSigningSession(Guid Id) : IQuery<SigningSessionView>;

internal sealed class GetSigningSessionHandler(PublicServicesDbContext db, Catalogue catalogue, StaffDesk desk)
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
            [.. forms.Select(f => Prepared(f.Row.slip, f.Row.Code, f.Form).In(session.Id))],
            []
        );
    }

    private PreparedSlip Prepared(AppointmentSlip slip, DossierCode code, PreparedForm form) =>
        PreparedSlip.Of(slip, catalogue.NumberOf(slip).ToString(), code.ToString(), form);
}
