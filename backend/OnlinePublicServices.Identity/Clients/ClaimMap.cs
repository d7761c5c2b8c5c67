using System.Security.Claims;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>From a provider's claims to the portal's.</summary>
internal static class ClaimMap
{
    /// <summary>The session's identity, or nothing when the provider did not say who and of which kind.</summary>
    /// <param name="principal">The provider's claims.</param>
    /// <param name="provider">The outside provider; null for the built-in one, which uses our names.</param>
    public static ClaimsIdentity? Read(ClaimsPrincipal principal, ProviderSettings? provider)
    {
        var issuer = principal.FindFirst(SessionClaims.Subject)?.Issuer ?? principal.FindFirstValue("iss");
        var subject = principal.FindFirstValue(SessionClaims.Subject);
        var kind = provider?.Kind ?? principal.FindFirstValue(SessionClaims.Kind);
        if (string.IsNullOrEmpty(issuer) || string.IsNullOrEmpty(subject) || !AccountKinds.Contains(kind))
        {
            return null;
        }

        var identity = new ClaimsIdentity("oidc", SessionClaims.Name, roleType: null);
        Add(SessionClaims.Issuer, issuer);
        Add(SessionClaims.Subject, subject);
        Add(SessionClaims.Kind, kind);
        Add(SessionClaims.Provider, provider?.Name ?? OidcSchemes.BuiltIn);
        Add(SessionClaims.AuthTime, principal.FindFirstValue(SessionClaims.AuthTime));
        foreach (var name in SessionClaims.Mapped)
        {
            Add(name, principal.FindFirstValue(provider?.ClaimMapping.GetValueOrDefault(name) ?? name));
        }

        foreach (var method in principal.FindAll(SessionClaims.Method))
        {
            Add(SessionClaims.Method, method.Value);
        }

        return identity;

        void Add(string type, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                identity.AddClaim(new Claim(type, value.Trim().Normalize(), ClaimValueTypes.String, issuer));
            }
        }
    }
}
