using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Carries out approved lists, a bounded number of dossiers at a time. Each is claimed in one act, which looks for holds a
/// last time; then noted in the ledger outside the database; then erased in another. A stop in between leaves a claim, and
/// the next round goes on with it: what was claimed is never half erased, and never forgotten.
/// </summary>
internal sealed class ErasureWork(
    PublicServicesDbContext db,
    DossierErasure erasure,
    IErasureLedger ledger,
    IErasedSpace space,
    OneByOne acts,
    TimeProvider clock
)
{
    private const int DossiersAtATime = 50;

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var lists = await db
            .DestructionLists.AsNoTracking()
            .Where(l => l.Status == DestructionStatus.Approved)
            .OrderBy(l => l.DecidedAt)
            .ToListAsync(cancellation);
        var left = DossiersAtATime;
        var isAnyOver = false;
        foreach (var list in lists.TakeWhile(_ => left > 0))
        {
            var (done, isOver) = await CarryOut(list, left, cancellation);
            left -= done;
            isAnyOver |= isOver;
        }

        // Once a list is through, not each minute on its way.
        if (isAnyOver)
        {
            await space.ReleaseAsync(cancellation);
        }
    }

    private async Task<(int Done, bool IsOver)> CarryOut(
        DestructionList list,
        int atMost,
        CancellationToken cancellation
    )
    {
        var open = list
            .Items.Where(item => item.State is DestructionState.Listed or DestructionState.Claimed)
            .OrderBy(item => item.Number)
            .ToList();
        foreach (var item in open.Take(atMost))
        {
            await acts.Send(new ClaimForErasure(list.Id, item.Number), cancellation);
            if (await IsClaimed(list.Id, item.Number, cancellation))
            {
                await Note(list, item, cancellation);
                await acts.Send(new EraseDossier(list.Id, item.Number), cancellation);
            }
        }

        if (open.Count > atMost)
        {
            return (atMost, false);
        }

        await acts.Send(new CloseDestruction(list.Id), cancellation);
        return (open.Count, open.Count > 0);
    }

    private Task<bool> IsClaimed(Guid listId, int number, CancellationToken cancellation) =>
        db
            .DestructionLists.Where(l => l.Id == listId)
            .SelectMany(l => l.Items)
            .AnyAsync(i => i.Number == number && i.State == DestructionState.Claimed, cancellation);

    private async Task Note(DestructionList list, DestructionItem item, CancellationToken cancellation) =>
        await ledger.AppendAsync(
            new ErasureEntry(
                ErasureKind.Dossiers,
                item.DossierId,
                clock.GetUtcNow(),
                item.Code,
                list.Number,
                await erasure.FilesOf(item.DossierId, cancellation)
            ),
            cancellation
        );
}
