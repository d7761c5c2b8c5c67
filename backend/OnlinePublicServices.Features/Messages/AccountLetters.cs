using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// Letters to the holders of accounts, in the outbox beside the dossiers'. Some links let their bearer set a password, so
/// they are kept encrypted and only until they are sent: staff who see the outbox, or its table, can't follow them.
/// </summary>
public sealed class AccountLetters(
    PublicServicesDbContext db,
    IWriteTurns turns,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private readonly IDataProtector protector = protection.CreateProtector("account-letter");

    /// <summary>Owes a letter. One that is owed already, known by its id, is not owed twice.</summary>
    /// <param name="id">Also the left part of the Message-ID.</param>
    /// <param name="kind">One of the kinds about accounts.</param>
    /// <param name="recipient">Mail address.</param>
    /// <param name="writtenAt">When it was asked for, UTC.</param>
    /// <param name="link">What is to be followed, with the instant after which that helps nobody.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task Owe(
        Guid id,
        MessageKind kind,
        string recipient,
        DateTimeOffset writtenAt,
        (string Address, DateTimeOffset EndsAt)? link,
        string language,
        CancellationToken cancellationToken
    )
    {
        var content = new Content(link?.Address, link?.EndsAt, language);
        var message = new OutboxMessage(
            id,
            kind,
            protector.Protect(JsonSerializer.Serialize(content)),
            recipient,
            writtenAt
        );
        using var turn = await turns.TakeAsync(cancellationToken) ?? throw new TimeoutException("No turn to write.");
        if (!await db.OutboxMessages.AnyAsync(m => m.Id == id, cancellationToken))
        {
            db.OutboxMessages.Add(message);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The letter of a message; nothing once its link helps nobody any more.</summary>
    internal AccountNotice? Load(OutboxMessage message)
    {
        var content = JsonSerializer.Deserialize<Content>(protector.Unprotect(message.SealedContent!))!;
        return content.LinkEndsAt <= clock.GetUtcNow()
            ? null
            : new AccountNotice(
                message.Id,
                message.Kind,
                message.Recipient,
                message.CreatedAt,
                content.Link,
                content.LinkEndsAt,
                content.Language
            );
    }

    private sealed record Content(string? Link, DateTimeOffset? LinkEndsAt, string Language);
}
