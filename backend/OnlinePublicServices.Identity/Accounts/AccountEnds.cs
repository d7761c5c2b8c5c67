using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Identity.Accounts;

internal sealed class AccountEnds(AccountsDbContext accounts, AccountDoor door, Letters letters, TimeProvider time)
    : IAccountEnds
{
    private const int AtATime = 200;

    public async Task WarnAsync(DateTimeOffset before, DateTimeOffset forgotten, CancellationToken cancellationToken)
    {
        var toTell = await Closed(before)
            .Where(a =>
                a.EmailConfirmed
                && a.Email != null
                && (a.WarnedAt == null || a.WarnedAt < a.DisabledAt || a.WarnedAt < forgotten)
            )
            .OrderBy(a => a.Id)
            .Take(AtATime)
            .ToListAsync(cancellationToken);
        foreach (var account in toTell)
        {
            account.WarnedAt = time.GetUtcNow();
            letters.Owe(AccountLetterKind.AccountEnding, account.UserName!, "vi");
        }

        await letters.PostAsync(cancellationToken);
        accounts.ChangeTracker.Clear();
    }

    public async Task<IReadOnlyList<Guid>> DueAsync(
        DateTimeOffset before,
        DateTimeOffset warned,
        DateTimeOffset forgotten,
        CancellationToken cancellationToken
    )
    {
        var closed = Closed(before)
            .Where(a =>
                !a.EmailConfirmed
                || a.Email == null
                || (a.WarnedAt <= warned && a.WarnedAt >= a.DisabledAt && a.WarnedAt >= forgotten)
            );
        return
        [
            .. await closed.Select(a => a.Id).Order().Take(AtATime).ToListAsync(cancellationToken),
            .. await Unproven(before).Select(a => a.Id).Order().Take(AtATime).ToListAsync(cancellationToken),
        ];
    }

    public async Task<IReadOnlyList<Guid>> AmongAsync(
        IReadOnlyCollection<Guid> accounts,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        [
            .. await Closed(before)
                .Where(a => accounts.Contains(a.Id))
                .Select(a => a.Id)
                .ToListAsync(cancellationToken),
            .. await Unproven(before)
                .Where(a => accounts.Contains(a.Id))
                .Select(a => a.Id)
                .ToListAsync(cancellationToken),
        ];

    public async Task RemoveAsync(Guid account, CancellationToken cancellationToken)
    {
        await door.EndSessionsAsync(account, "removed", cancellationToken);
        var login = accounts.Users.Where(a => a.Id == account).Select(a => a.UserName);
        await accounts.LetterRequests.Where(r => login.Contains(r.LoginName)).ExecuteDeleteAsync(cancellationToken);
        await accounts.Users.Where(a => a.Id == account).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<Account> Closed(DateTimeOffset before) => accounts.Users.Where(a => a.DisabledAt < before);

    /// <summary>Staff gets an account with a proven address; whoever signs in with an unproven one uses it all the same.</summary>
    private IQueryable<Account> Unproven(DateTimeOffset before) =>
        accounts.Users.Where(a =>
            a.DisabledAt == null
            && a.Kind == AccountKinds.Citizen
            && !a.EmailConfirmed
            && a.CreatedAt < before
            && (a.UsedAt == null || a.UsedAt < before)
        );
}
