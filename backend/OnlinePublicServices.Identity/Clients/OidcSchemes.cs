using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OnlinePublicServices.Identity.Tokens;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>
/// One OpenID Connect scheme for the built-in provider and one for each configured provider, each with a callback
/// address of its own, so that an answer can't be passed off as another provider's (RFC 9700, mix-up).
/// </summary>
internal sealed class OidcSchemes(
    IOptions<IdentitySettings> settings,
    IOptions<PortalAddress> portal,
    IServiceProvider services
) : IConfigureOptions<AuthenticationOptions>, IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>Scheme of the built-in provider.</summary>
    public const string BuiltIn = "portal";

    /// <summary>Where the built-in provider sends people back to.</summary>
    public const string BuiltInCallback = "/session/oidc-callback";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>In the sign-in's properties: the kind of account that was asked for.</summary>
    public const string WantedKind = "wanted_kind";

    public void Configure(AuthenticationOptions options)
    {
        Add(BuiltIn);
        foreach (var provider in settings.Value.Providers)
        {
            Add(SchemeOf(provider));
        }

        void Add(string name) => options.AddScheme(name, scheme => scheme.HandlerType = typeof(OpenIdConnectHandler));
    }

    /// <summary>The scheme where people of a kind sign in: the first configured provider of the kind, else ours.</summary>
    public static string For(IdentitySettings settings, string kind) =>
        settings.Providers.FirstOrDefault(p => p.Kind == kind) is { } provider ? SchemeOf(provider) : BuiltIn;

    public void Configure(OpenIdConnectOptions options) { }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name == BuiltIn)
        {
            ConfigureCommon(options, provider: null);
            ConfigureBuiltIn(options);
        }
        else if (settings.Value.Providers.FirstOrDefault(p => SchemeOf(p) == name) is { } provider)
        {
            ConfigureCommon(options, provider);
            ConfigureOutside(options, provider);
        }
    }

    private void ConfigureCommon(OpenIdConnectOptions options, ProviderSettings? provider)
    {
        options.SignInScheme = SessionSchemes.Session;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A query, not a posted form: a form posted by another site would need SameSite=None cookies, and the form's
        // page an inline script. The code is useless without the verifier and this browser's cookies.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.TokenValidationParameters.NameClaimType = SessionClaims.Name;
        options.TokenValidationParameters.LifetimeValidator = (from, until, token, _) => IsCurrent(from, until, token);
        options.TokenValidationParameters.ValidAlgorithms =
        [
            "RS256",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES256",
            "ES384",
            "ES512",
        ];
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = portal.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        options.CorrelationCookie.Name = "signin-state.";
        options.NonceCookie.Name = "signin-nonce.";
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(30);
        options.Events = new OidcEvents(portal.Value, provider);
    }

    private void ConfigureBuiltIn(OpenIdConnectOptions options)
    {
        options.Authority = portal.Value.Public.AbsoluteUri;
        options.RequireHttpsMetadata = portal.Value.IsHttps;
        options.BackchannelHttpHandler = new InProcessBackchannel(services);
        options.ClientId = PortalClient.Id;
        options.ClientSecret = services.GetRequiredService<ProviderSecrets>().ClientSecret();
        options.CallbackPath = BuiltInCallback;
        options.GetClaimsFromUserInfoEndpoint = false;
        // The request never leaves the process but for the browser: pushing it would only write a row per visitor.
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.Scope.Add("email");
        options.Scope.Add("phone");
    }

    private void ConfigureOutside(OpenIdConnectOptions options, ProviderSettings provider)
    {
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.CallbackPath = $"{BuiltInCallback}/{provider.Name}";
        options.GetClaimsFromUserInfoEndpoint = provider.UserInfo;
        options.ClaimActions.MapAll();
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.Scope.Clear();
        foreach (var scope in provider.Scopes)
        {
            options.Scope.Add(scope);
        }
    }

    /// <summary>Issued, begun and not ended by the product's clock; a minute of difference is allowed.</summary>
    private bool IsCurrent(DateTime? from, DateTime? until, SecurityToken token)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return until is not null
            && until > now - ClockSkew
            && (from ?? DateTime.MinValue) <= now + ClockSkew
            && (token as JsonWebToken)?.IssuedAt <= now + ClockSkew;
    }

    public static string SchemeOf(ProviderSettings provider) => "provider-" + provider.Name;
}
