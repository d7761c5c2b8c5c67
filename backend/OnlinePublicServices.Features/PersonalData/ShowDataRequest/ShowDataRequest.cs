using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// A request for those who answer for its unit; that they opened it is noted first, and the person reads it. Refused:
/// <c>resource.not-found</c>.
/// </summary>
internal sealed record ShowDataRequest(Guid Id) : IAct<DataRequestView>;

internal sealed class ShowDataRequestHandler(
    PublicServicesDbContext db,
    DataRequestReading reading,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<ShowDataRequest, Result<DataRequestView>>
{
    public Task<Result<DataRequestView>> Handle(ShowDataRequest request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Id, cancellationToken)
            .ThenAsync(async found =>
            {
                await Note(found, cancellationToken);
                return await reading.ShowToStaff(found, cancellationToken);
            });

    /// <summary>Once an hour: whoever works on it opens it many times.</summary>
    private async Task Note(DataRequest opened, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        if (
            await db.DataRequestLooks.AnyAsync(
                l => l.RequestId == opened.Id && l.Hour == hour && l.Account == desk.ActorId,
                cancellationToken
            )
        )
        {
            return;
        }

        var position = reading.PositionFor(opened.UnitId);
        db.DataRequestLooks.Add(
            new DataRequestLook
            {
                RequestId = opened.Id,
                Account = desk.ActorId,
                PostUnit = position.UnitId,
                PostRole = position.Role,
                At = now,
                Hour = hour,
            }
        );
    }
}

/// <summary><c>GET /api/data-requests/{id}</c>.</summary>
public static class ShowDataRequestEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/data-requests/{id:guid}", ShowDataRequest)
            .ForStaff()
            .WithName(nameof(ShowDataRequest))
            .WithTags("Personal data")
            .Produces<DataRequestView>();

    /// <summary>A request with who asks; the version is in the <c>ETag</c>. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> ShowDataRequest(
        Guid id,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ShowDataRequest(id), cancellationToken)).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });
}
