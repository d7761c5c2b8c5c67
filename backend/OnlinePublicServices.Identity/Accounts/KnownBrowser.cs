using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// A browser in which an account has signed in before has its own count of wrong passwords (a device cookie), so that
/// a stranger's guessing does not slow the owner down. The cookie opens nothing.
/// </summary>
internal sealed class KnownBrowser(
    IHttpContextAccessor context,
    IDataProtectionProvider protection,
    IOptionsMonitor<PortalAddress> portal
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("identity.known-browser");

    private string CookieName => portal.CurrentValue.CookieName("known-browser");

    /// <summary>A text that tells this browser from others, empty unless the account has signed in here before.</summary>
    public string DeviceOf(string loginName)
    {
        if (context.HttpContext?.Request.Cookies[CookieName] is not { Length: > 0 and < 1000 } cookie)
        {
            return "";
        }

        try
        {
            var parts = _protector.Unprotect(cookie).Split('|');
            return parts is [var name, var device] && name == Fingerprint(loginName) ? "|" + device : "";
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    /// <summary>Remembers that this account has signed in here.</summary>
    public void Remember(string loginName)
    {
        var device = DeviceOf(loginName);
        device = device.Length > 0 ? device[1..] : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.HttpContext?.Response.Cookies.Append(
            CookieName,
            _protector.Protect(Fingerprint(loginName) + "|" + device),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = portal.CurrentValue.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = Lifetime,
            }
        );
    }

    private static string Fingerprint(string loginName) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(loginName)));
}
