using System.Security.Cryptography;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// Heads that every answer carries. The portal's pages get a content policy with a nonce of their own; everything
/// else may load nothing at all unless its endpoint says otherwise.
/// </summary>
internal static class SecurityHeaders
{
    private const string NonceItem = "csp-nonce";

    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool https) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";
                headers.XFrameOptions = "DENY";
                headers.ContentSecurityPolicy = ApiPolicy;
                if (https)
                {
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                }

                return next(context);
            }
        );

    /// <summary>A fresh nonce for one page, and the policy that names it.</summary>
    public static string AllowPortalPage(this HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceItem] = nonce;
        // The agent at the reader's own computer that signs with a token.
        var agent = context.RequestServices.GetRequiredService<IConfiguration>()["SigningAgent:Address"] is { } address
            ? $" {address}"
            : "";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
            + $"img-src 'self' blob: data:; font-src 'self'; connect-src 'self'{agent}; worker-src 'self' blob:; "
            + "frame-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'self'; "
            + "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; "
            + "trusted-types angular angular#bundler ops 'allow-duplicates'";
        return nonce;
    }
}
