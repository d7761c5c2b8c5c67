using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Access;

/// <summary>Something behind the doors of messages.</summary>
internal static class OwedMessages
{
    /// <summary>A message for each who knocks: whoever was told needs to be told no more.</summary>
    public static async Task<AccessTests.Belongings> WithMessage(
        Office office,
        Citizen owner,
        string door,
        AccessTests.Belongings of
    ) =>
        door switch
        {
            "RetryMessage" or "SendOtherwise" or "NoteTold" => of with
            {
                DossierPaper = await OweAMessage(office, of.Dossier),
            },
            "ReadNotice" => of with { DossierPaper = await NoticeOf(owner) },
            _ => of,
        };

    /// <summary>What the owner was told last; its id.</summary>
    private static async Task<string> NoticeOf(Citizen owner) =>
        (await owner.Get("/api/notices")).ShouldBe(200)["items"][0].GetProperty("id").GetString()!;

    /// <summary>A message that could not be delivered; its id.</summary>
    private static Task<string> OweAMessage(Office office, string dossier) =>
        office.AskAsync(async db =>
        {
            var code = DossierCode.Parse(dossier).Value;
            var about = await db.Dossiers.SingleAsync(d => d.Code == code);
            var now = office.Clock.GetUtcNow();
            var message = new OutboxMessage(
                Guid.CreateVersion7(now),
                MessageKind.DossierSubmitted,
                about.Id,
                about.UnitId,
                "nobody@example.com",
                now
            );
            message.Park("mail.recipient-refused");
            db.OutboxMessages.Add(message);
            await db.SaveChangesAsync();
            return message.Id.ToString();
        });
}
