namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// That a paper came from its person's store, where an office had put it after checking or issuing it; the dossier keeps
/// this itself, whatever becomes of the store.
/// </summary>
/// <param name="PaperId">The paper in the store.</param>
/// <param name="IsIssued">True for a result that an office issued, false for a paper that one checked.</param>
/// <param name="CheckedAt">When it was checked or issued, UTC.</param>
/// <param name="UnitId">By which unit.</param>
/// <param name="DossierCode">In which dossier.</param>
public sealed record PaperOrigin(
    Guid PaperId,
    bool IsIssued,
    DateTimeOffset CheckedAt,
    string UnitId,
    string DossierCode
)
{
    /// <summary>That it was given from a store stays, for counts; which of the person's dossiers it came from doesn't.</summary>
    internal PaperOrigin Erased() => this with { PaperId = Guid.Empty, DossierCode = "" };
}
