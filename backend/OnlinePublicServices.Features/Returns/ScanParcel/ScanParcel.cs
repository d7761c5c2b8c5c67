using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Returns;

/// <summary>What a scan has come to.</summary>
/// <param name="DossierCode">The dossier whose result it is.</param>
/// <param name="Kind">What was noted.</param>
/// <param name="State">Where the parcel is since.</param>
public sealed record ParcelScan(string DossierCode, TraceKind Kind, ParcelState State);

/// <summary>
/// A label is scanned: the parcel is given to whoever carries it, is back, or has arrived at the counter it was for.
/// Refused: <c>resource.not-found</c>, <c>payment.due</c>, <c>parcel.out-of-turn</c>.
/// </summary>
internal sealed record ScanParcel(string Number, string IdempotencyKey) : IAct<ParcelScan>, IRepeatable;

internal sealed class ScanParcelHandler(
    ParcelDesk desk,
    PaymentDesk payments,
    PublicServicesDbContext db,
    TimeProvider clock
) : IRequestHandler<ScanParcel, Result<ParcelScan>>
{
    public Task<Result<ParcelScan>> Handle(ScanParcel request, CancellationToken cancellationToken) =>
        desk.Open(request.Number, cancellationToken)
            .ThenAsync(async open =>
            {
                var (dossier, wanted, parcel, sending, receiving) = open;
                if (
                    parcel.State is ParcelState.Ordered
                    && await payments.OwesBy(PaymentStage.Return, dossier.Id, cancellationToken)
                )
                {
                    return PaymentErrors.Due;
                }

                var now = clock.GetUtcNow();
                var account = (sending ?? receiving)!.Actor.Id;
                var scanned = parcel.Scan(sending is not null, receiving is not null, account, now);
                if (scanned.IsRefused)
                {
                    return scanned.Error;
                }

                wanted.Settle();
                if (MessageOf(scanned.Value) is { } message)
                {
                    db.Owe(message, dossier, now);
                }

                return (Result<ParcelScan>)new ParcelScan(dossier.Code.ToString(), scanned.Value, parcel.State);
            });

    private static MessageKind? MessageOf(TraceKind scanned) =>
        scanned switch
        {
            TraceKind.HandedOver => MessageKind.ParcelSent,
            TraceKind.Arrived => MessageKind.ResultAtCounter,
            _ => null,
        };
}

/// <summary><c>POST /api/parcels/{number}/scans</c>.</summary>
public static class ScanParcelEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/parcels/{number}/scans", ScanParcel)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(ScanParcel))
            .WithTags("Returns")
            .Produces<ParcelScan>()
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Notes a scan of a parcel's label. Errors: <c>resource.not-found</c>, <c>payment.due</c>, <c>parcel.out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> ScanParcel(
        string number,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ScanParcel(number, key.Value), cancellationToken)).ToHttp(TypedResults.Ok);
}
