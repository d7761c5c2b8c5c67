using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>What came of a password, or a second factor, given at an entrance.</summary>
internal enum EntranceAnswer
{
    Admitted,
    Refused,

    /// <summary>Too many tries; this one was not looked at.</summary>
    SlowDown,
}

/// <summary>
/// Compares passwords. Unknown name, wrong password, other entrance and closed account take the same path, cost the
/// same hash and give the same answer. Guessing is slowed down per account and per address; who is already signed in,
/// signs in elsewhere, or uses a browser that this account has used before, is not kept out by somebody else's tries.
/// </summary>
internal sealed class Entrance(
    UserManager<Account> users,
    AttemptLimit limit,
    KnownBrowser browser,
    ILogger<Entrance> logger
)
{
    private const int PerAccountQuarter = 5;
    private const int PerAccountHour = 10;
    private const int PerAddressHour = 100;

    /// <summary>The cost of one comparison; PBKDF2 with HMAC-SHA-512.</summary>
    public static PasswordHasherOptions Hashing { get; } = new() { IterationCount = 210_000 };

    private static readonly Account Nobody = new() { FullName = "", Kind = "" };

    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(Hashing)).HashPassword(
            Nobody,
            Guid.NewGuid().ToString()
        )
    );

    /// <summary>Compares a password with the account's at the entrance of a kind.</summary>
    public async Task<(EntranceAnswer Answer, Account? Account)> TryAsync(
        string? typedName,
        string? password,
        string kind,
        string address,
        CancellationToken cancellationToken
    )
    {
        var name = LoginNames.Normalize(typedName);
        var perAddress = "address:" + address;
        var perAccount = "account:" + name + browser.DeviceOf(name);
        if (
            !await limit.TakeAsync(perAddress, PerAddressHour, PerAddressHour, cancellationToken)
            || !await limit.TakeAsync(perAccount, PerAccountQuarter, PerAccountHour, cancellationToken)
        )
        {
            SignInLog.SlowedDown(logger, kind);
            return (EntranceAnswer.SlowDown, null);
        }

        var account = await users.FindByNameAsync(name);
        var hash = account?.PasswordHash ?? NobodysHash.Value;
        var right =
            users.PasswordHasher.VerifyHashedPassword(account ?? Nobody, hash, password ?? "")
            != PasswordVerificationResult.Failed;
        if (!right || account is null || account.Kind != kind || account.DisabledAt is not null)
        {
            SignInLog.Refused(logger, kind);
            return (EntranceAnswer.Refused, null);
        }

        await limit.GiveBackAsync(perAddress, cancellationToken);
        await limit.GiveBackAsync(perAccount, cancellationToken);
        return (EntranceAnswer.Admitted, account);
    }
}
