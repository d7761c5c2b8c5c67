using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity;

/// <summary>Refuses to start with settings that are not safe, and names the setting (SUP-2).</summary>
internal sealed class SettingsCheck(IOptions<PortalAddress> portal, IHostEnvironment environment)
    : IValidateOptions<IdentitySettings>
{
    private static readonly string[] Defaults =
    [
        "secret",
        "changeit",
        "changeme",
        "password",
        "test",
        "dev",
        "example",
    ];

    public ValidateOptionsResult Validate(string? name, IdentitySettings options)
    {
        var wrong = Always(options).Concat(environment.IsProduction() ? InProduction(options) : []).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Always(IdentitySettings options)
    {
        if (!Uri.TryCreate(portal.Value.PublicUrl, UriKind.Absolute, out var url) || url.AbsolutePath != "/")
        {
            yield return "Portal:PublicUrl must be an absolute address without a path.";
        }

        if (options.KeyEncryptionKey is { } key && !IsKey(key))
        {
            yield return "Identity:KeyEncryptionKey must be 32 random bytes in base64.";
        }

        if (options.PreviousKeyEncryptionKey is { } previous && !IsKey(previous))
        {
            yield return "Identity:PreviousKeyEncryptionKey must be 32 random bytes in base64.";
        }

        foreach (var (limits, setting) in new[] { (options.Citizen, "Citizen"), (options.Staff, "Staff") })
        {
            if (limits.IdleMinutes is < 1 or > 60 || limits.AbsoluteMinutes is < 1 or > 24 * 60)
            {
                yield return $"Identity:{setting}: IdleMinutes must be 1 to 60, AbsoluteMinutes 1 to 1440.";
            }
        }

        for (var i = 0; i < options.Providers.Count; i++)
        {
            var provider = options.Providers[i];
            if (
                provider.Name.Length == 0
                || !provider.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            )
            {
                yield return $"Identity:Providers:{i}:Name must be lower-case letters and digits.";
            }

            if (!AccountKinds.Contains(provider.Kind))
            {
                yield return $"Identity:Providers:{i}:Kind must be citizen or staff.";
            }

            if (provider.ClientId.Length == 0 || !Uri.TryCreate(provider.Authority, UriKind.Absolute, out _))
            {
                yield return $"Identity:Providers:{i}: Authority and ClientId are needed.";
            }

            if (provider.ClaimMapping.Keys.FirstOrDefault(k => !SessionClaims.Mapped.Contains(k)) is { } unknown)
            {
                yield return $"Identity:Providers:{i}:ClaimMapping:{unknown} is not a claim of the portal.";
            }
        }
    }

    private IEnumerable<string> InProduction(IdentitySettings options)
    {
        if (!portal.Value.IsHttps || IsLoopback(portal.Value.Public))
        {
            yield return "Portal:PublicUrl must be the public https address in Production.";
        }

        if (options.KeyEncryptionKey is null)
        {
            yield return "Identity:KeyEncryptionKey is required in Production.";
        }

        if (options.StaffSecondFactor != SecondFactorRule.Required)
        {
            yield return "Identity:StaffSecondFactor must be Required in Production.";
        }

        for (var i = 0; i < options.Providers.Count; i++)
        {
            var provider = options.Providers[i];
            if (!provider.Authority.StartsWith("https://", StringComparison.Ordinal))
            {
                yield return $"Identity:Providers:{i}:Authority must be https in Production.";
            }

            if (provider.ClientSecret is not { Length: >= 16 } secret || IsDefault(secret))
            {
                yield return $"Identity:Providers:{i}:ClientSecret is missing, short or a default.";
            }
        }
    }

    private static bool IsDefault(string secret) =>
        Defaults.Any(d => secret.Contains(d, StringComparison.OrdinalIgnoreCase)) || secret.Distinct().Count() < 6;

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && length == 32
            && bytes[..length].ToArray().Distinct().Count() >= 16;
    }

    private static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
