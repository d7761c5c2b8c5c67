using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

internal static class Outbox
{
    /// <summary>
    /// Owes the applicant a message, in the act's own transaction. The way is chosen when it is sent; whoever has no address
    /// is told by a person.
    /// </summary>
    public static void Owe(this PublicServicesDbContext db, MessageKind kind, Dossier dossier, DateTimeOffset at) =>
        db.OutboxMessages.Add(
            OutboxMessage.ToApplicant(
                Guid.CreateVersion7(at),
                kind,
                dossier.Id,
                dossier.OwnerId,
                dossier.UnitId,
                dossier.Applicant.Email?.Value ?? "",
                at
            )
        );
}
