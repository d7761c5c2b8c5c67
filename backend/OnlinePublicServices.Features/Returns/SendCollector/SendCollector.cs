using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Returns;

/// <summary>Who is sent to collect a result.</summary>
/// <param name="Name">Full name, as on the identity paper.</param>
/// <param name="PersonalId">Twelve digits.</param>
public sealed record Collector(string Name, string PersonalId);

/// <summary>
/// Sends somebody to collect the result, with a code of eight digits; whoever was sent before may not any more. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>return.over</c>, <c>return.mandates-too-many</c>,
/// <c>person-name.empty</c>, <c>person-name.too-long</c>, <c>person-name.character</c>, <c>personal-id.malformed</c>,
/// <c>personal-id.province-unknown</c>.
/// </summary>
internal sealed record SendCollector(string Code, int Version, Collector Collector, string IdempotencyKey)
    : IAct<ReturnView>,
        IRepeatable;

internal sealed class SendCollectorHandler(ReturnDesk desk, TimeProvider clock)
    : IRequestHandler<SendCollector, Result<ReturnView>>
{
    private const int Codes = 100_000_000;

    public Task<Result<ReturnView>> Handle(SendCollector request, CancellationToken cancellationToken) =>
        desk.OpenForOwner(request.Code, request.Version, cancellationToken)
            .ThenAsync(async open =>
            {
                var now = clock.GetUtcNow();
                var code = RandomNumberGenerator.GetInt32(Codes).ToString("D8", CultureInfo.InvariantCulture);
                var sent =
                    DossierLifecycle.IsEnd(open.Dossier.Status) && !open.Dossier.IsResultHere
                        ? ReturnErrors.Over
                        : CollectionMandate
                            .Create(
                                Guid.CreateVersion7(now),
                                request.Collector.Name,
                                request.Collector.PersonalId,
                                code,
                                now
                            )
                            .Then(open.Return.Send);
                return sent.IsRefused ? sent.Error : (Result<ReturnView>)await desk.Show(open, cancellationToken);
            });
}

/// <summary>
/// Takes it back from whoever was sent. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>return.no-mandate</c>.
/// </summary>
internal sealed record RevokeCollector(string Code, int Version, string IdempotencyKey) : IAct<ReturnView>, IRepeatable;

internal sealed class RevokeCollectorHandler(ReturnDesk desk, TimeProvider clock)
    : IRequestHandler<RevokeCollector, Result<ReturnView>>
{
    public Task<Result<ReturnView>> Handle(RevokeCollector request, CancellationToken cancellationToken) =>
        desk.OpenForOwner(request.Code, request.Version, cancellationToken)
            .ThenAsync(async open =>
            {
                var revoked = open.Return.Revoke(clock.GetUtcNow());
                return revoked.IsRefused ? revoked.Error : (Result<ReturnView>)await desk.Show(open, cancellationToken);
            });
}

/// <summary><c>/api/dossiers/{code}/return/collector</c>.</summary>
public static class SendCollectorEndpoint
{
    private const string Route = "/api/dossiers/{code}/return/collector";

    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        ForOwner(endpoints.MapPut(Route, SendCollector), nameof(SendCollector));
        ForOwner(endpoints.MapDelete(Route, RevokeCollector), nameof(RevokeCollector));
    }

    /// <summary>
    /// Sends somebody to collect the result. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>,
    /// <c>return.over</c>, <c>return.mandates-too-many</c>, <c>person-name.empty</c>, <c>person-name.too-long</c>,
    /// <c>person-name.character</c>, <c>personal-id.malformed</c>, <c>personal-id.province-unknown</c>.
    /// </summary>
    public static async Task<IResult> SendCollector(
        string code,
        Collector collector,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SendCollector(code, version.Version, collector, key.Value), cancellationToken)).ToHttp(
            context
        );

    /// <summary>
    /// Takes it back from whoever was sent. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>,
    /// <c>return.no-mandate</c>.
    /// </summary>
    public static async Task<IResult> RevokeCollector(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new RevokeCollector(code, version.Version, key.Value), cancellationToken)).ToHttp(context);

    private static void ForOwner(RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .ForCitizens()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(name)
            .WithTags("Returns")
            .Produces<ReturnView>()
            .ProducesProblem(StatusCodes.Status409Conflict);
}
