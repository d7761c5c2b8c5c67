using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Forms.GetForm;

/// <summary><c>GET /api/forms/{id}/{version}</c>: the definition as its file says it.</summary>
public static class GetFormEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void MapGetForm(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/forms/{id}/{version:int}", GetForm)
            .ForAnyone()
            .WithName(nameof(GetForm))
            .WithTags("Forms")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// A form's definition: schema, wording, pages, rules, print. Public. A published version never changes, so it may
    /// be kept for a year. Errors: <c>resource.not-found</c>.
    /// </summary>
    public static IResult GetForm(string id, int version, HttpContext context, IServiceProvider services)
    {
        var library = (FormLibrary)services.GetService(typeof(FormLibrary))!;
        if (library.Find(id, version) is not { } form)
        {
            return RequestErrors.NotFound.ToProblem();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(
            form.Json,
            "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{form.Hash}\"")
        );
    }
}
