using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Population;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>A dossier opened by somebody who may see it.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Actor">In what capacity the asker acts on it.</param>
internal sealed record OpenDossier(Dossier Dossier, Actor Actor)
{
    /// <summary>Whether a member of staff asks, not the owner.</summary>
    public bool IsStaff => Actor.Role != ActorRole.Citizen;
}

/// <summary>
/// Opens dossiers for those who may see them and shows them. Whoever may not gets the answer for one that doesn't
/// exist.
/// </summary>
internal sealed class DossierReading(
    PublicServicesDbContext db,
    Catalogue catalogue,
    FormLibrary forms,
    CustodyShowing custody,
    RegisterPapers registers,
    RouteBook routes,
    CalendarBook calendars,
    PublishedCalendars published,
    CurrentPerson current,
    StaffDesk desk,
    ICurrentUser user,
    TrackingGate gate,
    TimeProvider clock
)
{
    /// <summary>A dossier of a unit that the asker's positions serve.</summary>
    public async Task<Result<OpenDossier>> OpenForStaff(string code, CancellationToken cancellationToken)
    {
        var dossier = await Find(code, cancellationToken);
        return dossier is not null && desk.ActingFor(dossier) is { } acting
            ? new OpenDossier(dossier, acting.Actor)
            : RequestErrors.NotFound;
    }

    /// <summary>The same, started from the version that the asker saw.</summary>
    public async Task<Result<OpenDossier>> OpenForStaff(
        string code,
        int version,
        CancellationToken cancellationToken
    ) =>
        (await OpenForStaff(code, cancellationToken)).Then<OpenDossier>(open =>
            open.Dossier.Version == version ? open : RequestErrors.StaleVersion
        );

    /// <summary>A dossier for its owner or for staff of its unit.</summary>
    public async Task<Result<OpenDossier>> OpenForSignedIn(string code, CancellationToken cancellationToken)
    {
        if (await current.FindId(cancellationToken) is not { } person)
        {
            return await OpenForStaff(code, cancellationToken);
        }

        var dossier = await Find(code, cancellationToken);
        return dossier?.OwnerId == person
            ? new OpenDossier(dossier, new Actor(desk.ActorId, ActorRole.Citizen))
            : RequestErrors.NotFound;
    }

    /// <summary>
    /// A dossier for its owner, for staff of its unit, or for whoever proves to belong to it. Who is in by their session
    /// needs no proof and spends no try.
    /// </summary>
    public async Task<Result<Dossier>> OpenForProof(
        string code,
        TrackingProof proof,
        CancellationToken cancellationToken
    )
    {
        var opened = user.Account is null ? RequestErrors.NotFound : await OpenForSignedIn(code, cancellationToken);
        return opened.IsRefused && proof.IsGiven
            ? await gate.Open(code, proof, cancellationToken)
            : opened.Map(open => open.Dossier);
    }

    /// <summary>The procedure in the version that the dossier was filed under.</summary>
    public Procedure ProcedureOf(Dossier dossier) => ProcedureOf(dossier.Procedure, dossier.ProcedureVersion);

    /// <summary>The procedure in one of its versions.</summary>
    public Procedure ProcedureOf(ProcedureCode code, int version) =>
        catalogue.Version(code, version)
        ?? throw new InvalidOperationException($"The catalogue has lost {code} v{version}.");

    /// <summary>
    /// The working calendar by which an act on the dossier counts now: its own version while its period runs, else the
    /// one in force, by which a period begins and goes on.
    /// </summary>
    public WorkingCalendar CalendarOf(Dossier dossier) =>
        dossier.AcceptedAt is null || DossierLifecycle.IsWait(dossier.Status)
            ? CalendarOf(dossier.Code)
            : CalendarBehind(dossier);

    /// <summary>The working calendar by which the due date counts that the dossier has now.</summary>
    public WorkingCalendar CalendarBehind(Dossier dossier) =>
        published.At(dossier.CalendarVersion).For(dossier.Code.Unit);

    /// <summary>The working calendar in force of the unit that a code names.</summary>
    public WorkingCalendar CalendarOf(DossierCode code) => published.InForce.For(code.Unit);

    /// <summary>How the clock reads the dossier's moments.</summary>
    public ClockRules RulesOf(Dossier dossier) => calendars.RulesOf(dossier.Edition);

    /// <summary>When it is due and how that came about: computed from the acts, not read from a field.</summary>
    public DueDate? DueOf(Dossier dossier) =>
        DueOf(
            dossier.Code,
            dossier.AcceptedAt,
            dossier.TimeLimit,
            dossier.Edition,
            dossier.CalendarVersion,
            dossier.Pauses
        );

    /// <summary>The same from what counts for it; nothing before acceptance.</summary>
    public DueDate? DueOf(
        DossierCode code,
        DateTimeOffset? acceptedAt,
        TimeLimit limit,
        LegalEdition edition,
        int calendarVersion,
        IReadOnlyList<ClockPause> pauses
    ) =>
        acceptedAt is { } at
            ? published
                .At(calendarVersion)
                .For(code.Unit)
                .DueDatesOf(at, limit, calendars.RulesOf(edition), pauses)
                .Match<DueDate?>(due => due.Legal, _ => null)
            : null;

    /// <summary>Whether a scan has found a paper of the dossier clean; an unknown one is not.</summary>
    public async Task<bool> IsClean(Dossier dossier, Guid attachmentId, CancellationToken cancellationToken)
    {
        var sha256 = dossier.Attachments.SingleOrDefault(a => a.Id == attachmentId)?.Sha256;
        return await db.StoredDocuments.AnyAsync(
            d => d.Sha256 == sha256 && d.Scan == ScanState.Clean,
            cancellationToken
        );
    }

    /// <summary>The slip that counts now.</summary>
    public Task<IssuedPaper?> SlipOf(Guid dossierId, CancellationToken cancellationToken) =>
        LastOf(PaperKind.AppointmentSlip, dossierId, cancellationToken);

    /// <summary>The last paper of a kind that holds.</summary>
    public Task<IssuedPaper?> LastOf(PaperKind kind, Guid dossierId, CancellationToken cancellationToken) =>
        db
            .IssuedPapers.Where(p => p.Kind == kind && p.DossierId == dossierId && p.State != PaperState.Superseded)
            .OrderByDescending(p => p.IssuedAt)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Every paper that holds, the oldest first.</summary>
    public Task<List<IssuedPaper>> PapersOf(Guid dossierId, CancellationToken cancellationToken) =>
        db
            .IssuedPapers.AsNoTracking()
            .Where(p => p.DossierId == dossierId && p.State != PaperState.Superseded)
            .OrderBy(p => p.IssuedAt)
            .ToListAsync(cancellationToken);

    /// <summary>The dossier as its owner or the staff sees it.</summary>
    public async Task<DossierView> Show(OpenDossier open, CancellationToken cancellationToken)
    {
        var (dossier, actor) = open;
        var procedure = ProcedureOf(dossier);
        var refusal = dossier.History.LastOrDefault(r => r.Act == DossierAct.Refuse);
        var payment = await PaymentOf(dossier.Id, cancellationToken);
        var papers = (await PapersOf(dossier.Id, cancellationToken))
            .Where(paper => open.IsStaff || IsOut(paper, dossier, payment))
            .Select(Show)
            .ToList();
        return new DossierView
        {
            Code = dossier.Code.ToString(),
            Version = dossier.Version,
            Status = dossier.Status,
            Procedure = new ProcedureRef(dossier.Procedure.ToString(), dossier.ProcedureVersion, procedure.Name),
            Unit = UnitOf(dossier.UnitId),
            Applicant = new ApplicantView(
                dossier.Applicant.Name,
                dossier.Applicant.Address,
                dossier.Applicant.PersonalId?.ToString(),
                dossier.Applicant.Phone?.ToString(),
                dossier.Applicant.Email?.Value
            ),
            Form = procedure.Form!,
            Answers = open.IsStaff ? Masked(dossier) : JsonElement.Parse(dossier.CurrentAnswers),
            Attachments = await ShowPapers(dossier, procedure, cancellationToken),
            LookedUp = registers.Show(dossier, procedure, open.IsStaff),
            History = [.. dossier.History.OrderBy(r => r.Number).Select(Show)],
            SubmittedAt = dossier.SubmittedAt,
            EnteredAt = dossier.EnteredAtUnit is { } counter ? UnitOf(counter) : null,
            AcceptanceDueAt = dossier.AcceptanceDueAt,
            AcceptedAt = dossier.AcceptedAt,
            Due = DueOf(dossier) is { } due ? DueDateView.Of(due) : null,
            TimeText = catalogue.Describe(dossier.TimeLimit),
            Slip = papers.Find(paper => paper.Kind is PaperKind.AppointmentSlip),
            IssuedPapers = papers,
            Refusal = refusal is null ? null : new RefusalView(refusal.ReasonCode, refusal.Reason, refusal.At),
            Custody = open.IsStaff ? custody.Show(dossier, actor, CalendarOf(dossier)) : null,
            Stages = custody.Stages(dossier),
            PromisedDueAt = dossier.Apology is null ? null : dossier.PromisedDueAt,
            Supplement = SupplementOf(dossier, procedure),
            SupplementRequests = dossier.SupplementRequests,
            ApprovedOutcome = dossier.ApprovedOutcome?.Outcome,
            DraftedOutcome =
                open.IsStaff && dossier.DraftedOutcome is { } draft
                    ? new OutcomeDraftView(draft.Outcome, draft.Words, draft.DocumentSha256 is not null)
                    : null,
            CollectionCode =
                open.IsStaff || dossier.Status is not DossierStatus.Resolved
                    ? null
                    : await db
                        .CollectionCodes.Where(c => c.DossierId == dossier.Id)
                        .Select(c => c.Code)
                        .FirstOrDefaultAsync(cancellationToken),
            Payment = AskedFor(dossier, payment),
            AllowedActs = dossier.AllowedTo(actor, routes.Of(dossier)),
            Watchers = actor.Role == ActorRole.Citizen ? null : await Watchers(dossier.Id, cancellationToken),
        };
    }

    private UnitRef UnitOf(string id) => new(id, catalogue.Units.Find(id)!.Name);

    /// <summary>Whether the applicant may have a paper: a result only once it is issued and its fee is paid.</summary>
    public static bool IsOut(IssuedPaper paper, Dossier dossier, Payment? payment) =>
        paper.Kind is not PaperKind.Result
        || (dossier.ResolvedAt is not null && payment?.IsOwedBy(PaymentStage.Return) is not true);

    /// <summary>What the dossier owes, for reading only; nothing where its procedure costs nothing.</summary>
    public Task<Payment?> PaymentOf(Guid dossierId, CancellationToken cancellationToken) =>
        db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.DossierId == dossierId, cancellationToken);

    /// <summary>What is not paid of a dossier that ended without a result is not asked for any more.</summary>
    private static PaymentStatus? AskedFor(Dossier dossier, Payment? payment) =>
        dossier.Status is DossierStatus.Refused or DossierStatus.Stopped && payment?.SettledBy is null
            ? null
            : payment?.Status;

    /// <summary>A paper as the contract shows it.</summary>
    public PaperView Show(IssuedPaper paper) =>
        new(
            paper.Id,
            paper.Kind,
            catalogue.NumberOf(paper).ToString(),
            paper.IssuedAt,
            paper.State,
            paper.Rung,
            paper.AwaitsItsSigner && user.Account?.Key == paper.IssuedBy,
            paper.SignedAt,
            paper.SignerName,
            paper.Sha256
        );

    /// <summary>Who has the dossier open now.</summary>
    public async Task<IReadOnlyList<WatcherView>> Watchers(Guid dossierId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var watches = await db
            .DossierWatches.AsNoTracking()
            .Where(w => w.DossierId == dossierId && w.Until > now)
            .OrderBy(w => w.Since)
            .ToListAsync(cancellationToken);
        return [.. watches.Select(w => new WatcherView(w.Name, w.Title, w.Since, w.Account == desk.ActorId))];
    }

    /// <summary>What was asked for last; after the answer too, so that whoever examines it sees what is new.</summary>
    private static SupplementView? SupplementOf(Dossier dossier, Procedure procedure)
    {
        var record = dossier.History.LastOrDefault(r => r.Act == DossierAct.RequestSupplement);
        if (record?.Facts is not SupplementAsked asked)
        {
            return null;
        }

        var answered = dossier.History.LastOrDefault(r =>
            r.Act == DossierAct.AnswerSupplement && r.Number > record.Number
        );
        var names = procedure.Papers.ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        return new SupplementView(
            record.At,
            asked.AnswerBy,
            answered?.At,
            [
                .. asked.Items.Select(item => new SupplementItemView(
                    item.PaperCode,
                    item.PaperCode is { } code ? names.GetValueOrDefault(code) ?? new LocalText(code) : null,
                    item.AttachmentId,
                    item.Field,
                    item.ReasonCode,
                    item.Words
                )),
            ],
            (answered?.Facts as SupplementGiven)?.Fields ?? []
        );
    }

    private JsonElement Masked(Dossier dossier)
    {
        var reference = ProcedureOf(dossier).Form!;
        var answers = FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value;
        return AnswerMask.Mask(forms.Find(reference.Id, reference.Version)!, answers).Root;
    }

    private async Task<Dossier?> Find(string text, CancellationToken cancellationToken)
    {
        var code = DossierCode.Parse(text);
        return code.IsRefused
            ? null
            : await db
                .Dossiers.Where(d => d.ErasedAt == null)
                .SingleOrDefaultAsync(d => d.Code == code.Value, cancellationToken);
    }

    private async Task<IReadOnlyList<DossierPaper>> ShowPapers(
        Dossier dossier,
        Procedure procedure,
        CancellationToken cancellationToken
    )
    {
        var hashes = dossier.Attachments.Select(a => a.Sha256).ToList();
        var scans = await db
            .StoredDocuments.Where(d => hashes.Contains(d.Sha256))
            .ToDictionaryAsync(d => d.Sha256, d => d.Scan, cancellationToken);
        var names = procedure.Papers.ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        return
        [
            .. dossier.Attachments.Select(a => new DossierPaper
            {
                Id = a.Id,
                PaperCode = a.PaperCode,
                PaperName = names.GetValueOrDefault(a.PaperCode) ?? new LocalText(a.PaperCode),
                FileName = a.FileName,
                MediaType = a.MediaType,
                SizeBytes = a.SizeBytes,
                Sha256 = a.Sha256,
                Pages = a.Pages,
                Scan = scans.GetValueOrDefault(a.Sha256).ToContract(),
                Verdict = a.Verdict,
                ReasonCode = a.FaultCode,
                Reason = a.FaultReason,
                Replaced = a.IsReplaced,
                GivenBy = a.GivenBy,
                Origin = PaperOriginView.Of(a.Origin, catalogue),
            }),
        ];
    }

    private HistoryEntry Show(DossierRecord record) =>
        new(
            record.Number,
            record.Act,
            record.To,
            record.At,
            record.Role,
            PositionOf(record),
            record.InsteadOf is not null,
            record.ReasonCode,
            record.Reason
        );

    /// <summary>The position in which somebody acted; the person's name is nobody's business here.</summary>
    private LocalText? PositionOf(DossierRecord record) =>
        record.Role != ActorRole.Citizen && catalogue.StaffNamed(record.InsteadOf ?? record.ActorId) is { } member
            ? member
                .PositionsOn(VietnamTime.DayOf(record.At))
                .FirstOrDefault(p => string.Equals(p.Role.ToString(), record.Role.ToString(), StringComparison.Ordinal))
                ?.Title
            : null;
}
