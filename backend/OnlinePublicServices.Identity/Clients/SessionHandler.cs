using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>The two cookies of this product.</summary>
internal static class SessionSchemes
{
    /// <summary>The portal's session (backend for frontend): the product's default scheme.</summary>
    public const string Session = "session";

    /// <summary>The built-in provider's own memory of who has signed in at it.</summary>
    public const string Account = "account";

    /// <summary>Between password and second factor; five minutes, good for nothing else.</summary>
    public const string SecondFactor = "second-factor";
}

internal sealed class SessionHandlerOptions : AuthenticationSchemeOptions
{
    /// <summary>Requests that ask for the session without using it: they do not prolong it.</summary>
    public PathString LookOnlyPath { get; set; }
}

/// <summary>
/// Cookie authentication whose cookie is only a random key of a session in the database. The framework's cookie
/// handler with a ticket store would do, but it keeps a browser's session key across sign-ins (fixation) and measures
/// idleness in halves; this one is shorter than the work-arounds.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<SessionHandlerOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptionsMonitor<PortalAddress> portal
) : SignInAuthenticationHandler<SessionHandlerOptions>(options, logger, encoder)
{
    /// <summary>Made when there is a session: most requests of strangers need no store.</summary>
    private SessionStore Store => Context.RequestServices.GetRequiredService<SessionStore>();

    private string CookieName => portal.CurrentValue.CookieName(Scheme.Name);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[CookieName] is not { Length: > 0 and <= 100 } key)
        {
            return AuthenticateResult.NoResult();
        }

        var use = !Options.LookOnlyPath.HasValue || Request.Path != Options.LookOnlyPath;
        var session = await Store.FindAsync(Scheme.Name, key, use, Context.RequestAborted);
        if (session is null)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        var properties = session.Ticket.Properties;
        properties.ExpiresUtc = session.EndsAt;
        return AuthenticateResult.Success(new AuthenticationTicket(session.Ticket.Principal, properties, Scheme.Name));
    }

    /// <summary>Always a new key; what the browser held before ends.</summary>
    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        await EndPresentedAsync();
        var ticket = new AuthenticationTicket(user, properties, Scheme.Name);
        var key = await Store.BeginAsync(ticket, Context.RequestAborted);
        Response.Cookies.Append(CookieName, key, Cookie());
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndPresentedAsync();
        Response.Cookies.Delete(CookieName, Cookie());
    }

    private Task EndPresentedAsync() =>
        Request.Cookies[CookieName] is { Length: > 0 and <= 100 } key
            ? Store.EndAsync(key, Context.RequestAborted)
            : Task.CompletedTask;

    private CookieOptions Cookie() =>
        new()
        {
            HttpOnly = true,
            // Lax, not Strict: the return from another site's sign-in page is a navigation that must carry it.
            // Unsafe methods are guarded by the X-CSRF header and the Origin.
            SameSite = SameSiteMode.Lax,
            Secure = portal.CurrentValue.IsHttps,
            Path = "/",
            IsEssential = true,
        };
}
