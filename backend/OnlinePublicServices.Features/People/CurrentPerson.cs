using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.People;

/// <summary>The citizen who asks, as we know them.</summary>
internal sealed class CurrentPerson(PublicServicesDbContext db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The id of the asker's profile; nothing for an asker who has none yet, or isn't a citizen.</summary>
    public async Task<Guid?> FindId(CancellationToken cancellationToken)
    {
        if (user.Account is not { Kind: AccountKind.Citizen } account)
        {
            return null;
        }

        var id = await db
            .People.Where(p => p.Issuer == account.Issuer && p.Subject == account.Subject)
            .Select(p => (Guid?)p.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id;
    }

    /// <summary>
    /// The asker's profile. On the first visit it is begun with what the identity provider says; two first visits at
    /// once meet in the unique index, and the act that lost is repeated. Notes that the person came, once a day.
    /// </summary>
    public async Task<Person> LoadOrBegin(CancellationToken cancellationToken)
    {
        var account = user.Account!;
        var person = await db.People.SingleOrDefaultAsync(
            p => p.Issuer == account.Issuer && p.Subject == account.Subject,
            cancellationToken
        );
        var now = clock.GetUtcNow();
        if (person is not null)
        {
            person.Used(now);
            return person;
        }

        person = new Person(Guid.CreateVersion7(now), account.Issuer, account.Subject, account.Name, now);
        person.Describe(
            new ProfileFacts(
                account.Name,
                null,
                null,
                account.PersonalId,
                account.Phone,
                account.EmailVerified ? account.Email : null,
                null,
                null
            ),
            now
        );
        person.Used(now);
        db.People.Add(person);
        return person;
    }
}
