using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>A letter that a page asks for; whether there is an account is found out later.</summary>
internal sealed record LetterRequest(AccountLetterKind Kind, string LoginName, string Language);

/// <summary>
/// Writes the accounts' letters outside the request: a page asks and answers at once, the same for known and unknown
/// names. At most three letters of a kind an hour and address. A request lost by a stop is asked for again.
/// </summary>
internal sealed class LetterDesk(
    IServiceScopeFactory scopes,
    IOptionsMonitor<PortalAddress> portal,
    ILogger<LetterDesk> logger
) : BackgroundService
{
    private const int PerHour = 3;

    private readonly Channel<LetterRequest> _requests = Channel.CreateBounded<LetterRequest>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Ask(AccountLetterKind kind, string loginName, string language) =>
        _requests.Writer.TryWrite(new LetterRequest(kind, loginName, language));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in _requests.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(request, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                SignInLog.LetterFailed(logger, failure);
            }
        }
    }

    private async Task WriteAsync(LetterRequest request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var users = services.GetRequiredService<UserManager<Account>>();
        var limit = services.GetRequiredService<AttemptLimit>();
        var account = await users.FindByNameAsync(request.LoginName);
        if (account is not { Email: { Length: > 0 } email, DisabledAt: null } || !MayWriteTo(account, request.Kind))
        {
            return;
        }

        if (await limit.TakeAsync($"letter:{request.Kind}:{email}", PerHour, PerHour, cancellationToken))
        {
            var link = await LinkAsync(users, account, request);
            await services
                .GetRequiredService<IAccountMail>()
                .SendAsync(
                    new AccountLetter(request.Kind, email, account.FullName, link, request.Language),
                    cancellationToken
                );
        }
    }

    /// <summary>An unproven address gets nothing but its proof and the way back into the account.</summary>
    private static bool MayWriteTo(Account account, AccountLetterKind kind) =>
        account.EmailConfirmed || kind is AccountLetterKind.EmailProof or AccountLetterKind.PasswordReset;

    private async Task<string?> LinkAsync(UserManager<Account> users, Account account, LetterRequest request)
    {
        var (path, token) = request.Kind switch
        {
            AccountLetterKind.PasswordReset => (
                "/account/reset-password",
                await users.GeneratePasswordResetTokenAsync(account)
            ),
            AccountLetterKind.EmailProof => (
                "/account/confirm-email",
                await users.GenerateEmailConfirmationTokenAsync(account)
            ),
            AccountLetterKind.AlreadyRegistered or AccountLetterKind.PasswordChanged => ((string?)null, ""),
        };
        return path is null
            ? null
            : portal.CurrentValue.At(
                QueryHelpers.AddQueryString(
                    path,
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["lang"] = request.Language,
                        ["account"] = account.Id.ToString(),
                        ["token"] = token,
                    }
                )
            );
    }
}

internal sealed class NoAccountMail(ILogger<NoAccountMail> logger) : IAccountMail
{
    public Task SendAsync(AccountLetter letter, CancellationToken cancellationToken)
    {
        SignInLog.NoMail(logger, letter.Kind);
        return Task.CompletedTask;
    }
}
