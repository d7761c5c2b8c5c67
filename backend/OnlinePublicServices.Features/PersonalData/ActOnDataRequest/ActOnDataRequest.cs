using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// Those who answer for the unit acknowledge a request, extend its term once, say what was done, or refuse. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>data-request.act-out-of-turn</c>,
/// <c>data-request.words-unfit</c>, <c>data-request.ground-missing</c>, <c>data-request.extension-unfit</c>,
/// <c>calendar.not-published</c>. Source: 356/2025/ND-CP.
/// </summary>
internal sealed record ActOnDataRequest(Guid Id, DataRequestStep Step, int Version, string IdempotencyKey)
    : IAct<DataRequestView>,
        IRepeatable;

/// <summary>What is done to a request.</summary>
/// <param name="Act">The act.</param>
/// <param name="Words">What is said with it, at most 5,000 characters.</param>
/// <param name="LegalGround">The provision on which a refusal rests, at most 300 characters.</param>
/// <param name="Days">By how many days of the calendar the term is extended, 1 to 15.</param>
public sealed record DataRequestStep(
    DataRequestAct Act,
    string? Words = null,
    string? LegalGround = null,
    int? Days = null
);

internal sealed class ActOnDataRequestHandler(
    PublicServicesDbContext db,
    DataRequestReading reading,
    FeedbackLetters letters,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<ActOnDataRequest, Result<DataRequestView>>
{
    public async Task<Result<DataRequestView>> Handle(ActOnDataRequest request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Id, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var it = opened.Value;
        if (it.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        var done = Do(it, request.Step).Then(_ => reading.Reckon(it));
        if (done.IsRefused)
        {
            return done.Error;
        }

        if (it is { Kind: DataRequestKind.Delete, Status: DataRequestStatus.Completed })
        {
            await EraseLetters(it.PersonId, cancellationToken);
        }

        Tell(it, request.Step.Act);
        return await reading.ShowToStaff(it, cancellationToken);
    }

    /// <summary>
    /// Whose data are erased is no longer known as the receiver of letters either. What is still to be sent goes too.
    /// </summary>
    private async Task EraseLetters(Guid personId, CancellationToken cancellationToken) =>
        await letters.Erase(
            await db
                .FeedbackCases.AsNoTracking()
                .Where(one => one.Author.PersonId == personId)
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>That it moved, on the person's own way; what was said stands in the portal alone.</summary>
    private void Tell(DataRequest moved, DataRequestAct act)
    {
        MessageKind? kind = act switch
        {
            DataRequestAct.Acknowledge => MessageKind.DataRequestAcknowledged,
            DataRequestAct.Extend => MessageKind.DataRequestExtended,
            DataRequestAct.Complete => MessageKind.DataRequestAnswered,
            DataRequestAct.Refuse => MessageKind.DataRequestRefused,
            DataRequestAct.File => null,
        };
        if (kind is { } owed)
        {
            var now = clock.GetUtcNow();
            db.OutboxMessages.Add(
                OutboxMessage.ToPerson(Guid.CreateVersion7(now), owed, moved.Id, moved.PersonId, moved.UnitId, now)
            );
        }
    }

    private Result<Done> Do(DataRequest it, DataRequestStep step)
    {
        var (by, now) = (desk.ActorId, clock.GetUtcNow());
        return step.Act switch
        {
            DataRequestAct.Acknowledge => it.Acknowledge(by, now, step.Words),
            DataRequestAct.Extend => it.Extend(step.Days, by, now, step.Words),
            DataRequestAct.Complete => it.Complete(by, now, step.Words),
            DataRequestAct.Refuse => it.Refuse(step.LegalGround, by, now, step.Words),
            DataRequestAct.File => DataRequestLifecycle.Find(it.Status, step.Act).Map(_ => Done.Value),
        };
    }
}

/// <summary><c>POST /api/data-requests/{id}/acts</c>.</summary>
public static class ActOnDataRequestEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/data-requests/{id:guid}/acts", ActOnDataRequest)
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(ActOnDataRequest))
            .WithTags("Personal data")
            .Produces<DataRequestView>()
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Acknowledges, extends once, completes with an answer, or refuses with the legal ground. Errors:
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>data-request.act-out-of-turn</c>,
    /// <c>data-request.words-unfit</c>, <c>data-request.ground-missing</c>, <c>data-request.extension-unfit</c>,
    /// <c>calendar.not-published</c>.
    /// </summary>
    public static async Task<IResult> ActOnDataRequest(
        Guid id,
        DataRequestStep step,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ActOnDataRequest(id, step, version.Version, key.Value), cancellationToken)).ToHttp(
            view =>
            {
                context.SetVersion(view.Version);
                return TypedResults.Ok(view);
            }
        );
}
