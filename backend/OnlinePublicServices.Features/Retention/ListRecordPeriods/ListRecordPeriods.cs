using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// How long personal records are kept that are no dossier's; for anybody. Source: 91/2025/QH15 (the right to know).
/// </summary>
internal sealed record ListRecordPeriods : IQuery<RecordPeriods>;

/// <summary>The times that hold today.</summary>
/// <param name="Items">One for each kind of which somebody has fixed it.</param>
public sealed record RecordPeriods(IReadOnlyList<RecordPeriodView> Items);

/// <summary>How long one kind of records is kept.</summary>
/// <param name="Kind">What is kept.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Months">Months after a record's end.</param>
/// <param name="Source">What that rests on.</param>
/// <param name="NeedsReview">Why it is not sure; absent once it was compared with its source.</param>
public sealed record RecordPeriodView(
    RecordKind Kind,
    LocalText Name,
    int Months,
    LocalText Source,
    LocalText? NeedsReview
);

internal sealed class ListRecordPeriodsHandler(RecordReading reading)
    : IRequestHandler<ListRecordPeriods, Result<RecordPeriods>>
{
    public Task<Result<RecordPeriods>> Handle(ListRecordPeriods request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<RecordPeriods>>(
            new RecordPeriods([
                .. Enum.GetValues<RecordKind>()
                    .Select(reading.PeriodOf)
                    .OfType<RecordPeriod>()
                    .Select(one => new RecordPeriodView(one.Kind, one.Name, one.Months, one.Source, one.NeedsReview)),
            ])
        );
}

/// <summary><c>GET /api/record-periods</c>.</summary>
public static class ListRecordPeriodsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/record-periods", ListRecordPeriods)
            .ForAnyone()
            .WithName(nameof(ListRecordPeriods))
            .WithTags("Retention")
            .Produces<RecordPeriods>();

    /// <summary>How long requests, reflections, notices, logs and profiles are kept.</summary>
    public static async Task<IResult> ListRecordPeriods(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListRecordPeriods(), cancellationToken)).ToOk();
}
