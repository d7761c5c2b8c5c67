using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
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

        var ids = session.Items.Select(i => i.PaperId).ToList();
        var papers = await db
            .IssuedPapers.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Join(db.Dossiers, p => p.DossierId, d => d.Id, (paper, dossier) => new { paper, dossier.Code })
            .ToDictionaryAsync(row => row.paper.Id, cancellationToken);
        var forms = session
            .Items.Where(i => i.State == SigningItemState.Prepared)
            .Select(i => (Row: papers[i.PaperId], Form: JsonSerializer.Deserialize<PreparedForm>(i.PreparedForm)!))
            .ToList();
        return new SigningSessionView(
            session.Id,
            session.ExpiresAt,
            forms.Count > 0 ? forms[0].Form.Algorithm.ToContract() : "",
            session.CertificateId,
            [.. forms.Select(f => Prepared(f.Row.paper, f.Row.Code, f.Form).In(session.Id))],
            []
        );
    }

    private PreparedPaper Prepared(IssuedPaper paper, DossierCode code, PreparedForm form) =>
        PreparedPaper.Of(paper, catalogue.NumberOf(paper).ToString(), code.ToString(), form);
}
