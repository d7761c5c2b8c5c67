using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Returns;

/// <summary>How a person wants the result.</summary>
/// <param name="Way">As a file, at a counter, by post.</param>
/// <param name="CounterUnitId">A counter; the dossier's own unless said.</param>
/// <param name="Address">Where the post brings it; needed for the post alone.</param>
public sealed record ReturnWanted(ReturnWay Way, string? CounterUnitId = null, ReturnAddress? Address = null);

/// <summary>
/// Says how the result is wanted; until a parcel has left the office that may be changed as often as one likes. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>return.dispatched</c>, <c>return.over</c>,
/// <c>return.way-unknown</c>, <c>return.address</c>. Source: 45/2016/QD-TTg.
/// </summary>
internal sealed record ChooseReturn(string Code, int Version, ReturnWanted Wanted, string IdempotencyKey)
    : IAct<ReturnView>,
        IRepeatable;

internal sealed class ChooseReturnHandler(ReturnDesk desk, PostBook post, IPostalCarrier carrier, TimeProvider clock)
    : IRequestHandler<ChooseReturn, Result<ReturnView>>
{
    public Task<Result<ReturnView>> Handle(ChooseReturn request, CancellationToken cancellationToken) =>
        desk.OpenForOwner(request.Code, request.Version, cancellationToken)
            .ThenAsync(async open =>
            {
                var chosen = open.FixedBy is { } why
                    ? why
                    : Read(request.Wanted, open.Dossier).Then(open.Return.Choose);
                if (chosen.IsRefused)
                {
                    return chosen.Error;
                }

                desk.Follow(open.Return, open.Dossier);
                return (Result<ReturnView>)await desk.Show(open, cancellationToken);
            });

    private Result<ReturnChoice> Read(ReturnWanted wanted, Dossier dossier)
    {
        var (way, counter, address) = wanted;
        return way switch
        {
            ReturnWay.Electronic => new ReturnChoice(way),
            ReturnWay.Counter when counter is null || counter == dossier.UnitId => new ReturnChoice(way),
            ReturnWay.Counter when desk.IsCounter(counter) => new ReturnChoice(way, counter),
            ReturnWay.Post when carrier.IsSetUp && post.RateTo(address?.ProvinceCode, clock.GetUtcNow()) is { } rate =>
                PostalAddress
                    .Create(address!.Name, address.Phone, address.Detail, address.Commune, address.ProvinceCode)
                    .Map(where => new ReturnChoice(way, Address: where, Rate: rate)),
            ReturnWay.Counter or ReturnWay.Post => ReturnErrors.WayUnknown,
        };
    }
}

/// <summary><c>PUT /api/dossiers/{code}/return</c>.</summary>
public static class ChooseReturnEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPut("/api/dossiers/{code}/return", ChooseReturn)
            .ForCitizens()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(ChooseReturn))
            .WithTags("Returns")
            .Produces<ReturnView>()
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Says how the result is wanted. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>,
    /// <c>return.dispatched</c>, <c>return.over</c>, <c>return.way-unknown</c>, <c>return.address</c> with the parts that
    /// don't do.
    /// </summary>
    public static async Task<IResult> ChooseReturn(
        string code,
        ReturnWanted wanted,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ChooseReturn(code, version.Version, wanted, key.Value), cancellationToken)).ToHttp(
            context
        );
}
