using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>Answers that change only with the catalogue's files or with the day.</summary>
internal static class CatalogueCaching
{
    /// <summary>
    /// Anybody may keep the answer but asks each time whether it still holds; while it does, the answer is 304 without
    /// a body.
    /// </summary>
    public static RouteHandlerBuilder RevalidatedByCatalogue(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(
            async (context, next) =>
            {
                var http = context.HttpContext;
                var version = VersionOf(http.RequestServices);
                http.Response.Headers.ETag = version;
                http.Response.Headers.CacheControl = "public, no-cache";
                return http
                    .Request.Headers.IfNoneMatch.ToString()
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Contains(version)
                    ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
                    : await next(context);
            }
        );

    private static string VersionOf(IServiceProvider services)
    {
        var revision = services.GetRequiredService<Catalogue>().Revision;
        var today = VietnamTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        return string.Create(CultureInfo.InvariantCulture, $"\"{revision}-{today:yyyyMMdd}\"");
    }
}
