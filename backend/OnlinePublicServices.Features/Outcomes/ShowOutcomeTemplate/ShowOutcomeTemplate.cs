using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary>
/// The wording with which a draft of a result begins, filled from the dossier. Refused: <c>resource.not-found</c> (also
/// for whoever may not draft it now).
/// </summary>
internal sealed record ShowOutcomeTemplate(string Code, Outcome Outcome) : IQuery<OutcomeWording>;

/// <summary>A result before anybody has edited it.</summary>
/// <param name="Title">What the paper is called.</param>
/// <param name="Words">The decision, a paragraph a line.</param>
public sealed record OutcomeWording(string Title, string Words);

internal sealed class ShowOutcomeTemplateHandler(DossierReading reading, RouteBook routes, Catalogue catalogue)
    : IRequestHandler<ShowOutcomeTemplate, Result<OutcomeWording>>
{
    public async Task<Result<OutcomeWording>> Handle(
        ShowOutcomeTemplate request,
        CancellationToken cancellationToken
    ) =>
        (await reading.OpenForStaff(request.Code, cancellationToken)).Then<OutcomeWording>(open =>
        {
            // It names the applicant, so it is for whoever has the dossier in work, and for nobody who only may see it.
            if (!open.Dossier.AllowedTo(open.Actor, routes.Of(open.Dossier)).Contains(DossierAct.DraftOutcome))
            {
                return RequestErrors.NotFound;
            }

            var template = catalogue.TemplateOf(request.Outcome);
            var dossier = open.Dossier;
            var body = BodyOf(catalogue.Units.Find(open.Actor.Post?.UnitId ?? dossier.UnitId)!);
            return new OutcomeWording(
                template.Title.Vi,
                template
                    .Words.Vi.Replace("{applicant}", dossier.Applicant.Name, StringComparison.Ordinal)
                    .Replace("{procedure}", reading.ProcedureOf(dossier).Name.Vi, StringComparison.Ordinal)
                    .Replace("{code}", dossier.Code.ToString(), StringComparison.Ordinal)
                    .Replace("{body}", body.Head?.ParentOrganisation ?? body.Name.Vi, StringComparison.Ordinal)
            );
        });

    /// <summary>A department writes in the name of its authority.</summary>
    private Domain.Units.Unit BodyOf(Domain.Units.Unit unit) =>
        unit.Kind is UnitKind.Department or UnitKind.OneStopCentre && unit.ParentId is { } above
            ? catalogue.Units.Find(above)!
            : unit;
}

/// <summary><c>GET /api/dossiers/{code}/outcome-template</c>.</summary>
public static class ShowOutcomeTemplateEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/outcome-template", ShowOutcomeTemplate)
            .ForStaff()
            .WithName(nameof(ShowOutcomeTemplate))
            .WithTags("Clerk")
            .Produces<OutcomeWording>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// The wording with which a draft begins, of a result that grants, or denies with <c>outcome=denied</c>. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> ShowOutcomeTemplate(
        string code,
        string? outcome,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var wanted = outcome == "denied" ? Outcome.Denied : Outcome.Granted;
        return (await mediator.Send(new ShowOutcomeTemplate(code, wanted), cancellationToken)).ToOk();
    }
}
