using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// One look of a member of staff at something that a dossier doesn't show by itself. Kept, so that it can be asked
/// afterwards who saw what.
/// </summary>
internal sealed class StaffLook
{
    public required Guid Id { get; init; }

    public required Guid DossierId { get; init; }

    public required string Account { get; init; }

    public required StaffLookKind What { get; init; }

    /// <summary>The paper looked at, where it was one.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What was looked at.</summary>
internal enum StaffLookKind
{
    /// <summary>The whole numbers of the persons in a dossier.</summary>
    PersonalId,

    /// <summary>The content of an attached paper.</summary>
    Paper,

    /// <summary>The printed declaration, which names everything unmasked.</summary>
    ApplicationForm,

    /// <summary>The printed refusal (Form 03).</summary>
    Refusal,
}

internal static class StaffLooks
{
    /// <summary>Keeps a look in the asker's own transaction: what isn't noted isn't shown.</summary>
    public static void Note(
        this PublicServicesDbContext db,
        OpenDossier open,
        StaffLookKind what,
        DateTimeOffset at,
        Guid? subjectId = null
    )
    {
        if (open.IsStaff)
        {
            db.StaffLooks.Add(
                new StaffLook
                {
                    Id = Guid.CreateVersion7(at),
                    DossierId = open.Dossier.Id,
                    Account = open.Actor.Id,
                    What = what,
                    SubjectId = subjectId,
                    At = at,
                }
            );
        }
    }
}
