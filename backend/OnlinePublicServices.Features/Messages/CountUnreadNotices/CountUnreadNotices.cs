using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Messages;

/// <summary>How many notices the asker has not read.</summary>
internal sealed record CountUnreadNotices : IQuery<UnreadNotices>;

/// <summary>A count that stops where nobody counts on.</summary>
/// <param name="Count">At most 99.</param>
/// <param name="IsMore">Whether there are more than that.</param>
public sealed record UnreadNotices(int Count, bool IsMore);

internal sealed class CountUnreadNoticesHandler(MyNotices mine)
    : IRequestHandler<CountUnreadNotices, Result<UnreadNotices>>
{
    private const int CountMax = 99;

    public async Task<Result<UnreadNotices>> Handle(CountUnreadNotices request, CancellationToken cancellationToken)
    {
        var notices = await mine.All(cancellationToken);
        var count = await notices.Where(m => m.ReadAt == null).Take(CountMax + 1).CountAsync(cancellationToken);
        return new UnreadNotices(Math.Min(count, CountMax), count > CountMax);
    }
}

/// <summary><c>GET /api/notices/unread</c>.</summary>
public static class CountUnreadNoticesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/notices/unread", CountUnreadNotices)
            .ForCitizens()
            .WithName(nameof(CountUnreadNotices))
            .WithTags("Messages")
            .Produces<UnreadNotices>();

    /// <summary>How many notices the asker has not read, counted up to 99.</summary>
    public static async Task<IResult> CountUnreadNotices(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new CountUnreadNotices(), cancellationToken)).ToOk();
}
