using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>Its destruction, when its time of retention is over.</content>
public sealed partial class Dossier
{
    /// <summary>In whose name the acts of an applicant stand of whom nothing is kept.</summary>
    public const string Nobody = "nobody";

    /// <summary>
    /// <c>Tiêu hủy</c>: takes away all that is personal, for good. Code, unit, procedure, dates, statuses and the acts of
    /// the office stay, so that counts and what its code shows do not change. Doing it again changes nothing. Errors:
    /// <c>dossier.act-out-of-turn</c> (not closed).
    /// </summary>
    /// <param name="ownerId">The person to whom dossiers belong of whom nobody is known.</param>
    /// <param name="at">UTC.</param>
    public Result<Done> Erase(Guid ownerId, DateTimeOffset at)
    {
        if (!DossierLifecycle.IsEnd(Status))
        {
            return new DomainError("dossier.act-out-of-turn", ErrorKind.Conflict);
        }

        OwnerId = ownerId;
        Applicant = Applicant.Erased();
        Answers = "{}";
        attachments.ForEach(paper => paper.Erase());
        history.ForEach(act => act.Erase());
        ErasedAt ??= at;
        Version++;
        return Done.Value;
    }
}
