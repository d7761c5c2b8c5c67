using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

internal static class Outbox
{
    /// <summary>Owes the applicant a message, in the act's own transaction; nothing to somebody without an address.</summary>
    public static void Owe(this PublicServicesDbContext db, MessageKind kind, Dossier dossier, DateTimeOffset at)
    {
        if (dossier.Applicant.Email is { } email)
        {
            db.OutboxMessages.Add(
                new OutboxMessage(Guid.CreateVersion7(at), kind, dossier.Id, dossier.UnitId, email.Value, at)
            );
        }
    }
}
