using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>
/// Every unsafe method must carry <c>X-CSRF: 1</c>, which no form and no other site can send without asking first, and
/// must not come from a foreign origin. Exempt are the provider's endpoints, which browsers and other servers reach by
/// the protocol, the account pages, whose forms carry antiforgery tokens, and the timestamps of Development and the
/// notices of payment gateways, which know no session.
/// </summary>
internal sealed class CsrfHeader(RequestDelegate next, IProblemDetailsService problems)
{
    private static readonly PathString[] Exempt =
    [
        "/connect",
        "/account",
        "/session/oidc-callback",
        "/pki",
        "/api/payment-notices",
        "/api/sms-reports",
    ];

    public Task InvokeAsync(HttpContext http, IOptionsMonitor<PortalAddress> portal)
    {
        var request = http.Request;
        if (
            IsSafe(request.Method)
            || Exempt.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        )
        {
            return next(http);
        }

        if (request.Headers["X-CSRF"] != "1")
        {
            return RefuseAsync(http, "request.csrf-header-missing", "The header X-CSRF: 1 is missing.");
        }

        return IsForeign(request, portal.CurrentValue)
            ? RefuseAsync(http, "request.origin-foreign", "The request comes from another site.")
            : next(http);
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsForeign(HttpRequest request, PortalAddress portal)
    {
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        if (origin.Length > 0 && origin != portal.Origin && origin != own)
        {
            return true;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0 && site is not ("same-origin" or "none");
    }

    private async Task RefuseAsync(HttpContext http, string code, string title)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.WriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = http,
                ProblemDetails = new ProblemDetails
                {
                    Status = StatusCodes.Status403Forbidden,
                    Title = title,
                    Extensions = { ["code"] = code },
                },
            }
        );
    }
}
