using OnlinePublicServices.Domain.Dossiers;

namespace OnlinePublicServices.Domain.Ratings;

/// <summary><c>Mức độ hài lòng</c>: the one answer that a rating needs.</summary>
public enum Satisfaction
{
    /// <summary><c>Hài lòng</c>.</summary>
    Content,

    /// <summary><c>Bình thường</c>.</summary>
    Neutral,

    /// <summary><c>Không hài lòng</c>.</summary>
    Discontent,
}

/// <summary>When a dossier may be rated.</summary>
public static class RatingTime
{
    /// <summary>
    /// From the moment when the result is there, and when the dossier has ended without one: who was refused has an
    /// opinion too. Source: 61/2018/ND-CP, Art. 32 (at the hand-over); the rest is our own rule.
    /// </summary>
    public static bool HasComeIn(DossierStatus status) =>
        status is DossierStatus.Resolved || DossierLifecycle.IsEnd(status);
}
