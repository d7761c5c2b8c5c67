using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Messages;

/// <summary>The asker has read one of their notices; twice is once.</summary>
internal sealed record ReadNotice(Guid Id) : IAct<Done>;

internal sealed class ReadNoticeHandler(MyNotices mine) : IRequestHandler<ReadNotice, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReadNotice request, CancellationToken cancellationToken)
    {
        var it = (await mine.All(cancellationToken)).Where(m => m.Id == request.Id);
        return await mine.Read(it, cancellationToken) == 0 && !await it.AnyAsync(cancellationToken)
            ? RequestErrors.NotFound
            : Done.Value;
    }
}

/// <summary><c>POST /api/notices/{id}/reading</c>.</summary>
public static class ReadNoticeEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/notices/{id:guid}/reading", ReadNotice)
            .ForCitizens()
            .WithName(nameof(ReadNotice))
            .WithTags("Messages")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Marks one of the asker's notices as read. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> ReadNotice(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReadNotice(id), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
