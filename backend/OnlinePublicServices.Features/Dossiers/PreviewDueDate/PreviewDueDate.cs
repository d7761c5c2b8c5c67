using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>When the result would be due if the dossier were accepted now. Refused: <c>calendar.not-published</c>.</summary>
internal sealed record PreviewDueDate(string Code) : IQuery<DuePreview>;

/// <summary>A due date as it would be.</summary>
/// <param name="Due">When and how.</param>
/// <param name="TimeText">The statutory time in words.</param>
public sealed record DuePreview(DueDateView Due, LocalText TimeText);

internal sealed class PreviewDueDateHandler(DossierReading reading, Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<PreviewDueDate, Result<DuePreview>>
{
    public Task<Result<DuePreview>> Handle(PreviewDueDate request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Code, cancellationToken)
            .ThenAsync(open =>
                reading
                    .CalendarOf(open.Dossier)
                    .DueDateOf(clock.GetUtcNow(), open.Dossier.TimeLimit, reading.RulesOf(open.Dossier))
                    .Map(due => new DuePreview(DueDateView.Of(due), catalogue.Describe(open.Dossier.TimeLimit)))
            );
}

/// <summary><c>GET /api/dossiers/{code}/due-preview</c>.</summary>
public static class PreviewDueDateEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/due-preview", PreviewDueDate)
            .ForStaff()
            .WithName(nameof(PreviewDueDate))
            .WithTags("Clerk")
            .Produces<DuePreview>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>The due date if it were accepted now. Errors: <c>resource.not-found</c>, <c>calendar.not-published</c>.</summary>
    public static async Task<IResult> PreviewDueDate(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new PreviewDueDate(code), cancellationToken)).ToOk();
}
