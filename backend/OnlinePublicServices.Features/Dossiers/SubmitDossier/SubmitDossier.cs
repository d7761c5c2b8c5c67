using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Staff;
using Unit = OnlinePublicServices.Domain.Units.Unit;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// <c>Nộp hồ sơ</c>: makes a dossier of the draft, once. The code is drawn here, from the instant of receipt, and the
/// counter's clock of eight working hours begins. Refused: <c>resource.not-found</c>, <c>draft.answers-invalid</c>,
/// <c>dossier.papers-missing</c>, <c>draft.procedure-changed</c>, <c>draft.procedure-not-fileable</c>,
/// <c>calendar.not-published</c>.
/// Source: 45/2020/ND-CP, Art. 11; 118/2025/ND-CP.
/// </summary>
/// <param name="DraftId">The draft.</param>
/// <param name="DeclaredTrue">The person answers for what is said in it.</param>
/// <param name="IdempotencyKey">The client's key for this submission.</param>
internal sealed record SubmitDossier(Guid DraftId, bool DeclaredTrue, string IdempotencyKey)
    : IAct<SubmissionReceipt>,
        IRepeatable;

internal sealed class SubmitDossierValidator : AbstractValidator<SubmitDossier>
{
    public SubmitDossierValidator() =>
        RuleFor(request => request.DeclaredTrue).Equal(true).WithErrorCode("declaration.missing");
}

internal sealed class SubmitDossierHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    CalendarBook calendars,
    PublishedCalendars published,
    DraftReading drafts,
    TrackingKeys keys,
    ICurrentUser user,
    StaffDesk desk,
    PortalAddress portal,
    RouteBook routes,
    FeeBook fees,
    PaymentLinks links,
    PaperShelf shelf,
    TimeProvider clock
) : IRequestHandler<SubmitDossier, Result<SubmissionReceipt>>
{
    public async Task<Result<SubmissionReceipt>> Handle(SubmitDossier request, CancellationToken cancellationToken)
    {
        var opened = await drafts.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (draft, procedure, _, _) = opened.Value;
        if (draft.DossierId is not null)
        {
            return RequestErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        var check = opened.Value.CheckAnswers(today);
        var unit = catalogue.Units.Find(draft.UnitId)!;
        if (draft.ProcedureVersion != procedure.Version)
        {
            // What is declared has to be what was seen: other papers, another time, another fee may hold now.
            return DraftErrors.ProcedureChanged;
        }

        if (check.Faults.Count > 0)
        {
            return DraftErrors.AnswersInvalid(check.Faults);
        }

        if (
            unit.AgencyCodeIn(LegalEdition.On(today)) is not { } agency
            || !procedure.AppliesOn(today)
            || !catalogue.Competence.Receives(unit.Id, procedure.Code, today)
        )
        {
            return DraftErrors.NotFileable;
        }

        var submitted = await db.DrawCode(agency, today, cancellationToken)
            .ThenAsync(code => Gather(opened.Value, check.Answers, code, now, cancellationToken))
            .ThenAsync(submission =>
                Dossier.Submit(
                    submission,
                    ActorOf(draft),
                    now,
                    published.InForce.For(agency),
                    calendars.RulesOf(LegalEdition.On(today))
                )
            );
        return submitted.IsRefused
            ? submitted.Error
            : Receipt(submitted.Value, await Enter(submitted.Value, opened.Value, now, cancellationToken), unit);
    }

    /// <summary>
    /// The dossier takes the draft's place, and what follows is owed; its key. Who stood at the counter has no account to
    /// pay from and is sent where to.
    /// </summary>
    private async Task<string> Enter(
        Dossier dossier,
        OpenDraft open,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var key = keys.Draw(dossier.Id);
        db.Dossiers.Add(dossier);
        db.Drafts.Remove(open.Draft);
        var payment = Charge(dossier, fees.Of(open, VietnamTime.DayOf(now)), now);
        db.Owe(MessageKind.DossierSubmitted, dossier, now);
        if (open.Draft.ClerkAccount is null)
        {
            return key;
        }

        await db
            .CounterLooks.Where(look => look.DraftId == open.Draft.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(look => look.DossierId, dossier.Id), cancellationToken);
        if (payment is not null)
        {
            await links.Owe(dossier, payment, cancellationToken);
        }

        return key;
    }

    /// <summary>
    /// The person, or the clerk who files for them at the counter: who receives need not be who decides
    /// (<c>phi địa giới</c>, 118/2025/ND-CP).
    /// </summary>
    private Actor ActorOf(Draft draft) =>
        draft.ClerkAccount is null ? new Actor(user.Account!.Key, ActorRole.Citizen) : desk.AtCounter(draft.UnitId)!;

    /// <summary>What it costs is written down with it; where nothing is asked for, nothing is.</summary>
    private Payment? Charge(Dossier dossier, FeeAssessment assessed, DateTimeOffset now)
    {
        if (assessed.Lines.Count == 0)
        {
            return null;
        }

        var payment = new Payment(Guid.CreateVersion7(now), dossier.Id, dossier.UnitId, assessed, now);
        db.Payments.Add(payment);
        return payment;
    }

    /// <summary>What the dossier is made of. Papers that this case doesn't ask for stay behind.</summary>
    private async Task<Result<Submission>> Gather(
        OpenDraft open,
        FormAnswers answers,
        DossierCode code,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (draft, procedure, form, _) = open;
        var cases = open.Cases;
        var asked = open.PapersToFile;
        var infected = await InfectedAmong(draft, cancellationToken);
        var origins = await shelf.OriginsOf(
            draft.Attachments.Select(a => a.KeptPaperId),
            draft.OwnerId,
            cancellationToken
        );
        return ApplicantOf
            .Form(form, answers)
            .Map(applicant => new Submission
            {
                Id = Guid.CreateVersion7(now),
                Code = code,
                OwnerId = draft.OwnerId,
                Applicant = applicant,
                Procedure = procedure.Code,
                ProcedureVersion = procedure.Version,
                TimeLimit = procedure.TimeIn(cases).Limit,
                UnitId = draft.UnitId,
                FirstStep = routes.For(procedure, draft.UnitId).First,
                Answers = answers.Root.GetRawText(),
                IsFilledFromRegister = open.Prefilled.Any(one =>
                    one.Value == RegisterPrefill.Source && answers[one.Key] is not null
                ),
                RequiredPapers = [.. asked.Where(p => p.Required).Select(p => p.Code)],
                Attachments =
                [
                    .. draft
                        .Attachments.Where(a => asked.Any(p => p.Code == a.PaperCode) && !infected.Contains(a.Sha256))
                        .OrderBy(a => a.ReceivedAt)
                        .Select(a => new Attachment(
                            a.Id,
                            a.PaperCode,
                            a.FileName,
                            a.MediaType,
                            a.SizeBytes,
                            a.Sha256,
                            a.Pages,
                            a.KeptPaperId is { } kept ? origins.GetValueOrDefault(kept) : null
                        )),
                ],
            });
    }

    /// <summary>Malware is no paper: what needs it counts as missing.</summary>
    private async Task<HashSet<string>> InfectedAmong(Draft draft, CancellationToken cancellationToken)
    {
        var hashes = draft.Attachments.Select(a => a.Sha256).ToList();
        return
        [
            .. await db
                .StoredDocuments.Where(d => hashes.Contains(d.Sha256) && d.Scan == ScanState.Infected)
                .Select(d => d.Sha256)
                .ToListAsync(cancellationToken),
        ];
    }

    private SubmissionReceipt Receipt(Dossier dossier, string key, Unit unit)
    {
        var code = dossier.Code.ToString();
        return new SubmissionReceipt(
            code,
            portal.Tracking(code, key),
            key,
            dossier.SubmittedAt,
            dossier.AcceptanceDueAt,
            unit.Name
        );
    }
}

/// <summary>What the person gets at once.</summary>
/// <param name="DossierCode">The number to keep.</param>
/// <param name="TrackingUrl">Where to follow it; the key stands in the fragment.</param>
/// <param name="TrackingKey">Opens more than the code does.</param>
/// <param name="ReceivedAt">When it was received, UTC.</param>
/// <param name="AcceptanceDueAt">Until when the counter answers, UTC.</param>
/// <param name="UnitName">Who has it.</param>
public sealed record SubmissionReceipt(
    string DossierCode,
    Uri TrackingUrl,
    string TrackingKey,
    DateTimeOffset ReceivedAt,
    DateTimeOffset AcceptanceDueAt,
    LocalText UnitName
);
