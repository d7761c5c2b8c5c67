namespace OnlinePublicServices.Infrastructure.Signing.Remote;

/// <summary>One remote signing service. Configuration section <c>Signing:Remote</c>, a list.</summary>
internal sealed class RemoteOptions
{
    /// <summary>As people know it; certificates remember it, so it stays.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where its API begins, up to and with the version: <c>https://…/csc/v2</c>.</summary>
    public Uri? Address { get; init; }

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>The longest wait for one answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    public bool IsComplete =>
        Name.Length is > 0 and <= 100
        && Address is { IsAbsoluteUri: true }
        && ClientId.Length > 0
        && ClientSecret.Length > 0
        && TimeoutSeconds is >= 1 and <= 60;
}
