using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Routing;

/// <summary><c>GET /api/work</c>.</summary>
public static class ListWorkEndpoint
{
    private static readonly DomainError ListUnknown = new("request.malformed", ErrorKind.Malformed);

    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/work", ListWork)
            .ForStaff()
            .WithName(nameof(ListWork))
            .WithTags("Clerk")
            .Produces<WorkPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The asker's work: <c>mine</c> (the default), <c>offered</c> to their posts, or in their <c>post</c> with a
    /// colleague. Errors: <c>request.malformed</c>, <c>request.cursor-malformed</c>; <c>resource.not-found</c> for staff
    /// in no post that works on dossiers.
    /// </summary>
    public static async Task<IResult> ListWork(
        string? list,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        WorkList? wanted = list switch
        {
            null or "" or "mine" => WorkList.Mine,
            "offered" => WorkList.Offered,
            "post" => WorkList.Post,
            _ => null,
        };
        return wanted is { } known
            ? (await mediator.Send(new ListWork(known, cursor, limit), cancellationToken)).ToOk()
            : ListUnknown.ToProblem();
    }
}
