using OnlinePublicServices.Domain.Dossiers;

namespace OnlinePublicServices.Features.Reconciliation;

/// <summary>A dossier whose step a night found done in reality and open here.</summary>
internal sealed class UnclosedDossier
{
    public required Guid DossierId { get; init; }

    public required StepEvidence Evidence { get; init; }

    /// <summary>Since when the evidence is there, UTC.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>A night whose reconciliation is entered; its day keeps a second one out.</summary>
internal sealed class ReconciledNight
{
    /// <summary>The day of Viet Nam that began with it.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many dossiers it found.</summary>
    public required int Found { get; init; }
}
