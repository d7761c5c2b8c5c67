using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Apologies;

/// <summary>
/// <c>Xin lỗi và hẹn lại ngày trả kết quả</c> (Form 04) by the head of the unit, once. The new date is the end of a working
/// day. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>dossier.reason-missing</c>,
/// <c>apology.already-made</c>, <c>apology.not-later</c>, <c>apology.not-a-working-day</c>, <c>calendar.not-published</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>. Source: 61/2018/ND-CP, Art. 19(9).
/// </summary>
internal sealed record MakeApology(string Code, int Version, ApologyWritten Written, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

/// <summary>An apology as the head of the unit words it.</summary>
/// <param name="ReasonCode">By the catalogue of reasons.</param>
/// <param name="Reason">In words for the applicant, at most 2,000 characters.</param>
/// <param name="NewDueOn">The new day, Viet Nam time; its working time's end is promised.</param>
public sealed record ApologyWritten(string ReasonCode, string Reason, DateOnly NewDueOn);

internal sealed class MakeApologyHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    PaperDesk papers,
    TimeProvider clock
) : IRequestHandler<MakeApology, Result<ActReceipt>>
{
    public async Task<Result<ActReceipt>> Handle(MakeApology request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var now = clock.GetUtcNow();
        var draft = await db.Apologies.SingleOrDefaultAsync(a => a.DossierId == dossier.Id, cancellationToken);
        var made = new ReasonGiven(request.Written.ReasonCode, request.Written.Reason)
            .Read()
            .Then(reason =>
                ClosingOf(request.Written.NewDueOn, reading.CalendarOf(dossier))
                    .Then(newDueAt =>
                        dossier
                            .Apologise(reason, newDueAt, actor, now)
                            .Map(_ =>
                            {
                                draft ??= Begin(dossier, newDueAt, now);
                                draft.Write(reason.Code, reason.Text, newDueAt);
                                draft.Make(automatically: false, now);
                                db.Owe(MessageKind.ApologyMade, dossier, now);
                                return ActReceipt.Of(dossier);
                            })
                    )
            );
        if (!made.IsRefused)
        {
            await papers.IssueApology(dossier, actor.Id, now, cancellationToken);
        }

        return made;
    }

    private Apology Begin(Domain.Dossiers.Dossier dossier, DateTimeOffset newDueAt, DateTimeOffset now)
    {
        var holding = dossier.Custody.Now;
        var begun = new Apology(
            dossier.Id,
            dossier.UnitId,
            dossier.OriginalDueAt ?? now,
            newDueAt,
            holding.Step,
            holding.Post.UnitId,
            now
        );
        db.Apologies.Add(begun);
        return begun;
    }

    private static Result<DateTimeOffset> ClosingOf(DateOnly day, WorkingCalendar calendar) =>
        calendar
            .KindOf(day)
            .Then<DateTimeOffset>(kind =>
                kind is DayKind.Working or DayKind.MakeUp
                    ? VietnamTime.Instant(day, calendar.HoursOf(day).Closes)
                    : new DomainError("apology.not-a-working-day", ErrorKind.Refused)
            );
}

/// <summary><c>POST /api/dossiers/{code}/apology-letters</c>.</summary>
public static class MakeApologyEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/apology-letters", MakeApology)
            .ForDeskAct(nameof(MakeApology))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Apologises for a dossier that will be late and promises a new day, once; the original date stays the one that
    /// counts. Errors: <c>dossier.reason-missing</c>, <c>apology.already-made</c>, <c>apology.not-later</c>,
    /// <c>apology.not-a-working-day</c>, <c>calendar.not-published</c>, <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> MakeApology(
        string code,
        ApologyWritten apology,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new MakeApology(code, version.Version, apology, key.Value), cancellationToken)).ToHttp(
            context
        );
}
