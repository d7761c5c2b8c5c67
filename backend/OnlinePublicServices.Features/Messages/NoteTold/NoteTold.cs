using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Messages;

/// <summary>How somebody was told.</summary>
/// <param name="How">By telephone, on paper or in person.</param>
public sealed record Telling(TellingWay How);

/// <summary>Notes that a person was told what a message could not tell them; who noted it, how and when is kept.</summary>
internal sealed record NoteTold(Guid Id, TellingWay How) : IAct<Done>;

internal sealed class NoteToldHandler(UndeliveredMessages messages, StaffDesk desk, TimeProvider clock)
    : IRequestHandler<NoteTold, Result<Done>>
{
    public async Task<Result<Done>> Handle(NoteTold request, CancellationToken cancellationToken)
    {
        if (await messages.Find(request.Id, cancellationToken) is not { } message)
        {
            return RequestErrors.NotFound;
        }

        message.Told(request.How, desk.ActorId, clock.GetUtcNow());
        return Done.Value;
    }
}

/// <summary><c>POST /api/messages/{id}/telling</c>.</summary>
public static class NoteToldEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/messages/{id:guid}/telling", NoteTold)
            .ForStaff()
            .WithName(nameof(NoteTold))
            .WithTags("Messages")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// Takes an undelivered message off the list, since the person was told otherwise. Errors: <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> NoteTold(
        Guid id,
        Telling telling,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new NoteTold(id, telling.How), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
