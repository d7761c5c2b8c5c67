namespace OnlinePublicServices.Features.Outcomes;

/// <summary>A file that somebody brought as a dossier's result; a draft names it by its digest.</summary>
internal sealed class OutcomeFile
{
    public required Guid DossierId { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required int Pages { get; init; }

    public required string UploadedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When a draft first named it, UTC. One that none names is forgotten after two days.</summary>
    public DateTimeOffset? DraftedAt { get; set; }
}
