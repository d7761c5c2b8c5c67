using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// A person asks a unit to show, correct, delete or no longer process their data. Refused:
/// <c>data-request.words-unfit</c>, <c>data-request.unit-unknown</c>, <c>calendar.not-published</c>. Source:
/// 91/2025/QH15, 356/2025/ND-CP.
/// </summary>
internal sealed record FileDataRequest(DataRequestWritten Written, string IdempotencyKey)
    : IAct<DataRequestView>,
        IRepeatable;

/// <summary>A request as a person writes it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="UnitId">Of whom.</param>
/// <param name="Words">About which data, at most 5,000 characters.</param>
public sealed record DataRequestWritten(DataRequestKind Kind, string UnitId, string Words);

internal sealed class FileDataRequestHandler(
    PublicServicesDbContext db,
    DataRequestReading reading,
    Catalogue catalogue,
    CurrentPerson current,
    ICurrentUser user,
    TimeProvider clock
) : IRequestHandler<FileDataRequest, Result<DataRequestView>>
{
    private static readonly DomainError UnitUnknown = new("data-request.unit-unknown", ErrorKind.Refused);

    public async Task<Result<DataRequestView>> Handle(FileDataRequest request, CancellationToken cancellationToken)
    {
        var written = request.Written;
        var now = clock.GetUtcNow();
        if (
            catalogue.Units.Find(written.UnitId) is not { IsAuthority: true } unit
            || !unit.IsInForceOn(VietnamTime.DayOf(now))
        )
        {
            return UnitUnknown;
        }

        var person = await current.LoadOrBegin(cancellationToken);
        return DataRequest
            .File(Guid.CreateVersion7(now), written.Kind, (person.Id, user.Account!.Key), unit.Id, written.Words, now)
            .Then(filed =>
            {
                db.DataRequests.Add(filed);
                return reading.Reckon(filed).Then(_ => reading.ShowToPerson(filed));
            });
    }
}

/// <summary><c>POST /api/personal-data/requests</c>.</summary>
public static class FileDataRequestEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/personal-data/requests", FileDataRequest)
            .ForCitizens()
            .RequireRateLimiting(Throttles.Writing)
            .RequireIdempotencyKey()
            .WithName(nameof(FileDataRequest))
            .WithTags("Personal data")
            .Produces<DataRequestView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Asks a unit to show, correct, delete or no longer process one's data. Errors: <c>data-request.words-unfit</c>,
    /// <c>data-request.unit-unknown</c>, <c>calendar.not-published</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> FileDataRequest(
        DataRequestWritten request,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new FileDataRequest(request, key.Value), cancellationToken)).ToHttp(view =>
            TypedResults.Created($"/api/data-requests/{view.Id}", view)
        );
}
