using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace OnlinePublicServices.Identity.Tokens;

/// <summary>Issuer and keys of the built-in provider, read when first needed and again every hour.</summary>
internal sealed class ProviderOptions(IOptions<PortalAddress> portal, ProviderSecrets secrets, TimeProvider time)
    : IConfigureOptions<OpenIddictServerOptions>,
        IConfigureOptions<OpenIddictServerAspNetCoreOptions>
{
    /// <summary>How long keys serve before they are read again.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromHours(1);

    public void Configure(OpenIddictServerOptions options)
    {
        options.Issuer = portal.Value.Public;
        options.TimeProvider = time;
        foreach (var key in secrets.SigningKeys())
        {
            options.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
        }

        // Codes and access tokens are data-protection payloads; this key is demanded, never used.
        options.EncryptionCredentials.Add(
            new EncryptingCredentials(
                new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)),
                SecurityAlgorithms.Aes256KW,
                SecurityAlgorithms.Aes256CbcHmacSha512
            )
        );
    }

    public void Configure(OpenIddictServerAspNetCoreOptions options) =>
        options.DisableTransportSecurityRequirement = !portal.Value.IsHttps;
}
