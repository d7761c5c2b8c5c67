using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>
/// Tells the author of a reflection that something was done: where to read it, never what. The link bears the key, so it
/// is kept encrypted and only until it is sent.
/// </summary>
internal sealed class FeedbackLetters(
    PublicServicesDbContext db,
    FeedbackReading reading,
    PortalAddress portal,
    IDataProtectionProvider protection
)
{
    private static readonly MessageKind[] Kinds =
    [
        MessageKind.FeedbackReceived,
        MessageKind.FeedbackMoved,
        MessageKind.FeedbackEnding,
    ];

    private readonly IDataProtector protector = protection.CreateProtector("feedback-letter");

    /// <summary>Owes the author a message, in the act's own transaction; nothing to somebody without an address.</summary>
    public void Owe(MessageKind kind, FeedbackCase about, string key, DateTimeOffset at)
    {
        if (about.Author.Email is { } email)
        {
            var content = new Content(about.Code, key, about.Status, reading.NameOf(about.UnitId).Vi);
            db.OutboxMessages.Add(
                new OutboxMessage(
                    Guid.CreateVersion7(at),
                    kind,
                    protector.Protect(JsonSerializer.Serialize(content)),
                    about.Id,
                    about.UnitId,
                    email,
                    at
                )
            );
        }
    }

    /// <summary>
    /// Erases the letters about some reflections, sent or not, in the transaction of the act that asks for it. Those of before
    /// letters named what they are about are told by their address.
    /// </summary>
    public async Task Erase(IReadOnlyCollection<FeedbackCase> cases, CancellationToken cancellationToken)
    {
        var ids = cases.Select(one => (Guid?)one.Id).ToList();
        var units = cases.Select(one => one.UnitId).Distinct(StringComparer.Ordinal).ToList();
        var addresses = cases
            .Select(one => one.Author.Email)
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unnamed = await db
            .OutboxMessages.Where(m =>
                m.DossierId == null && m.SubjectId == null && Kinds.Contains(m.Kind) && units.Contains(m.UnitId!)
            )
            .Select(m => new { m.Id, m.Recipient })
            .ToListAsync(cancellationToken);
        var theirs = unnamed.Where(letter => addresses.Contains(letter.Recipient)).Select(letter => letter.Id).ToList();
        await db
            .OutboxMessages.Where(m => ids.Contains(m.SubjectId) || theirs.Contains(m.Id))
            .ExecuteDeleteAsync(cancellationToken);
    }

    public FeedbackNotice Load(OutboxMessage message)
    {
        var content = JsonSerializer.Deserialize<Content>(protector.Unprotect(message.SealedContent!))!;
        return new FeedbackNotice(
            message.Id,
            message.Kind,
            message.Recipient,
            message.CreatedAt,
            content.Code,
            content.Status,
            content.UnitName,
            portal.Feedback(content.Code, content.Key)
        );
    }

    private sealed record Content(string Code, string Key, FeedbackStatus Status, string UnitName);
}
