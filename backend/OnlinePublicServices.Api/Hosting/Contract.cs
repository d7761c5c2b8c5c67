using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// The published contract: served at <c>/openapi/v1.json</c> and written to <c>backend/docs/openapi.json</c> by every
/// build. Types and summaries come from the code; what all endpoints share is added here.
/// </summary>
internal static class Contract
{
    private const string ProblemDetailsSchema = "ProblemDetails";
    private const string ProblemCodeSchema = "ProblemCode";

    /// <summary>
    /// Whether the build is writing the contract. Its tool runs the program up to the point where it would listen, so
    /// nothing may be made, claimed or migrated then.
    /// </summary>
    public static bool IsBeingWritten { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>The program's options; what Production demands of its settings is no matter of the contract.</summary>
    public static WebApplicationOptions OptionsFor(string[] args) =>
        new() { Args = args, EnvironmentName = IsBeingWritten ? Environments.Development : null };

    /// <summary>No worker runs while the contract is written; the web host adds itself later.</summary>
    public static void KeepQuiet(IServiceCollection services)
    {
        if (IsBeingWritten)
        {
            services.RemoveAll<IHostedService>();
        }
    }

    /// <summary>Adds what all endpoints share.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                DescribeAudience(operation, context.Description.ActionDescriptor.EndpointMetadata);
                DescribeHeads(operation, context.Description.ActionDescriptor.EndpointMetadata);
                return Task.CompletedTask;
            }
        );
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Online public services",
                    Version = "v1",
                    Description =
                        "JSON in camel case, instants in UTC (ISO 8601), money in whole VND, sizes in bytes. Unsafe methods "
                        + "carry X-CSRF: 1. Refusals are RFC 9457 problems with a stable code.",
                };
                // Where it is served depends on the asker, and the committed file must not.
                document.Servers?.Clear();
                DescribeProblems(document);
                return Task.CompletedTask;
            }
        );
    }

    private static void DescribeAudience(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        if (metadata.OfType<Audience>().Select(a => (Audience?)a).FirstOrDefault() is { } audience)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(audience.ToString());
            operation.AddExtension("x-audience", new JsonNodeExtension(JsonValue.Create(name)));
        }
    }

    /// <summary>Heads that a filter reads and no parameter shows.</summary>
    private static void DescribeHeads(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        foreach (var head in metadata.OfType<RequiredHead>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = head.Name,
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = head.Meaning,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        }
    }

    /// <summary>One closed list of codes, so that the portal's wording can be checked for completeness.</summary>
    private static void DescribeProblems(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        var schemas = document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schemas[ProblemCodeSchema] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "What was refused, for the program; the portal words it.",
            Enum = [.. ProblemCodes.All.Select(code => (JsonNode)JsonValue.Create(code))],
        };

        if (schemas.TryGetValue(ProblemDetailsSchema, out var known) && known is OpenApiSchema problem)
        {
            var code = new OpenApiSchemaReference(ProblemCodeSchema, document);
            problem.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            problem.Properties["code"] = code;
            problem.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String };
            problem.Properties["parameters"] = MapOf(
                "Facts for the wording: codes, numbers, days in ISO form.",
                new OpenApiSchema { Type = JsonSchemaType.String }
            );
            problem.Properties["errors"] = MapOf(
                "Codes by the path of the field.",
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = code }
            );
            problem.Required = new HashSet<string>(StringComparer.Ordinal) { "code" };
        }
    }

    private static OpenApiSchema MapOf(string meaning, OpenApiSchema value) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = meaning,
            AdditionalProperties = value,
        };
}
