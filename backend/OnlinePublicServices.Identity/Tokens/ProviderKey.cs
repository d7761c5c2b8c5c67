namespace OnlinePublicServices.Identity.Tokens;

/// <summary>A secret of the built-in provider, shared by the instances, encrypted by data protection.</summary>
internal sealed class ProviderKey
{
    /// <summary><c>sign-{period}</c> or <c>client</c>; two instances that create the same one meet here.</summary>
    public required string Id { get; init; }

    public required byte[] Secret { get; init; }

    /// <summary>From when it signs; it is published before.</summary>
    public DateTimeOffset ActiveFrom { get; init; }
}
