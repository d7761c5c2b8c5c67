using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Clients;

namespace OnlinePublicServices.Identity.Accounts;

internal sealed class AccountDoor(
    AccountsDbContext accounts,
    UserManager<Account> users,
    SessionStore sessions,
    IOptionsMonitor<PortalAddress> portal,
    TimeProvider time,
    ILogger<AccountDoor> logger
) : IAccountDoor
{
    public async Task OpenAsync(StaffAccount account, CancellationToken cancellationToken)
    {
        // Whoever is in keeps what they sign in with.
        if (
            await accounts.Users.AnyAsync(a => a.Id == account.Subject && a.DisabledAt == null, cancellationToken)
            || await EnableAsync(account.Subject, cancellationToken)
        )
        {
            return;
        }

        var made = await users.CreateAsync(
            new Account
            {
                Id = account.Subject,
                UserName = LoginNames.Normalize(account.LoginName),
                FullName = account.FullName.Normalize(),
                Kind = AccountKinds.Staff,
                Email = account.Email,
                EmailConfirmed = true,
                PhoneNumber = account.Phone,
                CreatedAt = time.GetUtcNow(),
            }
        );
        if (!made.Succeeded)
        {
            var codes = string.Join(", ", made.Errors.Select(error => error.Code));
            throw new InvalidOperationException($"The account {account.LoginName} can't be opened: {codes}");
        }
    }

    public Task EndSessionsAsync(string issuer, string subject, CancellationToken cancellationToken) =>
        sessions.EndAllAsync(issuer, subject, cancellationToken);

    /// <summary>Ends all sessions of an account of the built-in provider.</summary>
    public async Task EndSessionsAsync(Guid account, string reason, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(portal.CurrentValue.Public.AbsoluteUri, account.ToString(), cancellationToken);
        SignInLog.SessionsEnded(logger, account, reason);
    }

    public async Task<bool> DisableAsync(Guid subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await accounts
            .Users.Where(a => a.Id == subject)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, now), cancellationToken);
        await EndSessionsAsync(subject, "disabled", cancellationToken);
        return found == 1;
    }

    public async Task<bool> EnableAsync(Guid subject, CancellationToken cancellationToken) =>
        await accounts
            .Users.Where(a => a.Id == subject)
            .ExecuteUpdateAsync(
                a =>
                    a.SetProperty(x => x.DisabledAt, (DateTimeOffset?)null)
                        .SetProperty(x => x.SecondFactorKey, (string?)null),
                cancellationToken
            ) == 1;
}
