using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Routing;

/// <summary>
/// Hands many dossiers over, each to its planned next step. They stand together in one act: those that cannot go are
/// named beside the others, never in their stead.
/// </summary>
internal sealed record HandOverMany(IReadOnlyList<string> Codes, string IdempotencyKey)
    : IAct<HandOverReport>,
        IRepeatable;

/// <summary>How a bulk hand-over went.</summary>
/// <param name="HandedOver">Codes of what is offered now.</param>
/// <param name="Left">What stayed, and why.</param>
public sealed record HandOverReport(IReadOnlyList<string> HandedOver, IReadOnlyList<DossierLeft> Left);

/// <summary>A dossier that was not handed over.</summary>
/// <param name="Code">As it was asked for.</param>
/// <param name="Problem">Why, as a stable code.</param>
public sealed record DossierLeft(string Code, string Problem);

internal sealed class HandOverManyValidator : AbstractValidator<HandOverMany>
{
    private const int DossiersMax = 100;

    public HandOverManyValidator() =>
        RuleFor(r => r.Codes).Must(codes => codes?.Count is > 0 and <= DossiersMax).WithErrorCode("field.too-many");
}

internal sealed class HandOverManyHandler(DossierReading reading, RouteBook routes, TimeProvider clock)
    : IRequestHandler<HandOverMany, Result<HandOverReport>>
{
    public async Task<Result<HandOverReport>> Handle(HandOverMany request, CancellationToken cancellationToken)
    {
        var (handed, left) = (new List<string>(), new List<DossierLeft>());
        foreach (var code in request.Codes.Distinct(StringComparer.Ordinal))
        {
            var done = (await reading.OpenForStaff(code, cancellationToken)).Then(open => PassOn(open));
            if (done.IsRefused)
            {
                left.Add(new DossierLeft(code, done.Error.Code));
            }
            else
            {
                handed.Add(code);
            }
        }

        return new HandOverReport(handed, left);
    }

    private Result<Done> PassOn(OpenDossier open)
    {
        var route = routes.Of(open.Dossier);
        return route.After(open.Dossier.Custody.Now.Step) is { } next
            ? open.Dossier.HandOver(next.Id, route, open.Actor, clock.GetUtcNow())
            : new DomainError("routing.step-unknown", ErrorKind.Refused).With("act", nameof(DossierAct.HandOver));
    }
}

/// <summary>Which dossiers are handed over together.</summary>
/// <param name="Codes">One to a hundred.</param>
public sealed record DossiersToHandOver(IReadOnlyList<string> Codes);

/// <summary><c>POST /api/hand-overs</c>.</summary>
public static class HandOverManyEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/hand-overs", HandOverMany)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(HandOverMany))
            .WithTags("Clerk")
            .Produces<HandOverReport>();

    /// <summary>
    /// Hands up to a hundred of the asker's dossiers over, each to its planned next step. Those that stay are listed with
    /// a code. Errors: <c>request.invalid</c>.
    /// </summary>
    public static async Task<IResult> HandOverMany(
        DossiersToHandOver dossiers,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new HandOverMany(dossiers.Codes, key.Value), cancellationToken)).ToOk();
}
