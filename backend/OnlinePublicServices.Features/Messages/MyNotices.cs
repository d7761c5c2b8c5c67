using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Messages;

/// <summary>What the asker was told about their dossiers, by whatever way besides.</summary>
internal sealed class MyNotices(PublicServicesDbContext db, CurrentPerson current, TimeProvider clock)
{
    /// <summary>All of them; nothing of nobody's for whoever has no profile yet.</summary>
    public async Task<IQueryable<OutboxMessage>> All(CancellationToken cancellationToken)
    {
        var person = await current.FindId(cancellationToken);
        return db.OutboxMessages.AsNoTracking().Where(m => person != null && m.PersonId == person);
    }

    /// <summary>Those of some that aren't read are read now. Whoever sends them at this moment isn't disturbed.</summary>
    public Task<int> Read(IQueryable<OutboxMessage> some, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return some.Where(m => m.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), cancellationToken);
    }
}
