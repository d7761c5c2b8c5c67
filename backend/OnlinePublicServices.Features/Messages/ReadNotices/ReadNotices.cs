using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Messages;

/// <summary>What of the notices was read.</summary>
/// <param name="Until">When the newest that was seen happened, UTC: what came since stays unread.</param>
public sealed record Reading(DateTimeOffset Until);

/// <summary>The asker has read all their notices up to one.</summary>
internal sealed record ReadNotices(DateTimeOffset Until) : IAct<Done>;

internal sealed class ReadNoticesHandler(MyNotices mine) : IRequestHandler<ReadNotices, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReadNotices request, CancellationToken cancellationToken)
    {
        var until = request.Until.ToUniversalTime();
        var all = await mine.All(cancellationToken);
        await mine.Read(all.Where(m => m.CreatedAt <= until), cancellationToken);
        return Done.Value;
    }
}

/// <summary><c>POST /api/notices/reading</c>.</summary>
public static class ReadNoticesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/notices/reading", ReadNotices)
            .ForCitizens()
            .WithName(nameof(ReadNotices))
            .WithTags("Messages")
            .Produces(StatusCodes.Status204NoContent);

    /// <summary>Marks all the asker's notices up to an instant as read.</summary>
    public static async Task<IResult> ReadNotices(
        Reading reading,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ReadNotices(reading.Until), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
