using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using OnlinePublicServices.Identity;
using OnlinePublicServices.Infrastructure.Databases;
using Serilog;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>How the process listens, answers, logs and starts.</summary>
internal static class WebHosting
{
    /// <summary>The largest ordinary body, in bytes. Uploads set a limit of their own.</summary>
    private const long BodyBytesMax = 1024 * 1024;

    private const int JsonDepthMax = 32;

    public static void AddWebHosting(this WebApplicationBuilder builder)
    {
        DataFolder.Prepare(builder.Configuration);
        if (builder.Configuration["PORT"] is { Length: > 0 } port)
        {
            builder.WebHost.UseUrls($"http://localhost:{port}");
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
        });
        builder.Services.AddSerilog(log => log.ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("v1", Contract.Describe);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.MaxDepth = JsonDepthMax;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, false));
        });
        builder.Services.AddHealthChecks().AddDbContextCheck();
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            foreach (var proxy in builder.Configuration.GetSection("Proxy:Addresses").Get<string[]>() ?? [])
            {
                forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            }
        });
    }

    /// <summary>The order in which a request meets what is common to all.</summary>
    public static void UseWebPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders(PublicUrl(app.Configuration).Scheme == Uri.UriSchemeHttps);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerUnexpected });
        app.UsePortalFiles();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseCsrfHeader();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    /// <summary>The address under which people reach the portal; links in mails and slips begin with it.</summary>
    public static Uri PublicUrl(IConfiguration configuration) =>
        new(configuration["Portal:PublicUrl"] ?? $"http://localhost:{configuration["PORT"] ?? "5080"}");

    /// <summary>In embedded mode the data folder belongs to this process alone.</summary>
    public static void ClaimDataFolder(this WebApplication app)
    {
        if (!Database.IsPostgres(app.Configuration))
        {
            var claim = DataFolder.Claim(app.Configuration["DataDir"]!);
            app.Lifetime.ApplicationStopped.Register(claim.Dispose);
        }
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
    }

    private static IHealthChecksBuilder AddDbContextCheck(this IHealthChecksBuilder health) =>
        health.AddCheck<DatabaseHealth>("database");

    /// <summary>A bug or a broken dependency: logged once here by the framework, answered without detail.</summary>
    private static async Task AnswerUnexpected(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (status, code, title) = error switch
        {
            BadHttpRequestException bad when bad.StatusCode == StatusCodes.Status413PayloadTooLarge => (
                bad.StatusCode,
                "request.too-large",
                "Too large"
            ),
            BadHttpRequestException or JsonException => (
                StatusCodes.Status400BadRequest,
                "request.malformed",
                "The request is malformed"
            ),
            _ => (StatusCodes.Status500InternalServerError, "request.failed", "Something broke on our side"),
        };
        await Results
            .Problem(
                type: "urn:online-public-services:problem:" + code,
                title: title,
                statusCode: status,
                extensions: [new("code", code)]
            )
            .ExecuteAsync(context);
    }
}
