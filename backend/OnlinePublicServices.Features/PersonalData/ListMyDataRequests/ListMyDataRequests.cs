using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>The asker's requests about their data, the newest first. Refused: <c>request.cursor-malformed</c>.</summary>
internal sealed record ListMyDataRequests(string? After, int? Limit) : IQuery<MyDataRequests>;

/// <summary>A page of one's requests.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record MyDataRequests(IReadOnlyList<DataRequestView> Items, string? NextCursor);

internal sealed class ListMyDataRequestsHandler(
    PublicServicesDbContext db,
    DataRequestReading reading,
    CurrentPerson current
) : IRequestHandler<ListMyDataRequests, Result<MyDataRequests>>
{
    public async Task<Result<MyDataRequests>> Handle(ListMyDataRequests request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var owner = await current.FindId(cancellationToken);
        var mine = db.DataRequests.AsNoTracking().Where(r => r.PersonId == owner);
        if (after.Value is { } last)
        {
            mine = mine.Where(r => r.FiledAt < last.At || (r.FiledAt == last.At && r.Id < last.Id));
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await mine.OrderByDescending(r => r.FiledAt)
            .ThenByDescending(r => r.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        List<DataRequestView> shown = [];
        foreach (var row in rows.Take(limit))
        {
            var view = reading.ShowToPerson(row);
            if (view.IsRefused)
            {
                return view.Error;
            }

            shown.Add(view.Value with { Looks = await reading.LooksAt(row.Id, cancellationToken) });
        }

        return new MyDataRequests(
            shown,
            rows.Count > limit ? new Cursor(rows[limit - 1].FiledAt, rows[limit - 1].Id).ToString() : null
        );
    }
}

/// <summary><c>GET /api/personal-data/requests</c>.</summary>
public static class ListMyDataRequestsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/personal-data/requests", ListMyDataRequests)
            .ForCitizens()
            .WithName(nameof(ListMyDataRequests))
            .WithTags("Personal data")
            .Produces<MyDataRequests>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>One's requests, how far each is and until when it is answered. Errors: <c>request.cursor-malformed</c>.</summary>
    public static async Task<IResult> ListMyDataRequests(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListMyDataRequests(cursor, limit), cancellationToken)).ToOk();
}
