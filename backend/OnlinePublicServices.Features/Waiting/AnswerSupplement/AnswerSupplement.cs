using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>
/// Begins the answer to a request for supplements, or goes on with it: a draft of the dossier's answers as they stand,
/// saved and given papers like any other. Refused: <c>resource.not-found</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record StartSupplement(string Code) : IAct<DraftView>;

/// <summary>What the draft of a supplement shows to a clerk: every answer, unmasked.</summary>
internal sealed record SupplementLook(string Code) : ILook
{
    public StaffLookKind What => StaffLookKind.PersonalId;
}

internal sealed class StartSupplementHandler(
    PublicServicesDbContext db,
    DossierReading dossiers,
    DraftReading drafts,
    LookBook looks,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<StartSupplement, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(StartSupplement request, CancellationToken cancellationToken)
    {
        var opened = await dossiers.OpenForSignedIn(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var mayAnswer = SupplementRule.MayAnswer(opened.Value);
        if (mayAnswer.IsRefused)
        {
            return mayAnswer.Error;
        }

        var draft = await db
            .Drafts.Include(d => d.Attachments)
            .SingleOrDefaultAsync(d => d.DossierId == dossier.Id, cancellationToken);
        if (draft is null)
        {
            var now = clock.GetUtcNow();
            draft = Draft.StartSupplement(
                Guid.CreateVersion7(now),
                dossier.Id,
                dossier.OwnerId,
                dossier.Procedure.National,
                dossier.ProcedureVersion,
                dossier.UnitId,
                dossier.CurrentAnswers,
                now,
                opened.Value.IsStaff ? actor.Id : null
            );
            db.Drafts.Add(draft);
        }

        if (opened.Value.IsStaff)
        {
            draft.PassTo(actor.Id);
            var look = new SupplementLook(request.Code);
            var noted = looks.LookOf(dossier, desk.ActingFor(dossier)!.Value.Position, look);
            // Whoever stands at the counter is the counter's work, wherever the dossier is.
            await looks.Note(noted with { Purpose = LookPurpose.Work }, cancellationToken);
        }

        return await drafts.Show(drafts.Open(draft), cancellationToken);
    }
}

/// <summary>Who answers a request for supplements: the owner, or the counter for whoever it entered itself.</summary>
internal static class SupplementRule
{
    /// <summary>Errors: <c>resource.not-found</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.</summary>
    public static Result<Transition> MayAnswer(OpenDossier open) =>
        open.IsStaff && open.Dossier.EnteredAtUnit is null
            ? RequestErrors.NotFound
            : DossierLifecycle.Find(open.Dossier.Status, DossierAct.AnswerSupplement, open.Actor.Role);
}

/// <summary>
/// <c>Nộp bổ sung</c>: hands in what was asked for, and nothing else. Refused: <c>resource.not-found</c>,
/// <c>payment.due</c>, <c>draft.answers-invalid</c>, <c>supplement.beyond-request</c>,
/// <c>supplement.incomplete</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record AnswerSupplement(string Code, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class AnswerSupplementHandler(
    PublicServicesDbContext db,
    DossierReading dossiers,
    DraftReading drafts,
    PaymentDesk payments,
    PaperShelf shelf,
    TimeProvider clock
) : IRequestHandler<AnswerSupplement, Result<ActReceipt>>
{
    public async Task<Result<ActReceipt>> Handle(AnswerSupplement request, CancellationToken cancellationToken)
    {
        var opened = await dossiers.OpenForSignedIn(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var mayAnswer = SupplementRule.MayAnswer(opened.Value);
        if (mayAnswer.IsRefused)
        {
            return mayAnswer.Error;
        }

        var draft = await db
            .Drafts.Include(d => d.Attachments)
            .SingleOrDefaultAsync(d => d.DossierId == dossier.Id, cancellationToken);
        if (draft is null)
        {
            return RequestErrors.NotFound;
        }

        if (await payments.OwesBy(PaymentStage.Supplement, dossier.Id, cancellationToken))
        {
            return PaymentErrors.Due;
        }

        var now = clock.GetUtcNow();
        var open = drafts.Open(draft);
        var check = open.CheckAnswers(VietnamTime.DayOf(now));
        if (check.Faults.Count > 0)
        {
            return new DomainError("draft.answers-invalid", ErrorKind.Refused)
            {
                Fields = [.. check.Faults.Select(f => new FieldError($"answers.{f.Path}", f.Code))],
            };
        }

        var (calendar, rules) = dossiers.ClockOf(dossier);
        var given = new SupplementGiven(
            check.Answers.Root.GetRawText(),
            FieldsOf(dossier, check.Answers),
            await PapersOf(draft, cancellationToken)
        );
        var answered = dossier.AnswerSupplement(given, actor, now, calendar, rules);
        if (answered.IsRefused)
        {
            return answered.Error;
        }

        db.Drafts.Remove(draft);
        await payments.Follow(dossier, cancellationToken);
        return ActReceipt.Of(dossier);
    }

    /// <summary>What was asked for counts as looked at; what else has changed must not have.</summary>
    private static IReadOnlyList<string> FieldsOf(Dossier dossier, FormAnswers answers)
    {
        var before = FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value.Root;
        var after = answers.Root;
        var changed = before
            .EnumerateObject()
            .Select(field => field.Name)
            .Union(after.EnumerateObject().Select(field => field.Name), StringComparer.Ordinal)
            .Where(name => !Same(before, after, name));
        return
        [
            .. dossier
                .OpenSupplement!.Items.Select(item => item.Field)
                .OfType<string>()
                .Union(changed, StringComparer.Ordinal),
        ];
    }

    private static bool Same(JsonElement before, JsonElement after, string name) =>
        before.TryGetProperty(name, out var one)
        && after.TryGetProperty(name, out var other)
        && JsonElement.DeepEquals(one, other);

    /// <summary>Malware is no paper: what needs it counts as missing.</summary>
    private async Task<IReadOnlyList<PaperGiven>> PapersOf(Draft draft, CancellationToken cancellationToken)
    {
        var hashes = draft.Attachments.Select(a => a.Sha256).ToList();
        var infected = await db
            .StoredDocuments.Where(d => hashes.Contains(d.Sha256) && d.Scan == ScanState.Infected)
            .Select(d => d.Sha256)
            .ToListAsync(cancellationToken);
        var origins = await shelf.OriginsOf(
            draft.Attachments.Select(a => a.KeptPaperId),
            draft.OwnerId,
            cancellationToken
        );
        return
        [
            .. draft
                .Attachments.Where(a => !infected.Contains(a.Sha256, StringComparer.Ordinal))
                .OrderBy(a => a.ReceivedAt)
                .Select(a => new PaperGiven(
                    a.Id,
                    a.PaperCode,
                    a.FileName,
                    a.MediaType,
                    a.SizeBytes,
                    a.Sha256,
                    a.Pages,
                    a.KeptPaperId is { } kept ? origins.GetValueOrDefault(kept) : null
                )),
        ];
    }
}
