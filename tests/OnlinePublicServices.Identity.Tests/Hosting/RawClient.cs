using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Identity.Tokens;

namespace OnlinePublicServices.Identity.Tests.Hosting;

/// <summary>Speaks to the built-in provider parameter by parameter, rightly or wrongly.</summary>
internal sealed class RawClient(PortalHost portal, Browser browser)
{
    public const string Verifier = "a-verifier-long-enough-for-the-protocol-0123456789";
    public const string RedirectUri = PortalHost.PublicUrl + "/session/oidc-callback";

    public static string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string Secret => portal.Services.GetRequiredService<ProviderSecrets>().ClientSecret();

    /// <summary>A right authorization request; a null value takes a parameter away.</summary>
    public Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string? Value)[] changes) =>
        browser.GetOnceAsync(
            QueryHelpers.AddQueryString(
                PortalHost.PublicUrl + "/connect/authorize",
                Changed(
                    new()
                    {
                        ["client_id"] = "portal",
                        ["response_type"] = "code",
                        ["redirect_uri"] = RedirectUri,
                        ["scope"] = "openid profile",
                        ["state"] = "s",
                        ["nonce"] = "n",
                        ["code_challenge"] = Challenge,
                        ["code_challenge_method"] = "S256",
                    },
                    changes
                )
            )
        );

    public async Task<string> CodeAsync()
    {
        var answer = await AuthorizeAsync();
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    /// <summary>A right token request for a code.</summary>
    public Task<HttpResponseMessage> RedeemAsync(string code, params (string Name, string? Value)[] changes) =>
        browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, PortalHost.PublicUrl + "/connect/token")
            {
                Content = new FormUrlEncodedContent(
                    Changed(
                        new()
                        {
                            ["grant_type"] = "authorization_code",
                            ["client_id"] = "portal",
                            ["client_secret"] = Secret,
                            ["code"] = code,
                            ["redirect_uri"] = RedirectUri,
                            ["code_verifier"] = Verifier,
                        },
                        changes
                    )
                ),
            }
        );

    private static Dictionary<string, string?> Changed(
        Dictionary<string, string?> right,
        (string Name, string? Value)[] changes
    )
    {
        foreach (var (name, value) in changes)
        {
            right.Remove(name);
            if (value is not null)
            {
                right[name] = value;
            }
        }

        return right;
    }
}
