namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Says that a member of staff has a dossier open, until the lease ends. Seen by colleagues, binds nobody.</summary>
internal sealed class DossierWatch
{
    /// <summary>How long it holds without being renewed by the open page.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public required Guid DossierId { get; init; }

    public required string Account { get; init; }

    public required string Name { get; set; }

    public required string Title { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Until { get; set; }
}
