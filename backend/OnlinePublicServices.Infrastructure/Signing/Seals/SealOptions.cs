namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>One seal and the units that it stands for. Configuration section <c>Signing:Seals</c>, a list.</summary>
internal sealed class SealOptions
{
    /// <summary>Units by id.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>An encrypted PKCS#12 file with key and chain.</summary>
    public string? Container { get; init; }

    /// <summary>Opens the container; from a secret store or an environment variable, never from a file beside it.</summary>
    public string? Passphrase { get; init; }

    /// <summary>Instead of a container: the PKCS#11 library of a security module.</summary>
    public string? Module { get; init; }

    /// <summary>The label of the token in that module.</summary>
    public string? Token { get; init; }

    /// <summary>The token's PIN; counted before each try.</summary>
    public string? Pin { get; init; }

    /// <summary>How many wrong PINs in a row lock the token.</summary>
    public int LockedAfter { get; init; } = 10;

    /// <summary>The issuers of a token's certificate, PEM; a container brings its own.</summary>
    public string? Chain { get; init; }

    public bool IsComplete =>
        Units.Count > 0
        && (
            Container is not null
                ? Passphrase is { Length: > 0 }
                : Module is not null && Token is not null && Pin is not null
        );
}
