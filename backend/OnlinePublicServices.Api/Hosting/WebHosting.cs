using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using OnlinePublicServices.Features;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
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
        builder.Services.AddSingleton(MovableClock.For(builder.Configuration, builder.Environment));
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemMapping.Complete);
        // A malformed request is its sender's mistake: answered alike in every environment, and never logged with its text.
        builder.Services.PostConfigure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.AddOpenApi("v1", Contract.Describe);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.MaxDepth = JsonDepthMax;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.TypeInfoResolver = json.SerializerOptions.TypeInfoResolver!.WithAddedModifier(
                NullCharacters.Refuse
            );
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, false));
        });
        builder.Services.AddHealthChecks().AddReadiness();
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
        var isHttps = PublicUrl(app.Configuration).Scheme == Uri.UriSchemeHttps;
        app.UseForwardedHeaders();
        // The handler begins with an empty head: what every answer carries is said there anew.
        app.UseExceptionHandler(broken =>
        {
            broken.UseSecurityHeaders(isHttps);
            broken.Run(AnswerUnexpected);
        });
        app.UseSecurityHeaders(isHttps);
        app.UsePortalFiles();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseCsrfHeader();
        app.UseThrottles();
        app.UseAuthorization();
    }

    /// <summary>The address under which people reach the portal; links in mails and slips begin with it.</summary>
    public static Uri PublicUrl(IConfiguration configuration) =>
        new(configuration["Portal:PublicUrl"] ?? $"http://localhost:{configuration["PORT"] ?? "5080"}");

    /// <summary>In embedded mode the data folder belongs to this process alone; false, and said, when it can't.</summary>
    public static bool ClaimDataFolder(this WebApplication app)
    {
        if (Database.IsPostgres(app.Configuration))
        {
            return true;
        }

        var path = app.Configuration["DataDir"]!;
        if (DataFolder.Claim(path) is not { } claim)
        {
            Console.Error.WriteLine(
                $"The data folder {path} is in use by another process. Stop that one, or set OPS_DATA_DIR to another folder."
            );
            return false;
        }

        app.Lifetime.ApplicationStopped.Register(claim.Dispose);
        return true;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
    }

    private static IHealthChecksBuilder AddReadiness(this IHealthChecksBuilder health) =>
        health
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<DurabilityHealth>("durability")
            .AddCheck<DocumentKeysHealth>("document-keys");

    /// <summary>A bug or a broken dependency: logged once here by the framework, answered without detail.</summary>
    private static Task AnswerUnexpected(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            JsonException => StatusCodes.Status400BadRequest,
            DocumentStoreException { Fault: not DocumentStoreFault.Corrupted } =>
                StatusCodes.Status503ServiceUnavailable,
            { } broken when context.RequestServices.GetRequiredService<IDatabaseErrors>().IsBusy(broken) =>
                StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        return Results.Problem(statusCode: status).ExecuteAsync(context);
    }
}
