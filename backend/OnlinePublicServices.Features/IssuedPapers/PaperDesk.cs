using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>Gives papers out, in the transaction of the act that they belong to.</summary>
internal sealed class PaperDesk(PublicServicesDbContext db)
{
    /// <summary>
    /// Form 01 for a dossier that was accepted; it says nothing beyond the dossier.
    /// <inheritdoc cref="Issue(PaperFacts, Dossier, string, DateTimeOffset, CancellationToken)"/>
    /// </summary>
    public Task<IssuedPaper> IssueSlip(
        Dossier dossier,
        string issuedBy,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => Issue(PaperKind.AppointmentSlip, null, dossier, dossier.UnitId, issuedBy, at, cancellationToken);

    /// <summary>
    /// A paper on a dossier, numbered, waiting for the signature of the account that <paramref name="issuedBy"/> names.
    /// No act waits for that: the mail with the paper is owed when it is signed.
    /// </summary>
    public Task<IssuedPaper> Issue(
        PaperFacts facts,
        Dossier dossier,
        string issuedBy,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => Issue(KindOf(facts), facts, dossier, dossier.UnitId, issuedBy, at, cancellationToken);

    /// <summary>
    /// The result, in the name of the body that decides.
    /// <inheritdoc cref="Issue(PaperFacts, Dossier, string, DateTimeOffset, CancellationToken)"/>
    /// </summary>
    public Task<IssuedPaper> IssueResult(
        ResultFacts facts,
        Dossier dossier,
        string unitId,
        string issuedBy,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => Issue(PaperKind.Result, facts, dossier, unitId, issuedBy, at, cancellationToken);

    /// <summary>The result that was given out no longer holds; its file stays genuine, and a check says so.</summary>
    public async Task WithdrawResult(Dossier dossier, CancellationToken cancellationToken)
    {
        var given = await db
            .IssuedPapers.Where(p =>
                p.DossierId == dossier.Id && p.Kind == PaperKind.Result && p.State != PaperState.Superseded
            )
            .ToListAsync(cancellationToken);
        given.ForEach(paper => paper.Supersede());
    }

    /// <summary>
    /// Form 04 of an apology that was made.
    /// <inheritdoc cref="Issue(PaperFacts, Dossier, string, DateTimeOffset, CancellationToken)"/>
    /// </summary>
    public Task<IssuedPaper> IssueApology(
        Dossier dossier,
        string issuedBy,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var made = dossier.History.Last(record => record.Act is DossierAct.Apologise);
        var facts = new ApologyFacts(dossier.OriginalDueAt!.Value, dossier.PromisedDueAt!.Value, made.Reason!);
        return Issue(facts, dossier, issuedBy, at, cancellationToken);
    }

    private static PaperKind KindOf(PaperFacts facts) =>
        facts switch
        {
            SupplementFacts => PaperKind.SupplementRequest,
            RefusalFacts => PaperKind.Refusal,
            ApologyFacts => PaperKind.ApologyLetter,
            StopFacts => PaperKind.StopNotice,
            ResultFacts => PaperKind.Result,
            _ => throw new ArgumentException($"No paper says {facts.GetType().Name}.", nameof(facts)),
        };

    private async Task<IssuedPaper> Issue(
        PaperKind kind,
        PaperFacts? facts,
        Dossier dossier,
        string unitId,
        string issuedBy,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var number = await db.DrawPaperNumber(kind, unitId, at, cancellationToken);
        var paper = new IssuedPaper(
            Guid.CreateVersion7(at),
            kind,
            dossier.Id,
            number,
            unitId,
            dossier.Edition,
            issuedBy,
            at,
            facts is null ? null : JsonSerializer.Serialize(facts, facts.GetType())
        );
        db.IssuedPapers.Add(paper);
        return paper;
    }
}
