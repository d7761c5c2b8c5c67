using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Gathers what an outbox message is about, at the moment it is sent.</summary>
internal interface INoticeSource
{
    /// <summary>The notice of a message with its words; nothing when what it would say no longer helps anybody.</summary>
    Task<WordedNotice?> Load(OutboxMessage message, CancellationToken cancellationToken);
}
