using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Http;

/// <summary>Who may knock at an endpoint. What they may see behind it, each slice decides by the rows it loads.</summary>
public static class EndpointConventions
{
    private static readonly DomainError SignInRequired = new("session.sign-in-required", ErrorKind.NotSignedIn);

    /// <summary>Open to everybody, no session needed.</summary>
    public static RouteHandlerBuilder ForAnyone(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(Audience.Anyone);

    /// <summary>Citizens only. Staff gets the same answer as for something absent.</summary>
    public static RouteHandlerBuilder ForCitizens(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(Audience.Citizens).Guarded(account => account.Kind == AccountKind.Citizen);

    /// <summary>Staff only. Citizens get the same answer as for something absent.</summary>
    public static RouteHandlerBuilder ForStaff(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(Audience.Staff).Guarded(account => account.Kind == AccountKind.Staff);

    /// <summary>Anybody signed in.</summary>
    public static RouteHandlerBuilder ForSignedIn(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(Audience.SignedIn).Guarded(_ => true);

    private static RouteHandlerBuilder Guarded(this RouteHandlerBuilder endpoint, Func<Account, bool> mayKnock) =>
        endpoint
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.Headers.CacheControl = "no-store";
                    var user = (ICurrentUser)context.HttpContext.RequestServices.GetService(typeof(ICurrentUser))!;
                    if (user.Account is not { } account)
                    {
                        return ValueTask.FromResult<object?>(SignInRequired.ToProblem());
                    }

                    return mayKnock(account)
                        ? next(context)
                        : ValueTask.FromResult<object?>(RequestErrors.NotFound.ToProblem());
                }
            )
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
}

/// <summary>Whom an endpoint serves: read by the test that compares all endpoints with the written matrix.</summary>
public enum Audience
{
    /// <summary>Everybody.</summary>
    Anyone,

    /// <summary>Signed-in citizens.</summary>
    Citizens,

    /// <summary>Signed-in staff.</summary>
    Staff,

    /// <summary>Anybody signed in.</summary>
    SignedIn,
}
