using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What a draft would cost if it were filed today, so that nobody learns it afterwards.</summary>
internal sealed record AssessDraft(Guid DraftId) : IQuery<FeeView>;

internal sealed class AssessDraftHandler(DraftReading drafts, FeeBook fees, TimeProvider clock)
    : IRequestHandler<AssessDraft, Result<FeeView>>
{
    public async Task<Result<FeeView>> Handle(AssessDraft request, CancellationToken cancellationToken) =>
        (await drafts.Open(request.DraftId, cancellationToken)).Map(open =>
            FeeView.Of(fees.Of(open, VietnamTime.DayOf(clock.GetUtcNow())))
        );
}

/// <summary><c>GET /api/drafts/{id}/fees</c>.</summary>
public static class AssessDraftEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/drafts/{id:guid}/fees", AssessDraft)
            .ForSignedIn()
            .WithName(nameof(AssessDraft))
            .WithTags("Payments")
            .Produces<FeeView>();

    /// <summary>What the draft costs by its answers as they are, line by line. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> AssessDraft(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new AssessDraft(id), cancellationToken)).ToHttp(TypedResults.Ok);
}
