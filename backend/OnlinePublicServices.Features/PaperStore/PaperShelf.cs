using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.PaperStore;

/// <summary>A paper of a store with the bytes that stand behind it now.</summary>
internal sealed record ShelvedPaper
{
    public required KeptPaper Kept { get; init; }

    public required StoredDocument Document { get; init; }
}

/// <summary>
/// Puts checked papers and signed results into their person's store, in the transaction of the act that makes them so, and
/// finds those that serve another dossier.
/// </summary>
internal sealed class PaperShelf(PublicServicesDbContext db, Catalogue catalogue, TimeProvider clock)
{
    private static readonly PaymentStatus[] Owed =
    [
        PaymentStatus.Open,
        PaymentStatus.AwaitsCount,
        PaymentStatus.ClaimUndecided,
    ];

    private static readonly DossierStatus[] Over = [DossierStatus.Resolved, DossierStatus.Returned];

    /// <summary>
    /// The papers of a store whose bytes are there and clean. A result is among them while it holds, once its dossier is
    /// over and its fee is paid.
    /// </summary>
    public IQueryable<ShelvedPaper> Of(Guid? personId)
    {
        var results = db.IssuedPapers.Where(p =>
            p.State == PaperState.Signed
            && db.Dossiers.Any(d => d.Id == p.DossierId && Over.Contains(d.Status))
            && !db.Payments.Any(d => d.DossierId == p.DossierId && Owed.Contains(d.Status))
        );
        return from kept in db.KeptPapers
            where kept.PersonId == personId
            join result in results on kept.IssuedPaperId equals (Guid?)result.Id into held
            from result in held.DefaultIfEmpty()
            join document in db.StoredDocuments.Where(d => d.Scan == ScanState.Clean && !d.IsLeaving)
                on kept.Sha256 ?? result!.Sha256 equals document.Sha256
            select new ShelvedPaper { Kept = kept, Document = document };
    }

    /// <summary>The papers of a store that answer a required document today, the newest first.</summary>
    public async Task<IReadOnlyList<ShelvedPaper>> FittingIn(
        Draft draft,
        IReadOnlyCollection<RequiredDocument> papers,
        CancellationToken cancellationToken
    )
    {
        var kinds = papers.Select(paper => catalogue.ReusableAs(paper.Code)?.Id).OfType<string>().ToList();
        if (kinds.Count == 0)
        {
            return [];
        }

        var today = Today;
        var given = await GivenBefore(draft, cancellationToken);
        return await Of(draft.OwnerId)
            .Where(one => !given.Contains(one.Document.Sha256))
            .Where(one =>
                kinds.Contains(one.Kept.Kind!)
                && one.Kept.TakenOutAt == null
                && (one.Kept.GoodUntil == null || one.Kept.GoodUntil >= today)
            )
            .OrderByDescending(one => one.Kept.CheckedAt)
            .ThenByDescending(one => one.Kept.Id)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The bytes that the dossier has had which a draft supplements: what was asked for in addition is not answered by
    /// them, however good they were found elsewhere.
    /// </summary>
    public async Task<IReadOnlyList<string>> GivenBefore(Draft draft, CancellationToken cancellationToken) =>
        draft.DossierId is { } dossier
            ? await db
                .Dossiers.Where(d => d.Id == dossier)
                .SelectMany(d => d.Attachments)
                .Select(a => a.Sha256)
                .ToListAsync(cancellationToken)
            : [];

    /// <summary>A counter has found bytes faulty that a store holds: no other dossier may use them until one finds them good.</summary>
    public async Task Doubt(Dossier dossier, Guid attachmentId, CancellationToken cancellationToken)
    {
        var paper = dossier.Attachments.Single(a => a.Id == attachmentId);
        var origin = paper.Origin?.PaperId;
        var doubted = await db
            .KeptPapers.Where(kept =>
                kept.PersonId == dossier.OwnerId && (kept.Sha256 == paper.Sha256 || kept.Id == origin)
            )
            .ToListAsync(cancellationToken);
        doubted.ForEach(kept => kept.Doubt());
    }

    /// <summary>Whether a paper of a store answers a required document today.</summary>
    public bool Fits(ShelvedPaper shelved, RequiredDocument paper) =>
        shelved.Kept.ServesOn(Today)
        && catalogue.ReusableAs(paper.Code)?.Id == shelved.Kept.Kind
        && paper.Accepts.Contains(shelved.Document.MediaType == "application/pdf" ? FileKind.Pdf : FileKind.Photo);

    /// <summary>
    /// Where papers of a draft were checked before, by their id in the store. One that has run out, or that is there no
    /// more, is missing: the counter looks at it as at any other.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, PaperOrigin>> OriginsOf(
        IEnumerable<Guid?> keptPapers,
        Guid personId,
        CancellationToken cancellationToken
    )
    {
        var ids = keptPapers.OfType<Guid>().ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, PaperOrigin>();
        }

        var today = Today;
        var papers = await Of(personId)
            .Where(one => ids.Contains(one.Kept.Id) && (one.Kept.GoodUntil == null || one.Kept.GoodUntil >= today))
            .Select(one => one.Kept)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return papers.ToDictionary(kept => kept.Id, kept => kept.AsOrigin());
    }

    /// <summary>Puts what the counter found good into the store of the applicant, if it is they who filed.</summary>
    public async Task KeepPapers(Dossier dossier, CancellationToken cancellationToken)
    {
        var checkedNow = dossier
            .CurrentAttachments.Where(paper => paper.Verdict is PaperVerdict.Good && catalogue.IsKept(paper.PaperCode))
            .Select(paper => (Paper: paper, Verdict: VerdictOf(dossier, paper)))
            .Where(one => one.Verdict is not null)
            .ToList();
        if (checkedNow.Count == 0 || !await IsTheirOwn(dossier, cancellationToken))
        {
            return;
        }

        var hashes = checkedNow.Select(one => one.Paper.Sha256).ToList();
        var there = await db
            .KeptPapers.Where(kept => kept.PersonId == dossier.OwnerId && hashes.Contains(kept.Sha256!))
            .ToListAsync(cancellationToken);
        foreach (var (paper, verdict) in checkedNow.DistinctBy(one => (one.Paper.Sha256, one.Paper.PaperCode)))
        {
            var kind = catalogue.ReusableAs(paper.PaperCode);
            if (there.Find(kept => (kept.Sha256, kept.PaperCode) == (paper.Sha256, paper.PaperCode)) is { } known)
            {
                known.CheckAgain(dossier, verdict!, kind);
            }
            else
            {
                db.KeptPapers.Add(KeptPaper.Of(Guid.CreateVersion7(clock.GetUtcNow()), dossier, paper, verdict!, kind));
            }
        }
    }

    /// <summary>Puts the signed result into the store of the applicant, if it is they who filed.</summary>
    public async Task KeepResult(Dossier dossier, IssuedPaper result, CancellationToken cancellationToken)
    {
        if (
            await db.KeptPapers.AnyAsync(kept => kept.IssuedPaperId == result.Id, cancellationToken)
            || !await IsTheirOwn(dossier, cancellationToken)
        )
        {
            return;
        }

        var issue = dossier.History.OrderBy(act => act.Number).Last(act => act.Act is DossierAct.RecordOutcome);
        var kind =
            dossier.ApprovedOutcome?.Outcome is Outcome.Granted ? catalogue.ReusableResultOf(dossier.Procedure) : null;
        db.KeptPapers.Add(KeptPaper.Of(Guid.CreateVersion7(clock.GetUtcNow()), dossier, result, issue, kind));
    }

    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    /// <summary>The act by which a paper was found good in this dossier; nothing where it still rests on an earlier one.</summary>
    private static DossierRecord? VerdictOf(Dossier dossier, Attachment paper) =>
        dossier
            .History.OrderBy(act => act.Number)
            .LastOrDefault(act => act.Act is DossierAct.ExaminePaper && act.SubjectId == paper.Id);

    /// <summary>
    /// Whoever files for somebody else gets none of their papers: the number says who it is, and where the account has
    /// none, the name. Whoever was entered at a counter has no account, and no store that they could open.
    /// </summary>
    private async Task<bool> IsTheirOwn(Dossier dossier, CancellationToken cancellationToken)
    {
        if (dossier.EnteredAtUnit is not null)
        {
            return false;
        }

        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == dossier.OwnerId, cancellationToken);
        return person.PersonalId is { } number
            ? dossier.Applicant.PersonalId?.Reveal() == number
            : string.Equals(dossier.Applicant.Name, person.FullName, StringComparison.OrdinalIgnoreCase);
    }
}
