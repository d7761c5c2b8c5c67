using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Puts a signature into its prepared paper and keeps the file. No row changes yet, and no transaction is open while
/// the timestamp authority is asked: should the process stop here, the same signature can be sent again.
/// Refused: <c>resource.not-found</c>, <c>signing.session-expired</c>, <c>signing.slip-not-prepared</c>,
/// <c>signing.*</c>. Source: 68/2024/ND-CP, Art. 33; 15/2025/TT-BKHCN, Art. 5.
/// </summary>
internal sealed record SealPaper(Guid SessionId, Guid PaperId, byte[] Signature) : IRequest<Result<SealedPaper>>;

/// <summary>A signed file in the store.</summary>
/// <param name="Sha256">Where.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="SignedAt">As the timestamp says, UTC.</param>
/// <param name="IsBehindSeal">Whether the signature stands behind the unit's seal.</param>
internal sealed record SealedPaper(string Sha256, long SizeBytes, DateTimeOffset SignedAt, bool IsBehindSeal);

internal sealed class SealPaperHandler(
    PublicServicesDbContext db,
    CertificateBook certificates,
    IFormSigning signing,
    IDocumentStore documents,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<SealPaper, Result<SealedPaper>>
{
    public async Task<Result<SealedPaper>> Handle(SealPaper request, CancellationToken cancellationToken)
    {
        var session = await db
            .SigningSessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == request.SessionId && s.Account == desk.ActorId, cancellationToken);
        if (session is null)
        {
            return RequestErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        if (now > session.ExpiresAt)
        {
            return SigningWords.SessionExpired;
        }

        // Revoked here since the session began: no signature counts any more.
        var usable = await certificates.FindUsable(session.CertificateId, now, cancellationToken);
        if (usable.IsRefused)
        {
            return usable.Error;
        }

        var prepared = await db
            .SigningSessions.Where(p => p.Id == session.Id)
            .SelectMany(s => s.Items)
            .Where(i => i.PaperId == request.PaperId && i.State == SigningItemState.Prepared)
            .Select(i => i.PreparedForm)
            .SingleOrDefaultAsync(cancellationToken);
        return prepared is null ? SigningWords.PaperNotPrepared : await Seal(prepared, request, cancellationToken);
    }

    private async Task<Result<SealedPaper>> Seal(
        string prepared,
        SealPaper request,
        CancellationToken cancellationToken
    )
    {
        var form = JsonSerializer.Deserialize<PreparedForm>(prepared)!;
        var completed = await signing.CompleteAsync(form, new FormSignature(request.Signature), cancellationToken);
        if (completed.IsRefused)
        {
            return completed.Error;
        }

        var signed = completed.Value;
        using var file = new MemoryStream(signed.Pdf, writable: false);
        var stored = await documents.StoreAsync(file, cancellationToken);
        return stored.Hash.ToString() == signed.Sha256
            ? new SealedPaper(signed.Sha256, stored.Length, signed.TimestampedAt, signed.IsSecond)
            : throw new DocumentStoreException(DocumentStoreFault.Corrupted);
    }
}
