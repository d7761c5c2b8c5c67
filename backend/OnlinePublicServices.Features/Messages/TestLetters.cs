using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// Mails by which an administrator sees words that are in no catalogue yet. The words are kept with the message, encrypted
/// and only until it is sent: what is being written has no version by which it could be found.
/// </summary>
internal sealed class TestLetters(PublicServicesDbContext db, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("test-letter");

    /// <summary>Owes a mail, in the act's own transaction.</summary>
    public void Owe(MailExample mail, string recipient, DateTimeOffset at) =>
        db.OutboxMessages.Add(
            new OutboxMessage(
                Guid.CreateVersion7(at),
                MessageKind.TemplateTest,
                protector.Protect(JsonSerializer.Serialize(mail)),
                recipient,
                at
            )
        );

    public WordedNotice Load(OutboxMessage message)
    {
        var mail = JsonSerializer.Deserialize<MailExample>(protector.Unprotect(message.SealedContent!))!;
        var words = new NoticeTemplate(
            "templateTest",
            new LocalText(mail.Subject),
            new LocalText(mail.Text),
            null,
            null
        );
        return new WordedNotice(
            new TrialNotice(message.Id, message.Kind, message.Recipient, message.CreatedAt, mail),
            words,
            words,
            PassesOver: false
        );
    }
}
