using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>The asker's own draft.</summary>
internal sealed record GetDraft(Guid Id) : IQuery<DraftView>;

internal sealed class GetDraftHandler(DraftReading reading) : IRequestHandler<GetDraft, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(GetDraft request, CancellationToken cancellationToken)
    {
        var open = await reading.Open(request.Id, cancellationToken);
        return open.IsRefused ? open.Error : await reading.Show(open.Value, cancellationToken);
    }
}

/// <summary><c>GET /api/drafts/{id}</c>.</summary>
public static class GetDraftEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/drafts/{id:guid}", GetDraft)
            .ForSignedIn()
            .WithName(nameof(GetDraft))
            .WithTags("Drafts")
            .Produces<DraftView>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>The asker's own draft; its version is in the <c>ETag</c>. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> GetDraft(
        Guid id,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetDraft(id), cancellationToken)).ToHttp(draft =>
        {
            context.SetVersion(draft.Version);
            return TypedResults.Ok(draft);
        });
}
