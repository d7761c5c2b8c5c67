using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// Writes the accounts' letters outside the request, from the requests in the database: a stop loses none. Each is
/// handed over under its own id, so that a repetition after a stop is known as such. Of a kind, an address gets at most
/// three letters an hour and ten a day; an unproven address gets nothing but its proof.
/// </summary>
internal sealed class LetterDesk(
    IServiceScopeFactory scopes,
    IOptionsMonitor<PortalAddress> portal,
    TimeProvider time,
    ILogger<LetterDesk> logger
) : BackgroundService
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(30);

    private const int PerHour = 3;
    private const int PerDay = 10;

    /// <summary>How often the desk looks by itself: for what another instance left, or what failed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>For how long a request is out of other desks' reach, and how long a failed one waits.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>A request that can't be served for so long is nobody's any more.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>There is a new request.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var regularly = time.CreateTimer(_ => Wake(), null, TimeSpan.Zero, Pause);
        await foreach (var _ in _wakes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAllAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                SignInLog.LetterFailed(logger, failure);
            }
        }
    }

    /// <summary>Writes everything that is due.</summary>
    public async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        while (await WriteNextAsync(cancellationToken))
        {
            // One after the other.
        }
    }

    /// <summary>Takes the oldest request that is due, if there is one. One that fails stays, and is due again later.</summary>
    private async Task<bool> WriteNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var requests = scope.ServiceProvider.GetRequiredService<AccountsDbContext>().LetterRequests;
        var now = time.GetUtcNow();
        var request = await requests
            .AsNoTracking()
            .Where(r => r.NextAttemptAt <= now)
            .OrderBy(r => r.NextAttemptAt)
            .ThenBy(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (request is null)
        {
            return false;
        }

        var taken = await requests
            .Where(r => r.Id == request.Id && r.NextAttemptAt == request.NextAttemptAt)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAttemptAt, now + Lease), cancellationToken);
        if (taken == 0)
        {
            return true; // another desk has it; there may be more
        }

        if (now - request.AskedAt <= GivenUpAfter)
        {
            await WriteAsync(scope.ServiceProvider, request, cancellationToken);
        }

        await requests.Where(r => r.Id == request.Id).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private async Task WriteAsync(IServiceProvider services, LetterRequest request, CancellationToken cancellationToken)
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var limit = services.GetRequiredService<AttemptLimit>();
        var account = await users.FindByNameAsync(request.LoginName);
        if (
            account is { Email: { Length: > 0 } email }
            && (account.DisabledAt is null) == (request.Kind is not AccountLetterKind.AccountEnding)
            && KindFor(account, request.Kind) is { } kind
            && await limit.TakeAsync(
                account.EmailConfirmed ? $"letter:{kind}:{email}" : $"proof:{email}",
                PerHour,
                PerHour,
                cancellationToken,
                PerDay
            )
        )
        {
            var letter = new AccountLetter(
                request.Id,
                kind,
                email,
                request.AskedAt,
                await LinkAsync(users, account, kind, request.Language),
                request.Language
            );
            await services.GetRequiredService<IAccountMail>().SendAsync(letter, cancellationToken);
        }
    }

    /// <summary>
    /// An unproven address gets only what proves it. Somebody who registers with one again sets a new password on the
    /// way: the first may have been chosen by somebody who doesn't own the address.
    /// </summary>
    private static AccountLetterKind? KindFor(Account account, AccountLetterKind kind) =>
        (account.EmailConfirmed, kind) switch
        {
            (true, _) or (false, AccountLetterKind.EmailProof or AccountLetterKind.PasswordReset) => kind,
            (false, AccountLetterKind.AlreadyRegistered) => AccountLetterKind.PasswordReset,
            (false, AccountLetterKind.PasswordChanged or AccountLetterKind.AccountEnding) => null,
        };

    private async Task<AccountLink?> LinkAsync(
        UserManager<Account> users,
        Account account,
        AccountLetterKind kind,
        string language
    )
    {
        var endsAt = time.GetUtcNow() + LinkLife;
        var (path, token) = kind switch
        {
            AccountLetterKind.PasswordReset => (
                "/account/reset-password",
                await users.GeneratePasswordResetTokenAsync(account)
            ),
            AccountLetterKind.EmailProof => (
                "/account/confirm-email",
                await users.GenerateEmailConfirmationTokenAsync(account)
            ),
            AccountLetterKind.AlreadyRegistered
            or AccountLetterKind.PasswordChanged
            or AccountLetterKind.AccountEnding => ((string?)null, ""),
        };
        return path is null
            ? null
            : new AccountLink(
                portal.CurrentValue.At(
                    QueryHelpers.AddQueryString(
                        path,
                        new Dictionary<string, string?>(StringComparer.Ordinal)
                        {
                            ["lang"] = language,
                            ["account"] = account.Id.ToString(),
                            ["token"] = token,
                        }
                    )
                ),
                endsAt
            );
    }
}
