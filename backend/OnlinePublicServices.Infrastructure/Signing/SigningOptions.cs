using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Infrastructure.Signing.Remote;
using OnlinePublicServices.Infrastructure.Signing.Seals;

namespace OnlinePublicServices.Infrastructure.Signing;

/// <summary>Configuration section <c>Signing</c>.</summary>
internal sealed class SigningOptions
{
    public const string Section = "Signing";

    public TrustAnchorOptions TrustAnchors { get; init; } = new();

    public TimestampOptions Timestamp { get; init; } = new();

    public RevocationOptions Revocation { get; init; } = new();

    public DevelopmentAuthorityOptions DevelopmentAuthority { get; init; } = new();

    public IReadOnlyList<SealOptions> Seals { get; init; } = [];

    public IReadOnlyList<RemoteOptions> Remote { get; init; } = [];
}

/// <summary>Files (PEM or DER) by store. Self-issued certificates in them are anchors, the others intermediates.</summary>
internal sealed class TrustAnchorOptions
{
    /// <summary>Chứng thực số chuyên dùng công vụ.</summary>
    public IReadOnlyList<string> PublicDuty { get; init; } = [];

    /// <summary>Chứng thực số công cộng.</summary>
    public IReadOnlyList<string> PublicAuthorities { get; init; } = [];
}

internal sealed class TimestampOptions
{
    /// <summary>RFC 3161 over HTTP; empty: the built-in authority, in Development only.</summary>
    public Uri? Address { get; init; }

    public int TimeoutSeconds { get; init; } = 5;

    /// <summary>Place kept in each form for a token of that authority, in bytes.</summary>
    public int LargestToken { get; init; } = 8192;
}

internal enum RevocationPolicy
{
    /// <summary>No fresh answer: no signature.</summary>
    Hard,

    /// <summary>No fresh answer: sign, and say so.</summary>
    Soft,
}

internal sealed class RevocationOptions
{
    public RevocationPolicy Policy { get; init; }

    /// <summary>The only hosts that are asked, whatever a certificate says.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether what the sources answer is kept inside the signed file (PAdES B-LT).</summary>
    public bool Embed { get; init; } = true;

    public int TimeoutSeconds { get; init; } = 5;

    /// <summary>How long an answer is kept, at most until it says that it is outdated.</summary>
    public int CacheMinutes { get; init; } = 10;
}

internal sealed class DevelopmentAuthorityOptions
{
    /// <summary>Null: on in Development, off elsewhere. True outside Development stops the start.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Null: <c>signing-authority</c> inside the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>Address of the revocation list that issued certificates name; null: none.</summary>
    public Uri? RevocationListAddress { get; init; }

    /// <summary>Address of the status responder (OCSP) that issued certificates name; null: none.</summary>
    public Uri? StatusAddress { get; init; }

    public bool IsOn(IHostEnvironment environment) => Enabled ?? environment.IsDevelopment();
}

/// <summary>Stops the start where a development key could sign for a real office.</summary>
internal sealed class SigningOptionsCheck(IHostEnvironment environment) : IValidateOptions<SigningOptions>
{
    public ValidateOptionsResult Validate(string? name, SigningOptions options)
    {
        List<string> faults = [];
        var authority = options.DevelopmentAuthority;
        if (authority.Enabled == true && !environment.IsDevelopment())
            faults.Add("Signing:DevelopmentAuthority:Enabled is for Development only.");
        if (authority.IsOn(environment) && string.IsNullOrEmpty(authority.Folder))
            faults.Add("DataDir or Signing:DevelopmentAuthority:Folder must be set.");
        if (options.Timestamp.Address is { } address && address.Scheme is not ("http" or "https"))
            faults.Add("Signing:Timestamp:Address must be an http or https address.");
        if (options.Timestamp.TimeoutSeconds is < 1 or > 60 || options.Revocation.TimeoutSeconds is < 1 or > 60)
            faults.Add("Signing: time limits must lie between 1 and 60 seconds.");
        if (options.Timestamp.LargestToken is < 1024 or > 65536)
            faults.Add("Signing:Timestamp:LargestToken must lie between 1024 and 65536 bytes.");
        if (options.Seals.Any(seal => !seal.IsComplete))
            faults.Add("Signing:Seals: each needs Units, and Container with Passphrase or Module with Token and Pin.");
        if (options.Remote.Any(remote => !remote.IsComplete || !OutsideClients.IsSafe(remote.Address!, environment)))
            faults.Add("Signing:Remote: each needs Name, an https Address, ClientId and ClientSecret.");
        if (options.Remote.DistinctBy(remote => remote.Name, StringComparer.Ordinal).Count() < options.Remote.Count)
            faults.Add("Signing:Remote: two services can't share a Name.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
