using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>Looks for holds a last time: from here on a dossier is erased, or it is left out and says why.</summary>
internal sealed record ClaimForErasure(Guid ListId, int Number) : IAct<Done>;

internal sealed class ClaimForErasureHandler(PublicServicesDbContext db, RetentionReading reading, TimeProvider clock)
    : IRequestHandler<ClaimForErasure, Result<Done>>
{
    public async Task<Result<Done>> Handle(ClaimForErasure request, CancellationToken cancellationToken)
    {
        var list = await db.DestructionLists.SingleAsync(l => l.Id == request.ListId, cancellationToken);
        var item = list.Items.Single(i => i.Number == request.Number);
        if (item.State is not DestructionState.Listed)
        {
            return Done.Value;
        }

        var now = clock.GetUtcNow();
        var term = await db.RetentionTerms.SingleAsync(t => t.DossierId == item.DossierId, cancellationToken);
        var asked = await reading.Ask([item.DossierId], cancellationToken);
        var holds = asked.TryGetValue(item.DossierId, out var found)
            ? found.Facts.HoldsAt(now)
            : [RetentionHold.NotClosed];

        // Also its version: whoever holds it back at this moment loses the race, or we do.
        term.Put(holds.Count == 0 ? list.Id : null);
        if (holds.Count == 0)
        {
            item.Claim();
        }
        else
        {
            item.LeaveOut(holds[0], now);
        }

        return Done.Value;
    }
}

/// <summary>Erases what was claimed and noted in the ledger.</summary>
internal sealed record EraseDossier(Guid ListId, int Number) : IAct<Done>;

internal sealed class EraseDossierHandler(PublicServicesDbContext db, DossierErasure erasure, TimeProvider clock)
    : IRequestHandler<EraseDossier, Result<Done>>
{
    public async Task<Result<Done>> Handle(EraseDossier request, CancellationToken cancellationToken)
    {
        var list = await db.DestructionLists.SingleAsync(l => l.Id == request.ListId, cancellationToken);
        var item = list.Items.Single(i => i.Number == request.Number);
        if (item.State is not DestructionState.Claimed)
        {
            return Done.Value;
        }

        var now = clock.GetUtcNow();
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == item.DossierId, cancellationToken);
        var term = await db.RetentionTerms.SingleAsync(t => t.DossierId == item.DossierId, cancellationToken);
        var files = await erasure.FilesOf(dossier.Id, cancellationToken);
        await erasure.Erase(dossier, files, cancellationToken);
        item.Erased(files, now);
        term.Erased(now);
        return Done.Value;
    }
}

/// <summary>
/// Makes a list that is carried out the record of it, sealed together with the one before. The record lies outside the
/// database before it counts in it.
/// </summary>
internal sealed record CloseDestruction(Guid ListId) : IAct<Done>;

internal sealed class CloseDestructionHandler(PublicServicesDbContext db, DestructionChain chain, IErasureLedger ledger)
    : IRequestHandler<CloseDestruction, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseDestruction request, CancellationToken cancellationToken)
    {
        // The end first, then what came before it: a record whose act was rolled back is taken back, not written again.
        var (number, before) = await chain.Next(cancellationToken);
        await chain.TakeBack(cancellationToken);
        var list = await db.DestructionLists.SingleAsync(l => l.Id == request.ListId, cancellationToken);
        if (
            list.Status is not DestructionStatus.Approved
            || list.Items.Any(item => item.State is DestructionState.Listed or DestructionState.Claimed)
        )
        {
            return Done.Value;
        }

        // Executed when the last was done, not when it is noted: tried again, the record is the same to the letter.
        list.Close(number, before, DestructionSeal.Of, list.Items.Max(item => item.DoneAt!.Value));
        await ledger.KeepRecordAsync(
            RecordChain.Lists,
            ChainLinks.NameOf(number, list.Seal!),
            DestructionSeal.Text(list),
            cancellationToken
        );
        return Done.Value;
    }
}

/// <summary>Gives up the files of a destroyed dossier whose own time has ended since.</summary>
internal sealed record EraseLateFiles(Guid DossierId) : IAct<Done>;

internal sealed class EraseLateFilesHandler(PublicServicesDbContext db, DossierErasure erasure)
    : IRequestHandler<EraseLateFiles, Result<Done>>
{
    public async Task<Result<Done>> Handle(EraseLateFiles request, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == request.DossierId, cancellationToken);
        await erasure.EraseLate(dossier, cancellationToken);
        return Done.Value;
    }
}

/// <summary>Erases once more what the ledger says was destroyed: a restored database has brought it back.</summary>
internal sealed record EraseAgain(Guid DossierId) : IAct<Done>;

internal sealed class EraseAgainHandler(PublicServicesDbContext db, DossierErasure erasure, TimeProvider clock)
    : IRequestHandler<EraseAgain, Result<Done>>
{
    public async Task<Result<Done>> Handle(EraseAgain request, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == request.DossierId, cancellationToken);
        var files = await erasure.FilesOf(dossier.Id, cancellationToken);
        await erasure.Erase(dossier, files, cancellationToken);
        var term = await db.RetentionTerms.SingleOrDefaultAsync(
            t => t.DossierId == request.DossierId,
            cancellationToken
        );
        term?.Erased(clock.GetUtcNow());
        var lists = await db
            .DestructionLists.Where(l =>
                l.Status != DestructionStatus.Rejected && l.Items.Any(i => i.DossierId == request.DossierId)
            )
            .ToListAsync(cancellationToken);
        foreach (
            var item in lists
                .SelectMany(list => list.Items)
                .Where(item =>
                    item.DossierId == request.DossierId
                    && item.State is (DestructionState.Listed or DestructionState.Claimed)
                )
        )
        {
            item.Erased(files, clock.GetUtcNow());
        }

        return Done.Value;
    }
}
