using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Returns;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary>What is to be decided.</summary>
/// <param name="Outcome">Granted or denied.</param>
/// <param name="Words">
/// The decision, a paragraph a line, at most 20,000 characters; it becomes a numbered paper that the approving officer
/// signs. Beside a file it stands on the sheet that is signed; nothing where the result exists on paper only.
/// </param>
/// <param name="FileSha256">The digest of a file that was brought as the result of this dossier.</param>
public sealed record OutcomeDrafted(Outcome Outcome, string? Words = null, string? FileSha256 = null)
{
    internal OutcomeOf Read() => new(Outcome, FileSha256, string.IsNullOrWhiteSpace(Words) ? null : Words.Trim());
}

internal sealed class DraftOutcomeValidator : AbstractValidator<DraftOutcome>
{
    public DraftOutcomeValidator() =>
        RuleFor(r => r.Draft.Words)
            .Must(words => words is null || words.Length <= OutcomeOf.WordsMaxLength)
            .WithErrorCode("field.too-long");
}

/// <summary>
/// <c>Dự thảo kết quả</c>. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>outcome.file-unknown</c>,
/// <c>routing.not-holder</c>, <c>routing.steps-ahead</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record DraftOutcome(string Code, int Version, OutcomeDrafted Draft, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class DraftOutcomeHandler(
    DossierReading reading,
    PublicServicesDbContext db,
    RouteBook routes,
    TimeProvider clock
) : IRequestHandler<DraftOutcome, Result<ActReceipt>>
{
    private static readonly DomainError FileUnknown = new("outcome.file-unknown", ErrorKind.Refused);

    public async Task<Result<ActReceipt>> Handle(DraftOutcome request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var draft = request.Draft.Read();
        var now = clock.GetUtcNow();
        if (draft.DocumentSha256 is { } file && !await Claim(dossier.Id, file, now, cancellationToken))
        {
            return FileUnknown;
        }

        return dossier.DraftOutcome(draft, routes.Of(dossier), actor, now).Map(_ => ActReceipt.Of(dossier));
    }

    /// <summary>The file is there and stays; false where it is not, or is being removed.</summary>
    private async Task<bool> Claim(
        Guid dossierId,
        string sha256,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var file = await db.OutcomeFiles.FindAsync([dossierId, sha256], cancellationToken);
        var bytes = await db.StoredDocuments.FindAsync([sha256], cancellationToken);
        if (file is null || bytes is null or { IsLeaving: true })
        {
            return false;
        }

        file.DraftedAt ??= now;
        bytes.Claim();
        return true;
    }
}

/// <summary>
/// <c>Phê duyệt kết quả</c>, by another than who drafted it. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>outcome.not-drafted</c>, <c>outcome.own-draft</c>, <c>routing.not-holder</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record ApproveOutcome(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class ApproveOutcomeHandler(
    DossierReading reading,
    PaperDesk papers,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<ApproveOutcome, Result<ActReceipt>>
{
    public async Task<Result<ActReceipt>> Handle(ApproveOutcome request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var now = clock.GetUtcNow();
        var approved = dossier.ApproveOutcome(actor, now);
        if (approved.IsRefused)
        {
            return approved.Error;
        }

        // Also where the newer one is on paper: what was approved before must not go out in its place.
        await papers.WithdrawResult(dossier, cancellationToken);
        if (approved.Value is { IsFile: true } outcome)
        {
            var title = catalogue.TemplateOf(outcome.Outcome).Title.Vi;
            var facts = new ResultFacts(title, outcome.Words ?? "", outcome.DocumentSha256);
            var body = actor.Post?.UnitId ?? dossier.UnitId;
            await papers.IssueResult(facts, dossier, body, actor.Id, now, cancellationToken);
        }

        return ActReceipt.Of(dossier);
    }
}

/// <summary>
/// <c>Phát hành kết quả</c>: the clock ends. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>outcome.not-approved</c>, <c>outcome.not-signed</c>, <c>routing.not-holder</c>, <c>calendar.not-published</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record RecordOutcome(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class RecordOutcomeHandler(
    DossierReading reading,
    PublicServicesDbContext db,
    Catalogue catalogue,
    IOrganisationSeals seals,
    StepClosing closing,
    ReturnDesk returns,
    PaperShelf shelf,
    TimeProvider clock
) : IRequestHandler<RecordOutcome, Result<ActReceipt>>
{
    public async Task<Result<ActReceipt>> Handle(RecordOutcome request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var now = clock.GetUtcNow();
        var paper = await reading.LastOf(PaperKind.Result, dossier.Id, cancellationToken);
        var (calendar, rules) = reading.ClockOf(dossier);
        var issued = dossier.RecordOutcome(paper?.State is PaperState.Signed, actor, now, calendar, rules);
        if (issued.IsRefused)
        {
            return issued.Error;
        }

        closing.Close(dossier, new ResultEvidence(paper?.SignedAt), actor, now);
        if (await db.CollectionCodes.FindAsync([dossier.Id], cancellationToken) is null)
        {
            db.CollectionCodes.Add(new CollectionCode(dossier.Id));
        }

        if (paper is not null)
        {
            await shelf.KeepResult(dossier, paper, cancellationToken);
        }

        // A file goes out with the mail that its seal owes; at once where its body has no seal.
        if (paper is null)
        {
            db.Owe(MessageKind.ResultReady, dossier, now);
        }
        else if (seals.ChainOf(paper.UnitId, catalogue.Units.Find(paper.UnitId)!.Name.Vi) is null)
        {
            db.Owe(MessageKind.ResultSigned, dossier, now);
        }

        return (await returns.Follow(dossier, cancellationToken)).Map(_ => ActReceipt.Of(dossier));
    }
}

/// <summary><c>/api/dossiers/{code}/outcome</c>: drafted, approved, issued.</summary>
public static class DecideOutcomeEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/outcome-draft", DraftOutcome)
            .ForDeskAct(nameof(DraftOutcome))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        endpoints.MapPost("/api/dossiers/{code}/outcome-approval", ApproveOutcome).ForDeskAct(nameof(ApproveOutcome));
        endpoints
            .MapPost("/api/dossiers/{code}/outcome", RecordOutcome)
            .ForDeskAct(nameof(RecordOutcome))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>
    /// Lays the draft of a result before the approving officer. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>outcome.file-unknown</c>, <c>routing.not-holder</c>, <c>routing.steps-ahead</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> DraftOutcome(
        string code,
        OutcomeDrafted draft,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new DraftOutcome(code, version.Version, draft, key.Value), cancellationToken)).ToHttp(
            context
        );

    /// <summary>
    /// Approves the draft; whoever drafted it may not. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>outcome.not-drafted</c>, <c>outcome.own-draft</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> ApproveOutcome(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ApproveOutcome(code, version.Version, key.Value), cancellationToken)).ToHttp(context);

    /// <summary>
    /// Issues the approved result; the clock ends here. One in words or in a file needs the approving officer's signature first, and
    /// goes out under the body's seal. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>outcome.not-approved</c>, <c>outcome.not-signed</c>, <c>routing.not-holder</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> RecordOutcome(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new RecordOutcome(code, version.Version, key.Value), cancellationToken)).ToHttp(context);
}
