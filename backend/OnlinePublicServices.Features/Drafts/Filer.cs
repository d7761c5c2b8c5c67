using System.Linq.Expressions;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>Who asks, as whoever writes drafts: a citizen their own, a receiving clerk those of people at the counter.</summary>
internal sealed class Filer(CurrentPerson current, StaffDesk desk)
{
    /// <summary>Which drafts are the asker's to write.</summary>
    public async Task<Expression<Func<Draft, bool>>> Writes(CancellationToken cancellationToken)
    {
        if (await current.FindId(cancellationToken) is { } owner)
        {
            return d => d.OwnerId == owner;
        }

        if (desk.AtCounter() is { Id: var clerk })
        {
            // What supplements a dossier is the deciding unit's, and closes to whoever leaves its counter.
            var units = desk.UnitsServedAs(StaffRole.ReceivingClerk);
            return d => d.ClerkAccount == clerk && (d.DossierId == null || units.Contains(d.UnitId));
        }

        return d => false;
    }
}
