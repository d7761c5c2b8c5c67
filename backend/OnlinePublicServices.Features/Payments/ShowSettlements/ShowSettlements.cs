using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// <c>Đối chiếu với cổng thanh toán, ngân hàng</c>: what the other sides say about a day of a unit, and every difference
/// from our books as they are now; of many the first, and how many more. For whoever answers for the unit. Refused:
/// <c>resource.not-found</c>, <c>date.implausible</c>. No legal source: our own rule.
/// </summary>
internal sealed record ShowSettlements(DateOnly Day, string UnitId) : IQuery<SettlementDayView>;

internal sealed class ShowSettlementsHandler(
    PublicServicesDbContext db,
    PaymentDays days,
    SettlementBook book,
    IPaymentGateways gateways,
    Catalogue catalogue
) : IRequestHandler<ShowSettlements, Result<SettlementDayView>>
{
    /// <summary>What a person works through on a page; where more differs, the wrong file was brought.</summary>
    public const int ShownMax = 200;

    public async Task<Result<SettlementDayView>> Handle(ShowSettlements request, CancellationToken cancellationToken)
    {
        var opened = days.Open(request.Day, request.UnitId);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (day, _, unit) = opened.Value;
        var files = await db
            .SettlementFiles.AsNoTracking()
            .Where(f => f.UnitId == unit && f.Day == day)
            .OrderByDescending(f => f.Number)
            .ToListAsync(cancellationToken);
        var views = new List<SettlementView>();
        foreach (var way in WaysOf(unit, files))
        {
            views.Add(await Show(way, [.. files.Where(f => f.Way == way)], cancellationToken));
        }

        return new SettlementDayView(day, unit, views);
    }

    /// <summary>The ways of which a file can come, and those of which one came.</summary>
    private IEnumerable<string> WaysOf(string unit, List<SettlementFile> files) =>
        gateways
            .All.Select(one => one.Name)
            .Concat(catalogue.Units.Find(unit)?.Account is null ? [] : [Counter.Transfer])
            .Union(files.Select(f => f.Way), StringComparer.Ordinal);

    private async Task<SettlementView> Show(string way, List<SettlementFile> files, CancellationToken cancellationToken)
    {
        if (files is not [var read, ..])
        {
            return new SettlementView(way, [], 0, [], 0);
        }

        var open = await book.Open(read, cancellationToken);
        var isAsked = gateways.Find(way) is not null;
        var (shown, more) = (new List<SettlementDifferenceView>(), 0);
        await foreach (var (one, code) in book.Differences(open, cancellationToken))
        {
            if (shown.Count < ShownMax)
            {
                shown.Add(SettlementDifferenceView.Of(one, code, isAsked));
            }
            else
            {
                more++;
            }
        }

        return new SettlementView(
            way,
            [.. files.Select(file => SettlementFileView.Of(file, catalogue))],
            open.Comparison.OfOthers,
            shown,
            more
        );
    }
}

/// <summary>What the other sides say about a day of a unit.</summary>
/// <param name="Day">The day, in Viet Nam.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Ways">By way to pay.</param>
public sealed record SettlementDayView(DateOnly Day, string UnitId, IReadOnlyList<SettlementView> Ways);

/// <summary><c>GET /api/payment-days/{day}/settlements</c>.</summary>
public static class ShowSettlementsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/payment-days/{day}/settlements", ShowSettlements)
            .ForStaff()
            .WithName(nameof(ShowSettlements))
            .WithTags("Payments")
            .Produces<SettlementDayView>();

    /// <summary>
    /// What gateways and bank say about a day of a unit, against our books, at most 200 differences a way; without
    /// <c>unitId</c> of the first that the asker answers for. Errors: <c>resource.not-found</c> for another's, <c>date.implausible</c>.
    /// </summary>
    public static async Task<IResult> ShowSettlements(
        DateOnly day,
        string? unitId,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowSettlements(day, unitId ?? ""), cancellationToken)).ToHttp(TypedResults.Ok);
}
