using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Enters the one signature of a paper whose file is safe, and owes the applicant the mail with it unless it
/// went out under the seal, in one transaction.
/// Refused: <c>resource.not-found</c>, <c>signing.slip-not-prepared</c>, <c>signing.slip-not-yours</c>,
/// <c>slip.already-signed</c>, <c>slip.superseded</c>.
/// </summary>
internal sealed record RecordSignature(Guid SessionId, Guid PaperId, SealedPaper File) : IAct<SealedPaper>;

internal sealed class RecordSignatureHandler(
    PublicServicesDbContext db,
    PaperPrinting printing,
    StepClosing closing,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<RecordSignature, Result<SealedPaper>>
{
    public async Task<Result<SealedPaper>> Handle(RecordSignature request, CancellationToken cancellationToken)
    {
        var session = await db
            .SigningSessions.Include(s => s.Items.Where(i => i.PaperId == request.PaperId))
            .SingleOrDefaultAsync(s => s.Id == request.SessionId && s.Account == desk.ActorId, cancellationToken);
        var item = session?.Items.SingleOrDefault(i => i.PaperId == request.PaperId);
        var paper = await db.IssuedPapers.SingleOrDefaultAsync(p => p.Id == request.PaperId, cancellationToken);
        if (item is null || paper is null)
        {
            return SigningWords.PaperNotPrepared;
        }

        if (paper.IssuedBy != desk.ActorId)
        {
            return SigningWords.PaperNotYours;
        }

        // It went out under the seal after it was prepared: the signature belongs behind that file.
        if (paper.AwaitsItsSigner && (paper.Rung is PaperRung.Seal) != request.File.IsBehindSeal)
        {
            return SigningWords.PaperNotPrepared;
        }

        var signed = paper.Sign(request.File.Sha256, printing.SignerOf(paper)?.Name ?? "", request.File.SignedAt);
        if (signed.IsRefused)
        {
            return signed.Error;
        }

        item.Signed();
        var now = clock.GetUtcNow();
        db.StoredDocuments.Add(
            new StoredDocument(request.File.Sha256, "application/pdf", request.File.SizeBytes, ScanState.Clean, now)
        );
        if (!request.File.IsBehindSeal)
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == paper.DossierId, cancellationToken);
            Follow(dossier, paper, now);
        }

        return request.File;
    }

    /// <summary>A result goes on its way in the office; the applicant has it once it is issued and sealed.</summary>
    private void Follow(Dossier dossier, IssuedPaper paper, DateTimeOffset now)
    {
        if (paper.Kind is not PaperKind.Result)
        {
            db.Owe(paper.Kind.SignedMessage, dossier, now);
        }
        else if (desk.ActingFor(dossier) is { } acting)
        {
            closing.Close(dossier, new ResultEvidence(paper.SignedAt), acting.Actor, now);
        }
    }
}

/// <summary>A paper that this session has signed already: a lost answer is given again.</summary>
internal sealed record FindSignature(Guid SessionId, Guid PaperId) : IQuery<SignedPaper>;

/// <summary>A paper of a session as it stands.</summary>
/// <param name="DossierCode">The dossier that it is about.</param>
/// <param name="Sha256">The signed file, once this session has signed it.</param>
internal sealed record SignedPaper(string DossierCode, string? Sha256);

internal sealed class FindSignatureHandler(PublicServicesDbContext db, StaffDesk desk)
    : IRequestHandler<FindSignature, Result<SignedPaper>>
{
    public async Task<Result<SignedPaper>> Handle(FindSignature request, CancellationToken cancellationToken)
    {
        // Not tracked: asked twice in one request, it must see what another request has signed meanwhile.
        var found = await db
            .SigningSessions.AsNoTracking()
            .Where(s => s.Id == request.SessionId && s.Account == desk.ActorId)
            .SelectMany(s => s.Items)
            .Where(i => i.PaperId == request.PaperId)
            .Join(db.IssuedPapers, i => i.PaperId, p => p.Id, (item, paper) => new { item.State, paper })
            .Join(
                db.Dossiers,
                row => row.paper.DossierId,
                d => d.Id,
                (row, d) =>
                    new
                    {
                        row.State,
                        row.paper,
                        d.Code,
                    }
            )
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? SigningWords.PaperNotPrepared
            : new SignedPaper(
                found.Code.ToString(),
                found.State == SigningItemState.Signed && found.paper.State != PaperState.Waiting
                    ? found.paper.Sha256
                    : null
            );
    }
}
