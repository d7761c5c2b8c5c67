using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Returns;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// Writes what is kept of a person as a ZIP archive, one dossier and one file in memory at a time. Staff stand in it by
/// post and unit, never by name or account; a petition is not in it, since nothing ties it to an account.
/// </summary>
internal sealed partial class PersonalDataArchive(
    PublicServicesDbContext db,
    Catalogue catalogue,
    PersonLooks looks,
    LookWording wording,
    IDocumentStore store
)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        // Read by people: Vietnamese letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task WriteAsync(ExportOrder order, Stream to, CancellationToken cancellationToken)
    {
        var pipe = PipeWriter.Create(to, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var gathering = new GatheringStream(pipe))
        {
            await WriteAsync(order, gathering, cancellationToken);
        }

        await pipe.CompleteAsync();
    }

    private async Task WriteAsync(ExportOrder order, GatheringStream to, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(
            to,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancellationToken
        );
        await WritePerson(zip, order.PersonId, cancellationToken);
        await Json(zip, "register-looks.json", await LooksBesideDossiers(order, cancellationToken), cancellationToken);
        var drafts = await db
            .Drafts.Where(d => d.OwnerId == order.PersonId)
            .OrderBy(d => d.Id)
            .Select(d => d.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in drafts)
        {
            await WriteDraft(zip, id, cancellationToken);
        }

        var dossiers = await db
            .Dossiers.Where(d => d.OwnerId == order.PersonId)
            .OrderBy(d => d.Id)
            .Select(d => d.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in dossiers)
        {
            await WriteDossier(zip, id, cancellationToken);
        }
    }

    private async Task WritePerson(ZipArchive zip, Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, cancellationToken);
        await Json(zip, "profile.json", Profile.Of(person), cancellationToken);
        var reflections = await db
            .FeedbackCases.AsNoTracking()
            .Where(f => f.Author.PersonId == personId)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellationToken);
        await Json(zip, "reflections.json", reflections.Select(Show), cancellationToken);
        var requests = await db
            .DataRequests.AsNoTracking()
            .Where(r => r.PersonId == personId)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        await Json(
            zip,
            "requests.json",
            requests.Select(r => new
            {
                r.Kind,
                Unit = NameOf(r.UnitId),
                r.Status,
                r.FiledAt,
                r.LegalGround,
                Acts = r
                    .History.OrderBy(act => act.Number)
                    .Select(act => new
                    {
                        act.Act,
                        act.At,
                        act.Words,
                    }),
            }),
            cancellationToken
        );
        var exports = await db
            .DataExports.Where(e => e.PersonId == personId)
            .OrderBy(e => e.At)
            .Select(e => e.At)
            .ToListAsync(cancellationToken);
        await Json(zip, "exports.json", exports, cancellationToken);
        await Json(zip, "notices.json", await NoticesTo(personId, cancellationToken), cancellationToken);
        await Json(zip, "paper-store.json", await StoreOf(personId, cancellationToken), cancellationToken);
    }

    /// <summary>The store names papers that lie with their dossiers.</summary>
    private async Task<object> StoreOf(Guid personId, CancellationToken cancellationToken)
    {
        var kept = await db
            .KeptPapers.AsNoTracking()
            .Where(p => p.PersonId == personId)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        return kept.Select(p => new
        {
            p.DossierCode,
            Name = KeptPaperView.NameOf(p, catalogue),
            p.FileName,
            Unit = NameOf(p.UnitId),
            p.Role,
            p.CheckedAt,
            p.GoodUntil,
            p.TakenOutAt,
        });
    }

    private object Show(ResultReturn wanted) =>
        new
        {
            wanted.Way,
            Counter = NameOf(wanted.CounterUnitId ?? wanted.UnitId),
            wanted.Address,
            Parcels = wanted.Parcels.Select(ParcelView.Of),
            Collectors = wanted.Mandates.Select(sent => new
            {
                sent.Name,
                sent.PersonalId,
                sent.GivenAt,
                sent.RevokedAt,
            }),
        };

    private object Show(FeedbackCase reflection) =>
        new
        {
            reflection.Code,
            reflection.Kind,
            Unit = NameOf(reflection.UnitId),
            reflection.Subject,
            reflection.Status,
            reflection.ReceivedAt,
            reflection.Author.Name,
            reflection.Author.Email,
            reflection.Author.Phone,
            Acts = reflection
                .History.OrderBy(act => act.Number)
                .Select(act => new
                {
                    act.Act,
                    act.Role,
                    Unit = NameOf(act.UnitId),
                    act.At,
                    act.Words,
                }),
        };

    private async Task WriteDraft(ZipArchive zip, Guid id, CancellationToken cancellationToken)
    {
        var draft = await db
            .Drafts.AsNoTracking()
            .Include(d => d.Attachments)
            .SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (draft is null)
        {
            // Thrown away or submitted meanwhile: then it is among the dossiers.
            return;
        }

        await Json(
            zip,
            $"drafts/{id}/draft.json",
            new
            {
                draft.ProcedureCode,
                Unit = NameOf(draft.UnitId),
                Answers = JsonSerializer.Deserialize<JsonElement>(draft.Answers),
                draft.CreatedAt,
                draft.ChangedAt,
                draft.ExpiresAt,
            },
            cancellationToken
        );
        foreach (var (paper, number) in draft.Attachments.Select((paper, index) => (paper, index + 1)))
        {
            await File(zip, $"drafts/{id}/{Numbered(number, paper.FileName)}", paper.Sha256, cancellationToken);
        }
    }

    private async Task WriteDossier(ZipArchive zip, Guid id, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.AsNoTracking().AsSplitQuery().SingleAsync(d => d.Id == id, cancellationToken);
        var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.DossierId == id, cancellationToken);
        var folder = $"dossiers/{dossier.Code}";
        await Json(zip, $"{folder}/dossier.json", Show(dossier), cancellationToken);
        await Json(zip, $"{folder}/looks.json", await LooksAt(id, cancellationToken), cancellationToken);
        await Json(zip, $"{folder}/conversation.json", await SayingsOn(id, cancellationToken), cancellationToken);
        await Json(zip, $"{folder}/notices.json", await NoticesOn(id, cancellationToken), cancellationToken);
        var receipts = await db
            .Receipts.AsNoTracking()
            .Where(r => r.DossierId == id)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        await Json(zip, $"{folder}/payment.json", Show(payment, receipts), cancellationToken);
        if (
            await db.ResultReturns.AsNoTracking().SingleOrDefaultAsync(r => r.DossierId == id, cancellationToken) is
            { } way
        )
        {
            await Json(zip, $"{folder}/return.json", Show(way), cancellationToken);
        }

        foreach (var (paper, number) in dossier.Attachments.Select((paper, index) => (paper, index + 1)))
        {
            await File(zip, $"{folder}/papers/{Numbered(number, paper.FileName)}", paper.Sha256, cancellationToken);
        }

        var issued = await db.IssuedPapers.AsNoTracking().Where(p => p.DossierId == id).ToListAsync(cancellationToken);
        foreach (var paper in issued.Where(p => DossierReading.IsOut(p, dossier, payment)).OrderBy(p => p.Id))
        {
            var name =
                $"{folder}/issued/{JsonNamingPolicy.KebabCaseLower.ConvertName($"{paper.Kind}")}-{paper.Id:N}.pdf";
            await File(zip, name, paper.Sha256, cancellationToken);
        }

        foreach (var receipt in receipts)
        {
            await File(zip, $"{folder}/receipts/{receipt.Id:N}.pdf", receipt.Sha256, cancellationToken);
        }
    }

    private object Show(Dossier dossier) =>
        new
        {
            Code = dossier.Code.ToString(),
            Procedure = dossier.Procedure.ToString(),
            ProcedureName = catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)?.Name,
            Unit = NameOf(dossier.UnitId),
            Applicant = new
            {
                dossier.Applicant.Kind,
                dossier.Applicant.Name,
                dossier.Applicant.Address,
                PersonalId = dossier.Applicant.PersonalId?.Reveal(),
                Phone = dossier.Applicant.Phone?.National,
            },
            Answers = JsonSerializer.Deserialize<JsonElement>(dossier.Answers),
            AnswersAfterCorrection = JsonSerializer.Deserialize<JsonElement>(dossier.CurrentAnswers),
            dossier.Status,
            dossier.SubmittedAt,
            dossier.AcceptedAt,
            dossier.PromisedDueAt,
            Papers = dossier.Attachments.Select(paper => new
            {
                paper.PaperCode,
                paper.FileName,
                paper.SizeBytes,
                paper.Sha256,
                paper.Verdict,
                paper.FaultReason,
                paper.IsReplaced,
            }),
            Acts = dossier
                .History.OrderBy(act => act.Number)
                .Select(act => new
                {
                    act.Number,
                    act.Act,
                    act.From,
                    act.To,
                    act.Role,
                    Unit = act.UnitId is { } unit ? NameOf(unit) : null,
                    act.At,
                    act.Reason,
                }),
        };

    private static object Show(Payment? payment, List<Receipt> receipts) =>
        new
        {
            DueVnd = payment?.DueVnd.Amount,
            payment?.Status,
            payment?.SettledAt,
            Attempts = payment?.Attempts.Select(attempt => new
            {
                attempt.Provider,
                attempt.Reference,
                AmountVnd = attempt.AmountVnd.Amount,
                attempt.State,
                attempt.Transaction,
                attempt.StartedAt,
                attempt.PaidAt,
                attempt.RefundedAt,
            }),
            Receipts = receipts.Select(receipt => new
            {
                receipt.Id,
                receipt.NumberText,
                receipt.Kind,
                AmountVnd = receipt.AmountVnd.Amount,
                receipt.IssuedAt,
                receipt.CancelledAt,
            }),
        };

    private LocalText NameOf(string unitId) => catalogue.Units.Find(unitId)?.Name ?? new LocalText(unitId);

    /// <summary>Two papers may bear one name; none may name a folder.</summary>
    private static string Numbered(int number, string fileName) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:D2}-{fileName.Replace('/', '_').Replace('\\', '_')}");

    private static async Task Json(ZipArchive zip, string name, object value, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, value, Readable, cancellationToken);
    }

    /// <summary>
    /// A file that isn't what was stored breaks the archive off: half of one's data must not look like all of it.
    /// </summary>
    private async Task File(ZipArchive zip, string name, string? sha256, CancellationToken cancellationToken)
    {
        if (sha256 is null)
        {
            return;
        }

        await using var content =
            await store.OpenAsync(DocumentHash.Parse(sha256), cancellationToken)
            ?? throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        // Photographs and PDF are compressed already.
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression)
            .OpenAsync(cancellationToken);
        await content.CopyToAsync(entry, cancellationToken);
    }
}
