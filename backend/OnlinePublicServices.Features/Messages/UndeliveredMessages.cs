using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// The messages that a member of staff may work: those of their units, and for administrators the letters about accounts.
/// </summary>
internal sealed class UndeliveredMessages(PublicServicesDbContext db, StaffDesk desk)
{
    private static readonly MessageKind[] InPortalAlone =
    [
        MessageKind.DraftEnding,
        MessageKind.DataRequestEnding,
        MessageKind.ProfileEnding,
    ];

    /// <summary>Whether the asker works any.</summary>
    public bool AreAnyones => desk.UnitsServed.Count > 0 || desk.KeepsAccounts;

    /// <summary>
    /// All messages that are the asker's to work, whatever has become of them. That somebody writes a draft, or has a
    /// profile, is no office's business: such warnings stand in the portal.
    /// </summary>
    public IQueryable<OutboxMessage> OfAsker
    {
        get
        {
            var (units, accounts) = (desk.UnitsServed, desk.KeepsAccounts);
            return db.OutboxMessages.Where(m =>
                (m.UnitId == null ? accounts : units.Contains(m.UnitId)) && !InPortalAlone.Contains(m.Kind)
            );
        }
    }

    /// <summary>One that could not be delivered; nothing when there is none, or it isn't the asker's.</summary>
    public Task<OutboxMessage?> Find(Guid id, CancellationToken cancellationToken) =>
        OfAsker.SingleOrDefaultAsync(m => m.Id == id && m.State == MessageState.Undeliverable, cancellationToken);
}
