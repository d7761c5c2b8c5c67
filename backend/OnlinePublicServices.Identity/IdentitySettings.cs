namespace OnlinePublicServices.Identity;

/// <summary>Section <c>Identity</c> of the configuration. Durations are in minutes.</summary>
internal sealed class IdentitySettings
{
    /// <summary>Whether staff must give a second factor (TOTP) at the built-in provider.</summary>
    public SecondFactorRule StaffSecondFactor { get; set; } = SecondFactorRule.Required;

    /// <summary>
    /// 32 random bytes in base64, kept outside the database: encrypts the key ring that protects everything else.
    /// Required in Production, the same on every instance.
    /// </summary>
    public string? KeyEncryptionKey { get; set; }

    /// <summary>The one before, for the one start at which the ring is sealed under the new one.</summary>
    public string? PreviousKeyEncryptionKey { get; set; }

    /// <summary>Outside OpenID Connect providers; the first of a kind is where people of that kind sign in.</summary>
    public List<ProviderSettings> Providers { get; set; } = [];

    /// <summary>Session limits of citizens.</summary>
    public SessionLimits Citizen { get; set; } = new() { IdleMinutes = 30, AbsoluteMinutes = 12 * 60 };

    /// <summary>Session limits of staff.</summary>
    public SessionLimits Staff { get; set; } = new() { IdleMinutes = 15, AbsoluteMinutes = 8 * 60 };

    /// <summary>The limits for an <c>account_kind</c>; an unknown kind gets the stricter ones.</summary>
    public SessionLimits LimitsFor(string? kind) => kind == AccountKinds.Citizen ? Citizen : Staff;
}

internal enum SecondFactorRule
{
    Required,
    Optional,
}

internal sealed class SessionLimits
{
    public int IdleMinutes { get; set; }
    public int AbsoluteMinutes { get; set; }
    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);
    public TimeSpan Absolute => TimeSpan.FromMinutes(AbsoluteMinutes);
}

/// <summary>One outside OpenID Connect provider (VNeID, VNConnect, Keycloak, …), added by configuration alone.</summary>
internal sealed class ProviderSettings
{
    /// <summary>Short name, part of the callback address <c>/session/oidc-callback/{name}</c>.</summary>
    public string Name { get; set; } = "";

    public string Authority { get; set; } = "";
    public string ClientId { get; set; } = "";
    public string? ClientSecret { get; set; }

    /// <summary><c>citizen</c> or <c>staff</c>: everybody from this provider is of this kind.</summary>
    public string Kind { get; set; } = AccountKinds.Citizen;

    public List<string> Scopes { get; set; } = ["openid"];

    /// <summary>Our claim name to theirs, e.g. <c>personal_id</c> to <c>SoDinhDanh</c>. <c>sub</c> is never mapped.</summary>
    public Dictionary<string, string> ClaimMapping { get; set; } = new(StringComparer.Ordinal);

    public string? AcrValues { get; set; }

    /// <summary>Whether claims are also read from the provider's userinfo endpoint.</summary>
    public bool UserInfo { get; set; } = true;
}

/// <summary>Section <c>Portal</c>: what Identity needs of it.</summary>
internal sealed class PortalAddress
{
    /// <summary>The address that people see, e.g. <c>https://portal.example.org</c>; also the issuer.</summary>
    public string PublicUrl { get; set; } = "";

    public Uri Public => new(PublicUrl.TrimEnd('/') + "/");
    public string Origin => Public.GetLeftPart(UriPartial.Authority);
    public bool IsHttps => Public.Scheme == Uri.UriSchemeHttps;

    /// <summary>An absolute address of this portal.</summary>
    public string At(string pathAndQuery) => Origin + pathAndQuery;

    /// <summary>The cookie's name with the prefix that browsers enforce, where https allows it.</summary>
    public string CookieName(string name) => IsHttps ? "__Host-" + name : name;
}
