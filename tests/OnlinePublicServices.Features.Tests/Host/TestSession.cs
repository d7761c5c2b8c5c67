using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>
/// Stands where the session cookie stands otherwise: the identity provider is an outside system, so a header says who
/// it has signed in.
/// </summary>
internal sealed class TestSession(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "TestSession";
    public const string Header = "X-Test-Session";

    /// <summary>The header's value for these claims.</summary>
    public static string Of(params (string Name, string Value)[] claims) =>
        Convert.ToBase64String(
            JsonSerializer.SerializeToUtf8Bytes(claims.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal))
        );

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[Header].ToString();
        if (header.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var claims = JsonSerializer.Deserialize<Dictionary<string, string>>(
            Encoding.UTF8.GetString(Convert.FromBase64String(header))
        )!;
        var identity = new ClaimsIdentity(claims.Select(c => new Claim(c.Key, c.Value)), SchemeName);
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName))
        );
    }
}
