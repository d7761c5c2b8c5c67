using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Takes away everything personal of a dossier, in the transaction of the act that asks for it. Doing it again changes
/// nothing, so that it can be repeated after a stop and after a restore. What stays says how many, where, when and how
/// late, and of whom nothing.
/// </summary>
internal sealed class DossierErasure(PublicServicesDbContext db, RetentionReading reading, TimeProvider clock)
{
    /// <summary>
    /// The SHA-256 of each file that goes with a dossier: its own papers, what the office gave out on it and drafted for it.
    /// Not those that something else names: another dossier, a draft, somebody's store; nor results and receipts whose own
    /// time is longer.
    /// </summary>
    public async Task<IReadOnlyList<string>> FilesOf(Guid dossierId, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossierId, cancellationToken);
        var given = dossier.Attachments.Select(paper => paper.Sha256).Where(hash => hash.Length > 0).ToList();
        var drafted = await db
            .OutcomeFiles.Where(f => f.DossierId == dossierId)
            .Select(f => f.Sha256)
            .ToListAsync(cancellationToken);
        var issued = (await IssuedToGo(dossier, cancellationToken)).SelectMany(paper =>
            new[] { paper.Sha256, paper.SealedSha256 }.OfType<string>()
        );
        var receipts = (await ReceiptsToGo(dossierId, cancellationToken)).Select(r => r.Sha256).OfType<string>();
        var all = given.Concat(drafted).Concat(issued).Concat(receipts).Distinct(StringComparer.Ordinal).ToList();
        var named = await NamedElsewhere(dossierId, all, cancellationToken);
        return [.. all.Except(named, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Erases it, and leaves its files to be removed. The caller saves.</summary>
    public async Task Erase(Dossier dossier, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var owner = await db.People.SingleAsync(p => p.Id == dossier.OwnerId, cancellationToken);
        await EraseIssued(dossier, now, cancellationToken);
        await ErasePayment(dossier, $"{owner.Issuer}|{owner.Subject}", now, cancellationToken);
        await EraseAround(dossier, cancellationToken);
        await LetGo(files, now, cancellationToken);
        var nobody = await Nobody(now, cancellationToken);
        dossier.Erase(nobody.Id, now).Match(_ => true, error => throw new InvalidOperationException(error.Code));
        if (owner.IsAtCounter && !await IsKnownElsewhere(owner.Id, dossier.Id, cancellationToken))
        {
            db.People.Remove(owner);
        }
    }

    /// <summary>Gives up the files of destroyed dossiers whose own time has ended since; how many.</summary>
    public async Task<int> EraseLate(Dossier dossier, CancellationToken cancellationToken)
    {
        var files = await FilesOf(dossier.Id, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var paper in await IssuedToGo(dossier, cancellationToken))
        {
            paper.EraseFile(now);
        }

        foreach (var receipt in await ReceiptsToGo(dossier.Id, cancellationToken))
        {
            receipt.EraseFile(now);
        }

        await LetGo(files, now, cancellationToken);
        return files.Count;
    }

    private async Task<List<IssuedPaper>> IssuedToGo(Dossier dossier, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var closed = RetentionRule.ClosedAt(dossier);
        var resultsGo =
            closed is { } at
            && RetentionRule.ResultDueAt(reading.PeriodOf(dossier.Procedure), at) is { } due
            && due <= now;
        return await db
            .IssuedPapers.Where(p =>
                p.DossierId == dossier.Id
                && p.FileErasedAt == null
                && p.Sha256 != null
                && (p.Kind != PaperKind.Result || resultsGo)
                && !db.KeptPapers.Any(kept => kept.IssuedPaperId == p.Id)
            )
            .ToListAsync(cancellationToken);
    }

    private Task<List<Domain.Payments.Receipt>> ReceiptsToGo(Guid dossierId, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddMonths(-RetentionRule.ReceiptMonths);
        return db
            .Receipts.Where(r =>
                r.DossierId == dossierId && r.FileErasedAt == null && r.Sha256 != null && r.IssuedAt < before
            )
            .ToListAsync(cancellationToken);
    }

    private async Task<List<string>> NamedElsewhere(
        Guid dossierId,
        List<string> files,
        CancellationToken cancellationToken
    )
    {
        var named = await db
            .Dossiers.Where(d => d.Id != dossierId)
            .SelectMany(d => d.Attachments)
            .Where(a => files.Contains(a.Sha256))
            .Select(a => a.Sha256)
            .ToListAsync(cancellationToken);
        named.AddRange(
            await db
                .KeptPapers.Where(p => files.Contains(p.Sha256!))
                .Select(p => p.Sha256!)
                .ToListAsync(cancellationToken)
        );
        named.AddRange(
            await db
                .DraftAttachments.Where(a =>
                    files.Contains(a.Sha256) && !db.Drafts.Any(d => d.Id == a.DraftId && d.DossierId == dossierId)
                )
                .Select(a => a.Sha256)
                .ToListAsync(cancellationToken)
        );
        named.AddRange(
            await db
                .OutcomeFiles.Where(f => f.DossierId != dossierId && files.Contains(f.Sha256))
                .Select(f => f.Sha256)
                .ToListAsync(cancellationToken)
        );
        return named;
    }

    private async Task EraseIssued(Dossier dossier, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var paper in await IssuedToGo(dossier, cancellationToken))
        {
            paper.EraseFile(now);
        }

        var papers = await db.IssuedPapers.Where(p => p.DossierId == dossier.Id).ToListAsync(cancellationToken);
        papers.ForEach(paper => paper.Forget());
    }

    private async Task ErasePayment(
        Dossier dossier,
        string account,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.DossierId == dossier.Id, cancellationToken);
        payment?.Forget(account, Dossier.Nobody);
        if (payment is not null)
        {
            await db.PaymentLinks.Where(l => l.PaymentId == payment.Id).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var receipt in await ReceiptsToGo(dossier.Id, cancellationToken))
        {
            receipt.EraseFile(now);
        }

        var receipts = await db.Receipts.Where(r => r.DossierId == dossier.Id).ToListAsync(cancellationToken);
        receipts.ForEach(receipt => receipt.Forget(account, Dossier.Nobody));
    }

    /// <summary>What stands beside the dossier: words, keys, talk, notices, looks, drafts, answers to repetitions.</summary>
    private async Task EraseAround(Dossier dossier, CancellationToken cancellationToken)
    {
        var id = dossier.Id;
        var wanted = await db.ResultReturns.SingleOrDefaultAsync(r => r.DossierId == id, cancellationToken);
        wanted?.Erase();
        var apology = await db.Apologies.SingleOrDefaultAsync(a => a.DossierId == id, cancellationToken);
        apology?.Erase();
        var talk = await db.Conversations.SingleOrDefaultAsync(c => c.DossierId == id, cancellationToken);
        if (talk is not null)
        {
            db.Conversations.Remove(talk);
        }

        await db.DossierWords.Where(w => w.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db.DossierWatches.Where(w => w.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db.TrackingKeys.Where(k => k.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db.CollectionCodes.Where(c => c.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db.OutcomeFiles.Where(f => f.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Reminders.Where(r => r.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UnclosedDossiers.Where(u => u.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db
            .SmsTraces.Where(t => db.OutboxMessages.Any(m => m.DossierId == id && m.ShortMessageId == t.ShortMessageId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.OutboxMessages.Where(m => m.DossierId == id).ExecuteDeleteAsync(cancellationToken);
        await db
            .DraftAttachments.Where(a => db.Drafts.Any(d => d.Id == a.DraftId && d.DossierId == id))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Drafts.Where(d => d.DossierId == id).ExecuteDeleteAsync(cancellationToken);

        // Which first answers speak of it can't be asked: they are encrypted. Upkeep keeps none beyond a day, nor is one here.
        var answeredUntil = clock.GetUtcNow() - Leftovers.AnswersKept;
        await db.IdempotencyRecords.Where(r => r.CreatedAt < answeredUntil).ExecuteDeleteAsync(cancellationToken);

        // Who looked stays, since the law wants it known; what they wrote about a person does not, nor that by which a person
        // whom the register was asked about could be known again.
        await db
            .StaffLooks.Where(l => l.DossierId == id && l.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Reason, ""), cancellationToken);
        await db
            .StaffLooks.Where(l => l.DossierId == id && l.About != null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.About, (string?)null), cancellationToken);
        await db
            .CounterLooks.Where(l => l.DossierId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.About, (string?)null), cancellationToken);
        await db
            .LegalHolds.Where(h => h.DossierId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Reason, ""), cancellationToken);
    }

    /// <summary>The removal of documents asks these first, and deletes them when a back-up can't miss them any more.</summary>
    private Task<int> LetGo(IReadOnlyList<string> files, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = now.AddDays(-2);
        return db
            .StoredDocuments.Where(d => files.Contains(d.Sha256))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.CheckedAt, asked), cancellationToken);
    }

    private async Task<Person> Nobody(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var nobody = await db.People.SingleOrDefaultAsync(p => p.Id == Person.NobodyId, cancellationToken);
        if (nobody is null)
        {
            nobody = Person.Nobody(now);
            db.People.Add(nobody);
        }

        return nobody;
    }

    private async Task<bool> IsKnownElsewhere(Guid personId, Guid dossierId, CancellationToken cancellationToken) =>
        await db.Dossiers.AnyAsync(d => d.OwnerId == personId && d.Id != dossierId, cancellationToken)
        || await db.Drafts.AnyAsync(d => d.OwnerId == personId && d.DossierId != dossierId, cancellationToken)
        || await db.KeptPapers.AnyAsync(p => p.PersonId == personId, cancellationToken)
        || await db.DataRequests.AnyAsync(r => r.PersonId == personId, cancellationToken)
        || await db.DataExports.AnyAsync(e => e.PersonId == personId, cancellationToken)
        || await db.OwnLooks.AnyAsync(l => l.PersonId == personId, cancellationToken);
}
