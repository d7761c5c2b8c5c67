using System.Linq.Expressions;
using OnlinePublicServices.Domain.Drafts;
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
            return d => d.ClerkAccount == clerk;
        }

        return d => false;
    }
}
