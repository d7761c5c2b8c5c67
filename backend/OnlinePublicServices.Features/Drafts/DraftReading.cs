using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>A draft with everything that says what it needs.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Procedure">The version in force: a draft follows the law until it is submitted.</param>
/// <param name="Form">The version of the form.</param>
/// <param name="Answers">Its answers.</param>
internal sealed record OpenDraft(Draft Draft, Procedure Procedure, Form Form, FormAnswers Answers)
{
    /// <summary>The form's verdict on the answers as they stand.</summary>
    public SubmissionCheck CheckAnswers(DateOnly today) => FormValidator.CheckSubmission(Form, Answers, today);

    /// <summary>Where each answer that nobody typed came from, by field.</summary>
    public IReadOnlyDictionary<string, string> Prefilled =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Draft.Prefilled)!;

    /// <summary>The same after an edit: what reads otherwise now was typed.</summary>
    public IReadOnlyDictionary<string, string> PrefilledStill(FormAnswers edited)
    {
        var (before, after) = (FormNormaliser.Normalise(Form, Answers), FormNormaliser.Normalise(Form, edited));
        return Prefilled
            .Where(one => (before[one.Key], after[one.Key]) is ({ } was, { } now) && JsonElement.DeepEquals(was, now))
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The cases that the answers make.</summary>
    public IReadOnlySet<string> Cases =>
        Procedure.CasesFor(VisibleAnswers.Of(Form, FormNormaliser.Normalise(Form, Answers)).CanonicalOf);

    /// <summary>Whether what a register answers is looked up; a supplement asks for just what it didn't answer.</summary>
    public bool AsksRegister { get; init; }

    /// <summary>The papers to upload in these cases, those that may be left out since the register answers too.</summary>
    public IReadOnlyList<RequiredDocument> PapersToFile =>
        [
            .. Procedure
                .PapersIn(Cases)
                .Select(p => AsksRegister || Draft.DossierId is not null ? p.LookedUp() : p)
                .Where(p => p.Fileable),
        ];
}

/// <summary>Opens drafts for their owner, and shows them.</summary>
internal sealed class DraftReading(
    PublicServicesDbContext db,
    Catalogue catalogue,
    FormLibrary forms,
    Filer filer,
    PaperShelf shelf,
    IPopulationRegister register,
    RegisterPrefill prefill,
    TimeProvider clock
)
{
    /// <summary>The largest photograph and PDF, in bytes.</summary>
    private const long PhotoBytesMax = 20L * 1024 * 1024;

    private const long PdfBytesMax = 50L * 1024 * 1024;

    /// <summary>What can be filed at a unit today, with its form; nothing where it can't.</summary>
    public (Procedure Procedure, Form Form)? Fileable(string procedureCode, string unitId)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var procedure = ProcedureCode.Parse(procedureCode).Match(code => catalogue.Current(code, today), _ => null);
        return
            procedure?.Form is { } reference
            && forms.Find(reference.Id, reference.Version) is { } form
            && catalogue.Competence.Receives(unitId, procedure.Code, today)
            ? (procedure, form)
            : null;
    }

    /// <summary>A draft that the asker writes. Another's looks absent: <c>resource.not-found</c>.</summary>
    public async Task<Result<OpenDraft>> Open(Guid id, CancellationToken cancellationToken)
    {
        var draft = await db
            .Drafts.Include(d => d.Attachments)
            .Where(await filer.Writes(cancellationToken))
            .SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        return draft is null ? RequestErrors.NotFound : Open(draft);
    }

    /// <summary>
    /// A loaded draft, with the definitions in force today; where nothing to fill in is in force, with those under which
    /// it was last saved.
    /// </summary>
    public OpenDraft Open(Draft draft)
    {
        // A draft is begun under published definitions only, and versions are never taken back.
        var code = ProcedureCode.Parse(draft.ProcedureCode).Value;
        // What answers a request for supplements keeps the version that its dossier was filed under.
        var procedure =
            draft.DossierId is null
            && catalogue.Current(code, VietnamTime.DayOf(clock.GetUtcNow())) is { Form: not null } current
                ? current
                : catalogue.Version(code, draft.ProcedureVersion)!;
        var form = forms.Find(procedure.Form!.Id, procedure.Form.Version)!;
        return new OpenDraft(draft, procedure, form, FormAnswers.Parse(Encoding.UTF8.GetBytes(draft.Answers)).Value)
        {
            AsksRegister = register.IsSetUp && draft.DossierId is null,
        };
    }

    /// <summary>The draft as its owner sees it.</summary>
    public async Task<DraftView> Show(OpenDraft open, CancellationToken cancellationToken)
    {
        var (draft, procedure, _, answers) = open;
        var scans = await Scans(draft, cancellationToken);
        var supplement = await SupplementOf(draft, cancellationToken);
        var papers = open.PapersToFile.Where(paper => supplement?.Papers.Contains(paper.Code) ?? true).ToList();
        var kept = await shelf.FittingIn(draft, papers, cancellationToken);
        return new DraftView
        {
            Id = draft.Id,
            Version = draft.Version,
            ProcedureCode = draft.ProcedureCode,
            ProcedureVersion = procedure.Version,
            ProcedureName = procedure.Name,
            Form = procedure.Form!,
            UnitId = draft.UnitId,
            UnitName = catalogue.Units.Find(draft.UnitId)!.Name,
            WrittenFor = await WrittenFor(draft, cancellationToken),
            Answers = answers.Root,
            Prefilled = open.Prefilled,
            FromRegister = prefill.OfferFor(open),
            Page = draft.Page,
            Papers = [.. papers.Select(paper => Show(paper, open, scans, kept))],
            Supplement = supplement,
            Missing = Missing(open, papers),
            Limits = new UploadLimits(PhotoBytesMax, PdfBytesMax, Draft.AttachmentsMax, Draft.AttachmentBytesMax),
            CreatedAt = draft.CreatedAt,
            ChangedAt = draft.ChangedAt,
            ExpiresAt = draft.ExpiresAt,
        };
    }

    private async Task<string?> WrittenFor(Draft draft, CancellationToken cancellationToken) =>
        draft.ClerkAccount is null ? null : (await db.People.FindAsync([draft.OwnerId], cancellationToken))!.FullName;

    private DraftPaper Show(
        RequiredDocument paper,
        OpenDraft open,
        Dictionary<string, ScanState> scans,
        IReadOnlyList<ShelvedPaper> kept
    ) =>
        new(
            paper.Code,
            paper.Name,
            paper.Required,
            paper.Why,
            paper.Kind,
            paper.Accepts,
            [
                .. open
                    .Draft.Attachments.Where(a => a.PaperCode == paper.Code)
                    .OrderBy(a => a.ReceivedAt)
                    .Select(a => new AttachmentView(
                        a.Id,
                        a.PaperCode,
                        a.FileName,
                        a.MediaType,
                        a.SizeBytes,
                        a.Sha256,
                        a.Pages,
                        scans.GetValueOrDefault(a.Sha256).ToContract(),
                        a.ReceivedAt,
                        a.KeptPaperId
                    )),
            ],
            [
                .. kept.Where(one =>
                        shelf.Fits(one, paper)
                        && open.Draft.Attachments.All(a => (a.PaperCode, a.KeptPaperId) != (paper.Code, one.Kept.Id))
                    )
                    .Select(one => StoreOffer.Of(one.Kept, catalogue)),
            ],
            open.AsksRegister ? paper.AnsweredBy?.Facts : null
        );

    private IReadOnlyList<DraftGap> Missing(OpenDraft open, IReadOnlyList<RequiredDocument> asked)
    {
        var faults = open.CheckAnswers(VietnamTime.DayOf(clock.GetUtcNow()))
            .Faults.Select(f => new DraftGap("field", f.Path, open.Form.PageOf(f.Path), f.Code));
        var papers = asked
            .Where(p => p.Required && open.Draft.Attachments.All(a => a.PaperCode != p.Code))
            .Select(p => new DraftGap("paper", p.Code, null, "paper.missing"));
        return [.. faults, .. papers];
    }

    private async Task<DraftSupplement?> SupplementOf(Draft draft, CancellationToken cancellationToken)
    {
        if (draft.DossierId is not { } dossierId)
        {
            return null;
        }

        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossierId, cancellationToken);
        return dossier.OpenSupplement is { } asked
            ? new DraftSupplement(
                dossier.Code.ToString(),
                asked.AnswerBy,
                [.. asked.Items.Select(item => item.Field).OfType<string>()],
                [.. asked.Items.Select(item => item.PaperCode).OfType<string>().Distinct(StringComparer.Ordinal)],
                [.. asked.Items.Select(item => item.Words)]
            )
            : null;
    }

    private async Task<Dictionary<string, ScanState>> Scans(Draft draft, CancellationToken cancellationToken)
    {
        var hashes = draft.Attachments.Select(a => a.Sha256).ToList();
        return hashes.Count == 0
            ? []
            : await db
                .StoredDocuments.Where(d => hashes.Contains(d.Sha256))
                .ToDictionaryAsync(d => d.Sha256, d => d.Scan, cancellationToken);
    }
}
