using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// Reclaims the dead rows of the tables that held something personal. The server's own log and its copies keep the old
/// rows until they are recycled: how long that is, is the server's setting.
/// </summary>
internal sealed class PostgresErasedSpace(PublicServicesDbContext db) : IErasedSpace
{
    /// <summary>A large table takes its time, and nobody waits for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(Longest);
        try
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                VACUUM dossiers, attachments, dossier_acts, dossier_words, drafts, draft_attachments, outbox_messages,
                       sayings, conversations, issued_papers, payments, payment_attempts, receipts, result_returns,
                       parcels, collection_mandates, apologies, staff_looks, legal_holds, idempotency_records, people
                """,
                cancellation
            );
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
    }
}
