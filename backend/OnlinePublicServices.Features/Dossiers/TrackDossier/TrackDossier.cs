using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// <c>Tra cứu hồ sơ</c>: what anyone with the code may know, and more for whoever proves to belong to it by the key,
/// the last digits of the phone, or signing in. A code that doesn't exist and a wrong key get the same answer,
/// <c>tracking.not-found</c>; after five wrong ones digits have to wait (<c>request.too-many</c>), the owner and the key
/// never.
/// </summary>
internal sealed record TrackDossier(string Code, TrackingProof Proof) : IQuery<Tracking>;

/// <summary>What anyone with the code may know; nothing about the person.</summary>
public sealed record Tracking
{
    /// <summary>The number, as printed.</summary>
    public required string Code { get; init; }

    /// <summary>What it asks for; absent where the procedure itself would tell something about the person.</summary>
    public LocalText? ProcedureName { get; init; }

    /// <summary>Who has it.</summary>
    public required LocalText UnitName { get; init; }

    /// <summary>Where it stands.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>Who has to do something now.</summary>
    public required WhoseTurn WhoseTurn { get; init; }

    /// <summary>The day of receipt, Viet Nam time.</summary>
    public required DateOnly SubmittedOn { get; init; }

    /// <summary>Until when the counter has to answer, UTC; while it has not.</summary>
    public DateTimeOffset? AcceptanceDueAt { get; init; }

    /// <summary>When the result is due and how that came about; from acceptance on.</summary>
    public DueDateView? Due { get; init; }

    /// <summary>The new appointment, once an apology made one, UTC; the date by law stays in <c>due</c>.</summary>
    public DateTimeOffset? PromisedDueAt { get; init; }

    /// <summary>The statutory time in words.</summary>
    public LocalText? TimeText { get; init; }

    /// <summary>The statuses it went through, each with its day.</summary>
    public required IReadOnlyList<TrackingStep> Steps { get; init; }

    /// <summary>The day on which its content was destroyed, its time of retention over; Viet Nam time.</summary>
    public DateOnly? ErasedOn { get; init; }

    /// <summary>The rest, for whoever belongs to it.</summary>
    public TrackingDetail? Detail { get; init; }
}

/// <summary>A status and the day on which it began.</summary>
/// <param name="Status">The status.</param>
/// <param name="On">Viet Nam time.</param>
public sealed record TrackingStep(DossierStatus Status, DateOnly On);

/// <summary>Who has to do something now.</summary>
public enum WhoseTurn
{
    /// <summary>The unit.</summary>
    Unit,

    /// <summary>The applicant.</summary>
    Applicant,

    /// <summary>Nobody: it is over.</summary>
    Nobody,
}

/// <summary>What only those who belong to the dossier may know.</summary>
/// <param name="ProcedureName">What it asks for, sensitive or not.</param>
/// <param name="ApplicantName">Who applies.</param>
/// <param name="Papers">The papers and what the counter says of each.</param>
/// <param name="History">Every act.</param>
/// <param name="Slip">The appointment slip.</param>
/// <param name="IssuedPapers">Every paper given out on it that holds; the slip too.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record TrackingDetail(
    LocalText ProcedureName,
    string ApplicantName,
    IReadOnlyList<DossierPaper> Papers,
    IReadOnlyList<HistoryEntry> History,
    PaperView? Slip,
    IReadOnlyList<PaperView> IssuedPapers,
    RefusalView? Refusal
);

internal sealed class TrackDossierHandler(
    IPreparedReads reads,
    PublicServicesDbContext db,
    Catalogue catalogue,
    DossierReading reading,
    TrackingGate gate,
    CurrentPerson current
) : IRequestHandler<TrackDossier, Result<Tracking>>
{
    public async Task<Result<Tracking>> Handle(TrackDossier request, CancellationToken cancellationToken)
    {
        var code = DossierCode.Parse(request.Code);
        if (code.IsRefused)
        {
            return TrackingGate.NotFound;
        }

        var outline = await DossierOutline.Find(reads, code.Value, cancellationToken);
        if (outline is null)
        {
            return TrackingGate.NotFound;
        }

        var open = outline.OwnerId == await current.FindId(cancellationToken);
        if (!open && request.Proof.IsGiven)
        {
            var opened = await gate.Open(request.Code, request.Proof, cancellationToken);
            if (opened.IsRefused)
            {
                return opened.Error;
            }

            open = true;
        }

        return await Show(outline, open, cancellationToken);
    }

    private Task<Dossier?> Load(DossierCode code, CancellationToken cancellationToken) =>
        db.Dossiers.AsNoTracking().SingleOrDefaultAsync(d => d.Code == code, cancellationToken);

    private async Task<Tracking> Show(DossierOutline dossier, bool open, CancellationToken cancellationToken)
    {
        var procedure = reading.ProcedureOf(dossier.Procedure, dossier.ProcedureVersion);
        return new Tracking
        {
            Code = dossier.Code.ToString(),
            ProcedureName = procedure.Sensitive ? null : procedure.Name,
            UnitName = catalogue.Units.Find(dossier.UnitId)!.Name,
            Status = dossier.Status,
            WhoseTurn = TurnIn(dossier.Status),
            SubmittedOn = VietnamTime.DayOf(dossier.SubmittedAt),
            AcceptanceDueAt = dossier.Status == DossierStatus.Registered ? dossier.AcceptanceDueAt : null,
            Due = DueOf(dossier) is { } due ? DueDateView.Of(due) : null,
            PromisedDueAt = dossier.Changes.Any(c => c.Act == DossierAct.Apologise) ? dossier.PromisedDueAt : null,
            TimeText = catalogue.Describe(dossier.TimeLimit),
            Steps =
            [
                .. dossier
                    .Changes.Where(c => c.From != c.To)
                    .Select(c => new TrackingStep(c.To, VietnamTime.DayOf(c.At))),
            ],
            ErasedOn = dossier.ErasedAt is { } erased ? VietnamTime.DayOf(erased) : null,
            Detail = open ? await Detail(dossier.Code, procedure.Name, cancellationToken) : null,
        };
    }

    private DueDate? DueOf(DossierOutline dossier) =>
        reading.DueOf(
            dossier.Code,
            dossier.AcceptedAt,
            dossier.TimeLimit,
            dossier.Edition,
            dossier.CalendarVersion,
            ClockWaits.Of(dossier.Changes.Select(c => new ClockAct(c.Act, c.To, c.At)))
        );

    private async Task<TrackingDetail?> Detail(
        DossierCode code,
        LocalText procedure,
        CancellationToken cancellationToken
    )
    {
        if (await Load(code, cancellationToken) is not { } dossier)
        {
            return null;
        }

        var view = await reading.Show(new OpenDossier(dossier, new Actor("", ActorRole.Citizen)), cancellationToken);
        return new TrackingDetail(
            procedure,
            view.Applicant.Name,
            view.Attachments,
            view.History,
            view.Slip,
            view.IssuedPapers,
            view.Refusal
        );
    }

    private static WhoseTurn TurnIn(DossierStatus status) =>
        status switch
        {
            DossierStatus.Registered
            or DossierStatus.Accepted
            or DossierStatus.InProcessing
            or DossierStatus.WithdrawalRequested => WhoseTurn.Unit,
            DossierStatus.AwaitingSupplement or DossierStatus.AwaitingFinancialObligation or DossierStatus.Resolved =>
                WhoseTurn.Applicant,
            DossierStatus.Refused or DossierStatus.Stopped or DossierStatus.Returned => WhoseTurn.Nobody,
        };
}
