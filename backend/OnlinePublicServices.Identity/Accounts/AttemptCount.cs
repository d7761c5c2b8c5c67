namespace OnlinePublicServices.Identity.Accounts;

/// <summary>How many tries were granted for a key in one quarter of an hour.</summary>
internal sealed class AttemptCount
{
    /// <summary>SHA-256 of what is limited (login name, address), hexadecimal.</summary>
    public required string Key { get; init; }

    /// <summary>Quarters of an hour since 1970.</summary>
    public required long Quarter { get; init; }

    public required int Count { get; set; }
}
