using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Clients;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OnlinePublicServices.Identity.Tokens;

/// <summary>The portal as a client of the built-in provider.</summary>
internal sealed class PortalClient(
    IOpenIddictApplicationManager applications,
    ProviderSecrets secrets,
    IOptions<PortalAddress> portal
)
{
    /// <summary>The client's id.</summary>
    public const string Id = "portal";

    /// <summary>Registers the client, or brings its addresses up to date.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = Id,
            ClientSecret = secrets.ClientSecret(),
            ClientType = ClientTypes.Confidential,
            ApplicationType = ApplicationTypes.Web,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(portal.Value.At(OidcSchemes.BuiltInCallback)) },
            PostLogoutRedirectUris = { portal.Value.Public },
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.PushedAuthorization,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
                Permissions.Scopes.Email,
                Permissions.Scopes.Phone,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };

        if (await applications.FindByClientIdAsync(Id, cancellationToken) is { } known)
        {
            await applications.UpdateAsync(known, client, cancellationToken);
            return;
        }

        try
        {
            await applications.CreateAsync(client, cancellationToken);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            // Another instance registered it first, with the same secret and addresses.
        }
    }
}
