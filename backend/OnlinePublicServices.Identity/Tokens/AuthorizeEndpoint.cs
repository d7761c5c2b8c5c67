using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OnlinePublicServices.Identity.Tokens;

/// <summary>The provider's two endpoints that people pass through; the protocol itself is OpenIddict's.</summary>
internal static class AuthorizeEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var connect = routes.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription();
        connect.MapMethods("/authorize", [HttpMethods.Get, HttpMethods.Post], AuthorizeAsync).DisableAntiforgery();
        connect
            .MapMethods("/end-session", [HttpMethods.Get, HttpMethods.Post], (Delegate)EndSessionAsync)
            .DisableAntiforgery();
    }

    /// <summary>Issues a code to whoever has signed in at the wanted entrance; others are sent to sign in first.</summary>
    private static async Task<IResult> AuthorizeAsync(HttpContext http, AccountsDbContext accounts, TimeProvider time)
    {
        var request =
            http.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The provider's middleware did not see this request.");
        var wanted = (string?)request.GetParameter(OidcSchemes.WantedKind);
        var signedIn = await http.AuthenticateAsync(SessionSchemes.Account);

        if (signedIn.Principal is not { } person || !Suits(person, wanted, request, time))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired)
                : Results.Redirect(SignInPage(http.Request, wanted, request.UiLocales));
        }

        var id = Guid.Parse(person.FindFirstValue(SessionClaims.Subject)!);
        var account = await accounts
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == id && a.DisabledAt == null, http.RequestAborted);
        if (account is null)
        {
            return Refuse(Errors.AccessDenied);
        }

        // Once a day: who still comes keeps an account whose address was never proven.
        var (now, dayAgo) = (time.GetUtcNow(), time.GetUtcNow().AddDays(-1));
        if (account.UsedAt is null || account.UsedAt < dayAgo)
        {
            await accounts
                .Users.Where(a => a.Id == id)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.UsedAt, now), http.RequestAborted);
        }

        var number = await accounts
            .UserClaims.Where(c => c.UserId == id && c.ClaimType == SessionClaims.PersonalId)
            .Select(c => c.ClaimValue)
            .FirstOrDefaultAsync(http.RequestAborted);
        return Results.SignIn(
            Principal(account, number, person, request.GetScopes()),
            authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme
        );
    }

    private static async Task<IResult> EndSessionAsync(HttpContext http)
    {
        await http.SignOutAsync(SessionSchemes.Account);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
        );
    }

    private static bool Suits(ClaimsPrincipal person, string? wanted, OpenIddictRequest request, TimeProvider time)
    {
        if (wanted is not null && person.FindFirstValue(SessionClaims.Kind) != wanted)
        {
            return false;
        }

        // max_age: how old the proof may be; prompt=login alone proves nothing afterwards and is not looked at.
        return request.MaxAge is not { } maxAge
            || (
                long.TryParse(
                    person.FindFirstValue(SessionClaims.AuthTime),
                    CultureInfo.InvariantCulture,
                    out var provenAt
                )
                && time.GetUtcNow().ToUnixTimeSeconds() - provenAt <= maxAge
            );
    }

    private static string SignInPage(HttpRequest request, string? wanted, string? locales) =>
        QueryHelpers.AddQueryString(
            "/account/sign-in",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["kind"] = wanted == AccountKinds.Staff ? AccountKinds.Staff : AccountKinds.Citizen,
                ["lang"] = locales?.StartsWith("en", StringComparison.Ordinal) == true ? "en" : "vi",
                ["returnUrl"] = request.PathBase + request.Path + request.QueryString,
            }
        );

    private static IResult Refuse(string error) =>
        Results.Forbid(
            new AuthenticationProperties(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
                }
            ),
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
        );

    private static ClaimsPrincipal Principal(
        Account account,
        string? personalId,
        ClaimsPrincipal signedIn,
        ImmutableArray<string> scopes
    )
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity
            .SetClaim(Claims.Subject, account.Id.ToString())
            .SetClaim(Claims.Name, account.FullName)
            .SetClaim(SessionClaims.Kind, account.Kind)
            .SetClaim(Claims.Email, account.Email)
            .SetClaim(Claims.PhoneNumber, account.PhoneNumber)
            .SetClaim(SessionClaims.PersonalId, personalId)
            .SetClaims(
                Claims.AuthenticationMethodReference,
                [.. signedIn.FindAll(SessionClaims.Method).Select(m => m.Value)]
            );
        if (account.Email is not null)
        {
            identity.SetClaim(Claims.EmailVerified, account.EmailConfirmed);
        }

        if (long.TryParse(signedIn.FindFirstValue(SessionClaims.AuthTime), CultureInfo.InvariantCulture, out var at))
        {
            identity.SetClaim(Claims.AuthenticationTime, at);
        }

        identity.SetScopes(scopes);
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}
