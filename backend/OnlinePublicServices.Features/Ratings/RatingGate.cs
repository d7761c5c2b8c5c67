using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>How far a dossier is with its rating.</summary>
public enum RatingState
{
    /// <summary>There is no result yet.</summary>
    TooEarly,

    /// <summary>It may be rated now.</summary>
    Open,

    /// <summary>It was rated.</summary>
    Given,
}

/// <summary>
/// Opens a dossier for rating: to its owner, and to whoever has its tracking key or the last digits of its phone. A
/// position in the office opens nothing here.
/// </summary>
internal sealed class RatingGate(PublicServicesDbContext db, TrackingGate gate, CurrentPerson current)
{
    /// <summary>Errors: <c>tracking.not-found</c>, <c>request.too-many</c>.</summary>
    public async Task<Result<Dossier>> Open(string text, TrackingProof proof, CancellationToken cancellationToken)
    {
        var code = DossierCode.Parse(text);
        if (!code.IsRefused && await current.FindId(cancellationToken) is { } person)
        {
            var own = await db
                .Dossiers.AsNoTracking()
                .SingleOrDefaultAsync(d => d.Code == code.Value && d.OwnerId == person, cancellationToken);
            if (own is not null)
            {
                return own;
            }
        }

        return proof.IsGiven ? await gate.Open(text, proof, cancellationToken) : TrackingGate.NotFound;
    }

    public async Task<RatingState> StateOf(Dossier dossier, CancellationToken cancellationToken) =>
        await db.RatedDossiers.AnyAsync(rated => rated.DossierId == dossier.Id, cancellationToken) ? RatingState.Given
        : RatingTime.HasComeIn(dossier.Status) ? RatingState.Open
        : RatingState.TooEarly;
}
