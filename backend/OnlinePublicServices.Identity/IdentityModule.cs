using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;
using OnlinePublicServices.Identity.SignIn;
using OnlinePublicServices.Identity.Tokens;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace OnlinePublicServices.Identity;

/// <summary>
/// Accounts, signing in and sessions. The host calls, in this order: <see cref="AddIdentity"/>, the migration of <see
/// cref="AccountsDatabase"/> before it starts, <c>UseAuthentication</c>, <see cref="UseCsrfHeader"/>,
/// <c>UseAuthorization</c>, <see cref="MapIdentity"/>. It registers an <see cref="IAccountMail"/>, and may register <see
/// cref="ISessionFacts"/> and <see cref="ISignInWitness"/> of its own.
/// </summary>
public static class IdentityModule
{
    /// <summary>The default authentication scheme: the portal's session cookie.</summary>
    public const string SessionScheme = SessionSchemes.Session;

    /// <summary>The table in which this context notes its applied migrations.</summary>
    public const string HistoryTable = AccountsDbContext.HistoryTable;

    /// <summary>Registers everything of Identity.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Sections <c>Identity</c> and <c>Portal</c>.</param>
    /// <param name="configureDatabase">Chooses the provider, migrations assembly and history table.</param>
    public static IServiceCollection AddIdentity(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<IServiceProvider, DbContextOptionsBuilder> configureDatabase
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<PortalAddress>()
            .Configure(portal =>
                portal.PublicUrl =
                    configuration["Portal:PublicUrl"] ?? $"http://localhost:{configuration["PORT"] ?? "5080"}"
            );
        services.AddOptions<IdentitySettings>().Bind(configuration.GetSection("Identity")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IdentitySettings>, SettingsCheck>();
        services.AddDbContextPool<AccountsDbContext>(configureDatabase);
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        AddKeyRing(services);
        AddAccounts(services);
        AddProvider(services);
        AddSession(services);
        services.AddHostedService<IdentityStart>();
        return services;
    }

    /// <summary>Maps <c>/session</c>, <c>/account</c> and <c>/connect</c>.</summary>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        SessionEndpoints.Map(routes);
        AccountPages.Map(routes);
        AuthorizeEndpoint.Map(routes);
        return routes;
    }

    /// <summary>
    /// Refuses unsafe methods without <c>X-CSRF: 1</c> (403 <c>request.csrf-header-missing</c>) or from a foreign origin
    /// (403 <c>request.origin-foreign</c>).
    /// </summary>
    public static IApplicationBuilder UseCsrfHeader(this IApplicationBuilder app) => app.UseMiddleware<CsrfHeader>();

    /// <summary>The tables of Identity, for whoever migrates them.</summary>
    /// <param name="services">A scope's services.</param>
    public static DatabaseFacade AccountsDatabase(this IServiceProvider services) =>
        services.GetRequiredService<AccountsDbContext>().Database;

    private static void AddKeyRing(IServiceCollection services)
    {
        services
            .AddDataProtection()
            .SetApplicationName("OnlinePublicServices")
            .PersistKeysToDbContext<AccountsDbContext>();
        services.AddSingleton<
            IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>,
            KeyRingOptions
        >();
    }

    /// <summary>
    /// Seals the key ring under the present key-encryption key, before anything opens or encrypts with it: whoever first asks
    /// an unreadable ring for a key adds one to it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Some key can't be opened.</exception>
    public static async Task RenewKeyRingAsync(
        this IServiceProvider services,
        CancellationToken cancellationToken = default
    )
    {
        await using var scope = services.CreateAsyncScope();
        var renewal = ActivatorUtilities.CreateInstance<KeyRingRenewal>(scope.ServiceProvider);
        await renewal.RenewAsync(cancellationToken);
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.MinLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
                options.User.AllowedUserNameCharacters = "";
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddPasswordValidator<PasswordRules>()
            .AddEntityFrameworkStores<AccountsDbContext>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Entrance.Hashing.IterationCount);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = LetterDesk.LinkLife);
        services.AddScoped<Entrance>();
        services.AddScoped<AttemptLimit>();
        services.AddScoped<KnownBrowser>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<AccountDoor>();
        services.AddScoped<IAccountDoor>(s => s.GetRequiredService<AccountDoor>());
        services.AddScoped<IAccountEnds, AccountEnds>();
        services.AddScoped<IAccountSeeder, AccountSeeder>();
        services.AddScoped<Letters>();
        services.AddSingleton<LetterDesk>();
        services.AddHostedService(s => s.GetRequiredService<LetterDesk>());
    }

    private static void AddProvider(IServiceCollection services)
    {
        services.AddSingleton<ProviderSecrets>();
        services.AddSingleton<ProviderOptions>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<ProviderOptions>());
        services.AddSingleton<IConfigureOptions<OpenIddictServerAspNetCoreOptions>>(s =>
            s.GetRequiredService<ProviderOptions>()
        );
        services.AddSingleton<IOptionsMonitorCache<OpenIddictServerOptions>>(s =>
            ActivatorUtilities.CreateInstance<StoredOptions<OpenIddictServerOptions>>(s, ProviderOptions.Refresh)
        );
        services
            .AddOpenIddict()
            .AddCore(core =>
                core.UseEntityFrameworkCore().UseDbContext<AccountsDbContext>().ReplaceDefaultEntities<Guid>()
            )
            .AddServer(server =>
            {
                server
                    .SetAuthorizationEndpointUris("connect/authorize")
                    .SetTokenEndpointUris("connect/token")
                    .SetPushedAuthorizationEndpointUris("connect/par")
                    .SetEndSessionEndpointUris("connect/end-session")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes("profile", "email", "phone")
                    .SetAuthorizationCodeLifetime(TimeSpan.FromSeconds(60))
                    .SetAccessTokenLifetime(TimeSpan.FromMinutes(5))
                    .SetIdentityTokenLifetime(TimeSpan.FromMinutes(5));
                server.Configure(options =>
                {
                    options.CodeChallengeMethods.Remove("plain");
                    options.RequestTokenLifetime = TimeSpan.FromMinutes(10);
                });
                server.UseDataProtection();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
            });
    }

    private static void AddSession(IServiceCollection services)
    {
        services.AddScoped<SessionStore>();
        services.TryAddScoped<ISessionFacts, NoSessionFacts>();
        services.TryAddScoped<ISignInWitness, NoWitness>();
        services
            .AddAuthentication(SessionSchemes.Session)
            .AddScheme<SessionHandlerOptions, SessionHandler>(
                SessionSchemes.Session,
                options => options.LookOnlyPath = "/session/me"
            )
            .AddScheme<SessionHandlerOptions, SessionHandler>(SessionSchemes.Account, null)
            .AddScheme<SessionHandlerOptions, SessionHandler>(SessionSchemes.SecondFactor, null);
        services.AddSingleton<IAuthenticationSchemeProvider, SignInSchemes>();
        services.AddAuthorization();

        services.AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IPostConfigureOptions<OpenIdConnectOptions>,
                OpenIdConnectPostConfigureOptions
            >()
        );
        services.AddSingleton<OidcSchemes>();
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>>(s => s.GetRequiredService<OidcSchemes>());
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(s => s.GetRequiredService<OidcSchemes>());
        services.AddSingleton<IOptionsMonitorCache<OpenIdConnectOptions>, StoredOptions<OpenIdConnectOptions>>();

        services.AddAntiforgery();
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<PortalAddress>>(
                (options, portal) =>
                {
                    options.Cookie.Name = portal.Value.CookieName("account-form");
                    options.Cookie.SameSite = SameSiteMode.Strict;
                    options.Cookie.SecurePolicy = portal.Value.IsHttps
                        ? CookieSecurePolicy.Always
                        : CookieSecurePolicy.SameAsRequest;
                    options.SuppressXFrameOptionsHeader = true;
                }
            );
    }
}
