namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Wrong digits for a dossier, kept for thirty days to slow guessing down.</summary>
internal sealed class TrackingAttempt
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the code, so that the list tells nothing.</summary>
    public required string Subject { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
