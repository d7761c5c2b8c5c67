using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.People;

/// <summary>The asker's own profile, begun on the first visit.</summary>
internal sealed record GetProfile : IAct<VersionedProfile>;

internal sealed class GetProfileHandler(CurrentPerson current) : IRequestHandler<GetProfile, Result<VersionedProfile>>
{
    public async Task<Result<VersionedProfile>> Handle(GetProfile request, CancellationToken cancellationToken)
    {
        var person = await current.LoadOrBegin(cancellationToken);
        return new VersionedProfile(Profile.Of(person), person.Version);
    }
}

/// <summary>GET /api/profile.</summary>
public static class GetProfileEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/profile", Get)
            .ForCitizens()
            .WithName("GetProfile")
            .Produces<Profile>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>The asker's own profile; the version is in the <c>ETag</c>.</summary>
    public static async Task<IResult> Get(
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetProfile(), cancellationToken)).ToHttp(answer =>
        {
            context.SetVersion(answer.Version);
            return TypedResults.Ok(answer.Profile);
        });
}
