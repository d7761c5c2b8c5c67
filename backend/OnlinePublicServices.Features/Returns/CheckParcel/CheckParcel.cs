using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Returns;

/// <summary>Whoever waits for a parcel, or for its order at the counter, has the post asked.</summary>
internal sealed record CheckParcel(string Code) : IQuery<ReturnView>;

internal sealed class CheckParcelHandler(ReturnDesk desk, ParcelWatch watch, TimeProvider clock)
    : IRequestHandler<CheckParcel, Result<ReturnView>>
{
    /// <summary>The post is not asked about the same parcel more often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task<Result<ReturnView>> Handle(CheckParcel request, CancellationToken cancellationToken)
    {
        var opened = await desk.Open(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var now = clock.GetUtcNow();
        var parcel = opened.Value.Return.Live;
        if (parcel is { NextAskAt: { } next } && (next <= now || parcel.AskedAt + Pause <= now))
        {
            await watch.AskAsync(parcel.Id, cancellationToken);
        }

        return await desk.Open(request.Code, cancellationToken).MapAsync(open => desk.Show(open, cancellationToken));
    }
}

/// <summary><c>POST /api/dossiers/{code}/return/check</c>.</summary>
public static class CheckParcelEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/return/check", CheckParcel)
            .ForSignedIn()
            .WithName(nameof(CheckParcel))
            .WithTags("Returns")
            .Produces<ReturnView>();

    /// <summary>
    /// Asks the post where the parcel is, every five seconds at the most, and shows how the result is wanted. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> CheckParcel(
        string code,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new CheckParcel(code), cancellationToken)).ToHttp(context);
}
