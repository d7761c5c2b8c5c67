using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>Leads each message of the outbox to where its content is.</summary>
internal sealed class Notices(DossierNotices dossiers, AccountLetters accounts, FeedbackLetters feedback)
    : INoticeSource
{
    public async Task<Notice?> Load(OutboxMessage message, CancellationToken cancellationToken) =>
        message switch
        {
            { DossierId: not null } => await dossiers.Load(message, cancellationToken),
            { UnitId: not null } => feedback.Load(message),
            _ => accounts.Load(message),
        };
}
