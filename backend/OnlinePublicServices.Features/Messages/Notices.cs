using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>Leads each message of the outbox to where its content is.</summary>
internal sealed class Notices(DossierNotices dossiers, AccountLetters accounts) : INoticeSource
{
    public async Task<Notice?> Load(OutboxMessage message, CancellationToken cancellationToken) =>
        message.DossierId is null ? accounts.Load(message) : await dossiers.Load(message, cancellationToken);
}
