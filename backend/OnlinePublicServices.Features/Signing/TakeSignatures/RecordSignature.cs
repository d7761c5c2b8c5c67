using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.AppointmentSlips;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Enters the one signature of a slip whose file is safe, and owes the applicant the mail with it, in one transaction.
/// Refused: <c>resource.not-found</c>, <c>signing.slip-not-prepared</c>, <c>signing.slip-not-yours</c>,
/// <c>slip.already-signed</c>, <c>slip.superseded</c>.
/// </summary>
internal sealed record RecordSignature(Guid SessionId, Guid SlipId, SealedSlip File) : IAct<SealedSlip>;

internal sealed class RecordSignatureHandler(
    PublicServicesDbContext db,
    SlipPrinting printing,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<RecordSignature, Result<SealedSlip>>
{
    public async Task<Result<SealedSlip>> Handle(RecordSignature request, CancellationToken cancellationToken)
    {
        var session = await db
            .SigningSessions.Include(s => s.Items.Where(i => i.SlipId == request.SlipId))
            .SingleOrDefaultAsync(s => s.Id == request.SessionId && s.Account == desk.ActorId, cancellationToken);
        var item = session?.Items.SingleOrDefault();
        var slip = await db.AppointmentSlips.SingleOrDefaultAsync(s => s.Id == request.SlipId, cancellationToken);
        if (item is null || slip is null)
        {
            return SigningWords.SlipNotPrepared;
        }

        if (slip.IssuedBy != desk.ActorId)
        {
            return SigningWords.SlipNotYours;
        }

        var signed = slip.Sign(request.File.Sha256, printing.ClerkOf(slip)?.Name ?? "", request.File.SignedAt);
        if (signed.IsRefused)
        {
            return signed.Error;
        }

        item.Signed();
        var now = clock.GetUtcNow();
        db.StoredDocuments.Add(
            new StoredDocument(request.File.Sha256, "application/pdf", request.File.SizeBytes, ScanState.Clean, now)
        );
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == slip.DossierId, cancellationToken);
        db.Owe(MessageKind.AppointmentSlipSigned, dossier, now);
        return request.File;
    }
}

/// <summary>A slip that this session has signed already: a lost answer is given again.</summary>
internal sealed record FindSignature(Guid SessionId, Guid SlipId) : IQuery<SignedSlip>;

/// <summary>A slip of a session as it stands.</summary>
/// <param name="DossierCode">Whose receipt it confirms.</param>
/// <param name="Sha256">The signed file, once this session has signed it.</param>
internal sealed record SignedSlip(string DossierCode, string? Sha256);

internal sealed class FindSignatureHandler(PublicServicesDbContext db, StaffDesk desk)
    : IRequestHandler<FindSignature, Result<SignedSlip>>
{
    public async Task<Result<SignedSlip>> Handle(FindSignature request, CancellationToken cancellationToken)
    {
        // Not tracked: asked twice in one request, it must see what another request has signed meanwhile.
        var found = await db
            .SigningSessions.AsNoTracking()
            .Where(s => s.Id == request.SessionId && s.Account == desk.ActorId)
            .SelectMany(s => s.Items)
            .Where(i => i.SlipId == request.SlipId)
            .Join(db.AppointmentSlips, i => i.SlipId, s => s.Id, (item, slip) => new { item.State, slip })
            .Join(
                db.Dossiers,
                row => row.slip.DossierId,
                d => d.Id,
                (row, d) =>
                    new
                    {
                        row.State,
                        row.slip,
                        d.Code,
                    }
            )
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? SigningWords.SlipNotPrepared
            : new SignedSlip(
                found.Code.ToString(),
                found.State == SigningItemState.Signed && found.slip.State != SlipState.Waiting
                    ? found.slip.Sha256
                    : null
            );
    }
}
