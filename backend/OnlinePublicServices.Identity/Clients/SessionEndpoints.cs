using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>The portal's session: begin, end, ask.</summary>
public static class SessionEndpoints
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/session").WithTags("Session");
        session.MapGet("/login", BeginSessionAsync).WithName("BeginSession").AllowAnonymous();
        session.MapPost("/logout", EndSessionAsync).WithName("EndSession").AllowAnonymous();
        session.MapGet("/me", ShowSessionAsync).WithName("ShowSession").AllowAnonymous();
    }

    /// <summary>Sends the browser to the sign-in page of its kind's provider and afterwards to <c>returnUrl</c>.</summary>
    /// <param name="http">The request.</param>
    /// <param name="settings">Configured providers.</param>
    /// <param name="logger">Log.</param>
    /// <param name="returnUrl">A path of this portal; anything else counts as <c>/</c>.</param>
    /// <param name="kind"><c>citizen</c> (default) or <c>staff</c>.</param>
    /// <param name="fresh">Asks for the proof again when it is older than five minutes (before signing and the like).</param>
    internal static async Task BeginSessionAsync(
        HttpContext http,
        IOptionsMonitor<IdentitySettings> settings,
        ILogger<OidcEvents> logger,
        string? returnUrl = null,
        string? kind = null,
        bool? fresh = null
    )
    {
        var wanted = kind == AccountKinds.Staff ? AccountKinds.Staff : AccountKinds.Citizen;
        var target = ReturnPath.Safe(returnUrl);
        var scheme = OidcSchemes.For(settings.CurrentValue, wanted);
        var properties = new AuthenticationProperties { RedirectUri = target };
        properties.Items[OidcSchemes.WantedKind] = wanted;
        properties.SetParameter(
            "ui_locales",
            target == "/en" || target.StartsWith("/en/", StringComparison.Ordinal) ? "en" : "vi"
        );
        if (fresh == true)
        {
            properties.SetParameter<TimeSpan?>(OpenIdConnectParameterNames.MaxAge, FreshFor);
        }

        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await http.ChallengeAsync(scheme, properties);
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            SignInLog.Failed(logger, scheme, "provider-unavailable", failure.GetType().Name);
            OidcEvents.Fail(http, "provider-unavailable", target);
        }
    }

    /// <summary>
    /// Ends the session here and at the built-in provider. For an outside provider the answer names the address that
    /// ends the session there; it carries no token, so the provider may ask the person once more.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="door">Ends sessions.</param>
    /// <param name="settings">Configured providers.</param>
    /// <param name="providers">Their addresses.</param>
    /// <param name="portal">Where the portal is.</param>
    /// <param name="everywhere">Ends every session of this person, in every browser and on every instance.</param>
    /// <returns>200 with <c>redirect</c> where there is somewhere to go.</returns>
    internal static async Task<Ok<SignedOut>> EndSessionAsync(
        HttpContext http,
        AccountDoor door,
        IOptionsMonitor<IdentitySettings> settings,
        IOptionsMonitor<OpenIdConnectOptions> providers,
        IOptionsMonitor<PortalAddress> portal,
        bool? everywhere = null
    )
    {
        if (
            everywhere == true
            && http.User.FindFirstValue(SessionClaims.Issuer) is { } issuer
            && http.User.FindFirstValue(SessionClaims.Subject) is { } subject
        )
        {
            await door.EndSessionsAsync(issuer, subject, http.RequestAborted);
        }

        var provider = settings.CurrentValue.Providers.FirstOrDefault(p =>
            p.Name == http.User.FindFirstValue(SessionClaims.Provider)
        );
        await http.SignOutAsync(SessionSchemes.Session);
        await http.SignOutAsync(SessionSchemes.Account);
        http.Response.Headers.CacheControl = "no-store";
        // Not "storage": that holds a clerk's wrapped signing key. The portal removes what it kept itself.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        if (provider is null)
        {
            return TypedResults.Ok(new SignedOut(null));
        }

        var endSession = await EndSessionAddressAsync(
            providers.Get(OidcSchemes.SchemeOf(provider)),
            portal.CurrentValue,
            http.RequestAborted
        );
        return TypedResults.Ok(new SignedOut(endSession));
    }

    /// <summary>Who is signed in, with positions and capabilities as of now. Asking does not prolong the session.</summary>
    internal static async Task<Ok<CurrentSession>> ShowSessionAsync(
        HttpContext http,
        ISessionFacts facts,
        IOptionsMonitor<IdentitySettings> settings
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var session = await http.AuthenticateAsync(SessionSchemes.Session);
        if (session is not { Succeeded: true, Principal: { } person })
        {
            return TypedResults.Ok(new CurrentSession { SignedIn = false });
        }

        var isOutside = settings.CurrentValue.Providers.Exists(p =>
            p.Name == person.FindFirstValue(SessionClaims.Provider)
        );
        var known = await facts.FactsAsync(person, http.RequestAborted);
        return TypedResults.Ok(
            new CurrentSession
            {
                SignedIn = true,
                Kind = person.FindFirstValue(SessionClaims.Kind),
                Name = person.FindFirstValue(SessionClaims.Name),
                Email = person.FindFirstValue(SessionClaims.Email),
                EmailVerified = string.Equals(
                    person.FindFirstValue(SessionClaims.EmailVerified),
                    "true",
                    StringComparison.OrdinalIgnoreCase
                ),
                PhoneMasked = Mask(person.FindFirstValue(SessionClaims.Phone)),
                PersonalIdMasked = Mask(person.FindFirstValue(SessionClaims.PersonalId)),
                Positions = known.Positions,
                Capabilities = known.Capabilities,
                AccountPath = isOutside ? null : "/account",
                ExpiresAt = session.Properties?.ExpiresUtc,
            }
        );
    }

    private static async Task<string?> EndSessionAddressAsync(
        OpenIdConnectOptions options,
        PortalAddress portal,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var configuration = await options.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            return configuration.EndSessionEndpoint is not { Length: > 0 } address
                ? null
                : new OpenIdConnectMessage
                {
                    IssuerAddress = address,
                    ClientId = options.ClientId,
                    PostLogoutRedirectUri = portal.At("/"),
                }.CreateLogoutRequestUrl();
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException)
        {
            return null; // the provider is down: here the person is signed out all the same
        }
    }

    /// <summary>All but the last three characters as dots.</summary>
    private static string? Mask(string? text) =>
        text is { Length: > 3 }
            ? string.Create(CultureInfo.InvariantCulture, $"{new string('•', text.Length - 3)}{text[^3..]}")
            : null;
}

/// <summary>Answer to signing out.</summary>
/// <param name="Redirect">Where to go to end the session at the outside provider too.</param>
public sealed record SignedOut(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Redirect
);

/// <summary>The session as the portal shows it. Absent where nobody is signed in: everything but the first.</summary>
public sealed record CurrentSession
{
    /// <summary>Whether somebody is signed in.</summary>
    public required bool SignedIn { get; init; }

    /// <summary><c>citizen</c> or <c>staff</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>Full name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Mail address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>Whether the address was proven.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? EmailVerified { get; init; }

    /// <summary>Telephone number, its last three digits only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PhoneMasked { get; init; }

    /// <summary>Personal identification number, its last three digits only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PersonalIdMasked { get; init; }

    /// <summary>Positions held today.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SessionPosition>? Positions { get; init; }

    /// <summary>What the person may do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>Where the person changes the password; absent when an outside provider keeps it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccountPath { get; init; }

    /// <summary>When the session ends unless it is used (UTC).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
