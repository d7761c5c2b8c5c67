using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OnlinePublicServices.Identity.Tests.Hosting;

/// <summary>
/// Another OpenID Connect provider, hosted by itself on a loopback port, with claim names as the national portal's
/// (HoVaTen, SoDinhDanh, ThuDienTu). Everybody who comes is Phạm Thị Hoa.
/// </summary>
internal sealed class OutsideProvider : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OutsideProvider(WebApplication app) => _app = app;

    public string Authority => _app.Urls.Single();

    /// <summary>What a portal needs to be told to use this provider.</summary>
    public Dictionary<string, string?> Settings =>
        new()
        {
            ["Identity:Providers:0:Name"] = "quocgia",
            ["Identity:Providers:0:Authority"] = Authority,
            ["Identity:Providers:0:ClientId"] = "cong-tinh",
            ["Identity:Providers:0:ClientSecret"] = "mot-bi-mat-du-dai-2026",
            ["Identity:Providers:0:Kind"] = "citizen",
            ["Identity:Providers:0:UserInfo"] = "false",
            ["Identity:Providers:0:AcrValues"] = "loa2",
            ["Identity:Providers:0:ClaimMapping:name"] = "HoVaTen",
            ["Identity:Providers:0:ClaimMapping:personal_id"] = "SoDinhDanh",
            ["Identity:Providers:0:ClaimMapping:email"] = "ThuDienTu",
            ["Identity:Providers:0:ClaimMapping:phone_number"] = "SoDienThoai",
        };

    /// <summary>A real one: OpenIddict in a process part of its own.</summary>
    public static async Task<OutsideProvider> StartAsync()
    {
        var builder = Builder();
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server
                    .SetAuthorizationEndpointUris("auth")
                    .SetTokenEndpointUris("token")
                    .SetEndSessionEndpointUris("logout")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
                    .AddSigningKey(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" })
                    .EnableDegradedMode()
                    .AddEventHandler<ValidateAuthorizationRequestContext>(h => h.UseInlineHandler(_ => default))
                    .AddEventHandler<ValidateTokenRequestContext>(h => h.UseInlineHandler(_ => default))
                    .AddEventHandler<ValidateEndSessionRequestContext>(h => h.UseInlineHandler(_ => default));
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        builder.Services.AddRouting();
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.MapGet("/auth", (HttpContext http) => SignIn(http));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OutsideProvider(app);
    }

    /// <summary>A dishonest one: its tokens are whatever the test makes of them.</summary>
    /// <param name="forge">From issuer, nonce and key to an id_token.</param>
    public static async Task<OutsideProvider> StartForgedAsync(Func<string, string, RSA, string> forge)
    {
        var key = RSA.Create(2048);
        var nonce = "";
        var app = Builder().Build();
        app.MapGet(
            "/.well-known/openid-configuration",
            (HttpContext http) =>
                new Dictionary<string, object>
                {
                    ["issuer"] = Self(http),
                    ["authorization_endpoint"] = Self(http) + "/auth",
                    ["token_endpoint"] = Self(http) + "/token",
                    ["jwks_uri"] = Self(http) + "/keys",
                }
        );
        app.MapGet("/keys", () => new { keys = new[] { PublicKey(key) } });
        app.MapGet(
            "/auth",
            (HttpContext http) =>
            {
                nonce = http.Request.Query["nonce"].ToString();
                return Results.Redirect(
                    QueryHelpers.AddQueryString(
                        http.Request.Query["redirect_uri"].ToString(),
                        new Dictionary<string, string?> { ["code"] = "c", ["state"] = http.Request.Query["state"] }
                    )
                );
            }
        );
        app.MapPost(
            "/token",
            (HttpContext http) =>
                new
                {
                    access_token = "x",
                    token_type = "Bearer",
                    expires_in = 60,
                    id_token = forge(Self(http), nonce, key),
                }
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OutsideProvider(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    private static string Self(HttpContext http) => $"http://{http.Request.Host}";

    private static Dictionary<string, string> PublicKey(RSA key)
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = "k1",
            ["alg"] = "RS256",
            ["n"] = WebEncoders.Base64UrlEncode(parts.Modulus!),
            ["e"] = WebEncoders.Base64UrlEncode(parts.Exponent!),
        };
    }

    private static IResult SignIn(HttpContext http)
    {
        var identity = new ClaimsIdentity("outside");
        identity
            .SetClaim(OpenIddictConstants.Claims.Subject, "tech-4711")
            .SetClaim("HoVaTen", "Phạm Thị Hoa")
            .SetClaim("SoDinhDanh", "038190001234")
            .SetClaim("ThuDienTu", "hoa@example.org")
            .SetClaim("SoDienThoai", "0912345678")
            .SetClaim("account_kind", "staff")
            .SetClaim("acr", http.GetOpenIddictServerRequest()!.AcrValues);
        identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        return Results.SignIn(
            new ClaimsPrincipal(identity),
            authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme
        );
    }
}

/// <summary>Tokens written by hand, as only an attacker writes them.</summary>
internal static class HandmadeToken
{
    public static Dictionary<string, object> Claims(string issuer, string nonce, DateTimeOffset now) =>
        new()
        {
            ["iss"] = issuer,
            ["aud"] = "cong-tinh",
            ["sub"] = "tech-4711",
            ["HoVaTen"] = "Phạm Thị Hoa",
            ["nonce"] = nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };

    public static string Write(string algorithm, Dictionary<string, object> claims, RSA key, string kid = "k1")
    {
        var head = Part(
            new Dictionary<string, object>
            {
                ["alg"] = algorithm,
                ["typ"] = "JWT",
                ["kid"] = kid,
            }
        );
        var signed = head + "." + Part(claims);
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), bytes),
            _ => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return signed + "." + WebEncoders.Base64UrlEncode(signature);
    }

    private static string Part(Dictionary<string, object> content) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(content));
}
