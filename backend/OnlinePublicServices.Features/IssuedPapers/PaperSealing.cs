using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// Lets papers go out under their unit's seal when their person has no certificate that could sign them, and seals the
/// results that were issued behind the signature of whoever approved them. Runs beside the acts, on any number of instances: printing and sealing change nothing, and of two who enter the same paper the second
/// finds it entered. Killed in between, it is done again. Source: 68/2024/ND-CP, Art. 33.
/// </summary>
internal sealed partial class PaperSealing(
    PublicServicesDbContext db,
    PaperPrinting printing,
    IOrganisationSeals seals,
    IFormSigning signing,
    IDocumentStore documents,
    PaymentDesk payments,
    Catalogue catalogue,
    TimeProvider clock,
    ILogger<PaperSealing> logger
)
{
    private const int PageSize = 50;

    /// <summary>The papers that clerks sign; no seal stands in for the head of an office who acts.</summary>
    private static readonly PaperKind[] Kinds =
    [
        PaperKind.AppointmentSlip,
        PaperKind.SupplementRequest,
        PaperKind.Refusal,
        PaperKind.StopNotice,
    ];

    private static readonly DossierStatus[] Issued = [DossierStatus.Resolved, DossierStatus.Returned];

    /// <summary>
    /// Seals all that waits, the oldest first. One paper that fails, or whose unit has no seal, waits for the next round
    /// and stops no other.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        // Ids grow with time: what waits for good lies behind once it was looked at.
        List<Guid> page;
        var after = Guid.Empty;
        do
        {
            page = await Due(after, cancellationToken);
            foreach (var id in page)
            {
                after = id;
                await Try(id, cancellationToken);
            }
        } while (page.Count == PageSize);
    }

    private async Task Try(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        try
        {
            var done = await SealOne(id, cancellationToken);
            if (done.IsRefused)
            {
                NotSealed(logger, id, done.Error.Code);
            }
        }
        // Whatever is wrong with one paper must not hold the others back.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(logger, failure, id);
        }
    }

    private Task<List<Guid>> Due(Guid after, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unsigned = db.IssuedPapers.Where(p =>
            p.State == PaperState.Waiting
            && (p.IssuedBy == Actor.System.Id || Kinds.Contains(p.Kind))
            && !db.StaffCertificates.Any(c =>
                c.Account == p.IssuedBy && c.RevokedAt == null && c.ValidFrom <= now && c.ValidUntil >= now
            )
        );
        var issued = db.IssuedPapers.Where(p =>
            p.State == PaperState.Signed
            && p.Kind == PaperKind.Result
            && p.Rung == PaperRung.Person
            && db.Dossiers.Any(d => d.Id == p.DossierId && Issued.Contains(d.Status))
        );
        return unsigned
            .Concat(issued)
            .Where(p => p.Id > after)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<Result<Done>> SealOne(Guid id, CancellationToken cancellationToken)
    {
        var paper = await db.IssuedPapers.SingleAsync(p => p.Id == id, cancellationToken);
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == paper.DossierId, cancellationToken);
        var unit = catalogue.Units.Find(paper.UnitId)!.Name.Vi;
        if (seals.ChainOf(paper.UnitId, unit) is not { } chain)
        {
            return Done.Value;
        }

        var now = clock.GetUtcNow();
        var content =
            paper.Kind is PaperKind.Result
                ? await Behind(dossier, paper, chain, now, cancellationToken)
                : await InPlace(dossier, paper, chain, now, cancellationToken);
        var file = await Sealed(paper, content, cancellationToken);
        return file.IsRefused ? file.Error : await Enter(dossier, paper, file.Value, unit, cancellationToken);
    }

    /// <summary>The seal alone, for the person whom it names; their own signature may follow.</summary>
    private async Task<FormContent> InPlace(
        Dossier dossier,
        IssuedPaper paper,
        IReadOnlyList<byte[]> chain,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var printed = await printing.Print(dossier, paper, FormSignatureMode.Digital, cancellationToken);
        var author = printing.AuthorOf(paper);
        var (above, below) = PaperPrinting.Halves(printed.SignaturePlace!);
        return new FormContent(
            printed.Pdf.ToArray(),
            above,
            printing.SealBlock(paper, author, now),
            chain,
            now,
            Reason: author.Position.Length > 0 ? $"{author.Name}, {author.Position}" : author.Name,
            Author: author,
            SecondPlace: below
        );
    }

    /// <summary>The seal in the field that the signature left for it.</summary>
    private async Task<FormContent> Behind(
        Dossier dossier,
        IssuedPaper paper,
        IReadOnlyList<byte[]> chain,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var printed = await printing.Print(dossier, paper, FormSignatureMode.Digital, cancellationToken);
        return new FormContent(
            await documents.ReadAsync(paper.Sha256!, cancellationToken),
            printed.SignaturePlace!,
            printing.OwnSealBlock(paper, now),
            chain,
            now
        );
    }

    private async Task<Result<SignedForm>> Sealed(
        IssuedPaper paper,
        FormContent content,
        CancellationToken cancellationToken
    )
    {
        var prepared = await signing.PrepareAsync(content, cancellationToken);
        if (prepared.IsRefused)
        {
            return prepared.Error;
        }

        var form = prepared.Value;
        var value = await seals.SignAsync(paper.UnitId, form.SignedAttributes, form.Algorithm, cancellationToken);
        return value.IsRefused
            ? value.Error
            : await signing.CompleteAsync(form, new FormSignature(value.Value), cancellationToken);
    }

    private async Task<Result<Done>> Enter(
        Dossier dossier,
        IssuedPaper paper,
        SignedForm file,
        string unit,
        CancellationToken cancellationToken
    )
    {
        using var bytes = new MemoryStream(file.Pdf, writable: false);
        var stored = await documents.StoreAsync(bytes, cancellationToken);
        var entered =
            paper.Kind is PaperKind.Result
                ? paper.SealBehind(file.Sha256, file.TimestampedAt)
                : paper.Seal(file.Sha256, unit, file.TimestampedAt);
        if (entered.IsRefused)
        {
            return entered;
        }

        var now = clock.GetUtcNow();
        db.StoredDocuments.Add(new StoredDocument(file.Sha256, "application/pdf", stored.Length, ScanState.Clean, now));
        // A result waits for its fee; then the payment lets it go out.
        if (
            paper.Kind is not PaperKind.Result
            || !await payments.OwesBy(PaymentStage.Return, dossier.Id, cancellationToken)
        )
        {
            db.Owe(paper.Kind.SignedMessage, dossier, now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance, or the person after all: one of them let it out.
        }

        return Done.Value;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Paper {Paper} was not sealed: {Code}")]
    private static partial void NotSealed(ILogger logger, Guid paper, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Paper {Paper} could not be sealed")]
    private static partial void Failed(ILogger logger, Exception failure, Guid paper);
}
