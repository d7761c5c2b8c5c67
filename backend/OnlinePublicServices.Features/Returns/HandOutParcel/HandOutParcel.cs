using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
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

/// <summary>What proves who collects.</summary>
/// <param name="Proof">A code, an identity paper, or the code of whoever was sent.</param>
/// <param name="Code">The code that was said.</param>
public sealed record CollectionProved(CollectionProof Proof, string? Code = null);

/// <summary>
/// Another counter than the dossier's own hands out the result that was sent to it. Refused: <c>resource.not-found</c>,
/// <c>payment.due</c>, <c>collection.code-wrong</c>, <c>parcel.out-of-turn</c>. Source: 118/2025/ND-CP.
/// </summary>
internal sealed record HandOutParcel(string Number, CollectionProved Proved, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class HandOutParcelHandler(
    ParcelDesk desk,
    PaymentDesk payments,
    PublicServicesDbContext db,
    TimeProvider clock
) : IRequestHandler<HandOutParcel, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(HandOutParcel request, CancellationToken cancellationToken) =>
        desk.Open(request.Number, cancellationToken)
            .ThenAsync(async open =>
            {
                var (dossier, wanted, parcel, _, receiving) = open;
                if (receiving is not { Actor: var actor })
                {
                    return ReturnErrors.OutOfTurn;
                }

                if (await payments.OwesBy(PaymentStage.Return, dossier.Id, cancellationToken))
                {
                    return PaymentErrors.Due;
                }

                var (proof, said) = request.Proved;
                var code = await db.CollectionCodes.FindAsync([dossier.Id], cancellationToken);
                var isProved = proof switch
                {
                    CollectionProof.Code => code?.Is(said) is true,
                    CollectionProof.Mandate => wanted.Mandate?.Is(said) is true,
                    CollectionProof.Identity => true,
                    CollectionProof.SignedIn or CollectionProof.PostReceipt => false,
                };
                if (!isProved)
                {
                    return new DomainError("collection.code-wrong", ErrorKind.Refused);
                }

                var now = clock.GetUtcNow();
                return parcel
                    .HandOut(actor.Id, now)
                    .Then(_ =>
                    {
                        wanted.Settle();
                        return dossier.Status is DossierStatus.Resolved
                            ? dossier.ReturnElsewhere(new CollectedBy(ReturnWay.Counter, proof), actor, now)
                            : Done.Value;
                    })
                    .Map(_ => ActReceipt.Of(dossier));
            });
}

/// <summary><c>POST /api/parcels/{number}/hand-out</c>.</summary>
public static class HandOutParcelEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/parcels/{number}/hand-out", HandOutParcel)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(HandOutParcel))
            .WithTags("Returns")
            .Produces<ActReceipt>()
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Hands out a result that was sent to this counter. Errors: <c>resource.not-found</c>, <c>payment.due</c>,
    /// <c>collection.code-wrong</c>, <c>parcel.out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> HandOutParcel(
        string number,
        CollectionProved proved,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new HandOutParcel(number, proved, key.Value), cancellationToken)).ToHttp(context);
}
