namespace OnlinePublicServices.Features.Persistence;

/// <summary>The first answer to a repeatable act, written in the act's own transaction and kept for 24 hours.</summary>
internal sealed class IdempotencyRecord
{
    /// <summary>Actor, operation and key in one, hashed: lower-case hexadecimal SHA-256.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, to tell a repetition from a reuse.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The answer as JSON.</summary>
    public required string Answer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
