using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary><c>POST /api/payment-days/{day}/settlements/{way}</c>.</summary>
public static class GiveSettlementEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/payment-days/{day}/settlements/{way}", GiveSettlement)
            .ForStaff()
            .WithMetadata(new BodyLimit(SettlementFile.BytesMax))
            .WithName(nameof(GiveSettlement))
            .WithTags("Payments")
            .Accepts<Stream>("text/csv")
            .Produces<SettlementFileView>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Brings the CSV file, at most 1 MiB and 10,000 rows, in which a gateway or the bank says what came on a day;
    /// <c>way</c> is the gateway's name or <c>transfer</c>. It is read instead of an earlier one, which stays in the
    /// record; the same file again is the same. Errors: <c>resource.not-found</c>, <c>date.implausible</c>,
    /// <c>request.too-large</c>, <c>payment.way-unknown</c>, <c>settlement.encoding</c>, <c>settlement.columns</c>,
    /// <c>settlement.row-unfit</c>, <c>settlement.other-day</c>, <c>settlement.too-many-rows</c>,
    /// <c>settlement.too-many-files</c>.
    /// </summary>
    public static async Task<IResult> GiveSettlement(
        DateOnly day,
        string way,
        string? unitId,
        IMediator mediator,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var file = await BoundedBody.Read(request, SettlementFile.BytesMax, cancellationToken);
        return file is null
            ? BoundedBody.TooLarge.ToProblem()
            : (
                await mediator
                    .Send(new GiveSettlement(day, unitId ?? "", way, file), cancellationToken)
                    .ThenAsync(read => mediator.Send(new KeepSettlement(read), cancellationToken))
            ).ToOk();
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
