using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Retention;

internal static class RetentionErrors
{
    /// <summary>Its destruction has begun: nothing holds it any more.</summary>
    public static readonly DomainError Begun = new("retention.destruction-begun", ErrorKind.Conflict);

    /// <summary>One of the dossiers isn't due, is held, or stands on another list.</summary>
    public static readonly DomainError DossierUnfit = new("destruction.dossier-unfit", ErrorKind.Refused);

    /// <summary>The dossiers belong to several units.</summary>
    public static readonly DomainError UnitsMixed = new("destruction.units-mixed", ErrorKind.Refused);
}
