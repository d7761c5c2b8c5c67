using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>Sessions in the database: begun, read, used and ended, the same for every instance.</summary>
internal sealed class SessionStore(
    AccountsDbContext accounts,
    IDataProtectionProvider protection,
    IOptionsMonitor<IdentitySettings> settings,
    TimeProvider time
)
{
    /// <summary>Use is written down at most this often; a session may so end this much early, never late.</summary>
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(30);

    private static readonly SessionLimits SecondFactorLimits = new() { IdleMinutes = 5, AbsoluteMinutes = 5 };

    private readonly IDataProtector _protector = protection.CreateProtector("identity.session-ticket");

    /// <summary>Begins a session under a new key and returns the key.</summary>
    public async Task<string> BeginAsync(AuthenticationTicket ticket, CancellationToken cancellationToken)
    {
        var person = ticket.Principal;
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        accounts.Sessions.Add(
            new StoredSession
            {
                KeyHash = Hash(key),
                Scheme = ticket.AuthenticationScheme,
                Issuer = person.FindFirstValue(SessionClaims.Issuer) ?? "",
                Subject = person.FindFirstValue(SessionClaims.Subject) ?? "",
                Ticket = _protector.Protect(TicketSerializer.Default.Serialize(ticket)),
                StartedAt = now,
                LastUsedAt = now,
                EndsAt = now + Limits(ticket.AuthenticationScheme, person).Absolute,
            }
        );
        await accounts.SaveChangesAsync(cancellationToken);
        accounts.ChangeTracker.Clear();
        return key;
    }

    /// <summary>The live session of a key, or nothing. With <paramref name="use"/> the idle time starts anew.</summary>
    public async Task<LiveSession?> FindAsync(string scheme, string key, bool use, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        var stored = await accounts
            .Sessions.AsNoTracking()
            .FirstOrDefaultAsync(s => s.KeyHash == hash && s.Scheme == scheme, cancellationToken);
        if (stored is null || Open(stored) is not { } ticket)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var idle = Limits(scheme, ticket.Principal).Idle;
        if (now >= stored.EndsAt || now >= stored.LastUsedAt + idle)
        {
            await EndAsync(key, cancellationToken);
            return null;
        }

        if (use && now - stored.LastUsedAt >= WriteInterval)
        {
            await accounts
                .Sessions.Where(s => s.KeyHash == hash)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsedAt, now), cancellationToken);
            stored.LastUsedAt = now;
        }

        var idleEnd = stored.LastUsedAt + idle;
        return new LiveSession(ticket, idleEnd < stored.EndsAt ? idleEnd : stored.EndsAt);
    }

    /// <summary>Ends one session.</summary>
    public Task EndAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        return accounts.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Ends all sessions of a person at a provider.</summary>
    public Task EndAllAsync(string issuer, string subject, CancellationToken cancellationToken) =>
        accounts.Sessions.Where(s => s.Subject == subject && s.Issuer == issuer).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Removes what has ended by time.</summary>
    public Task RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return accounts.Sessions.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private SessionLimits Limits(string scheme, ClaimsPrincipal person) =>
        scheme == SessionSchemes.SecondFactor
            ? SecondFactorLimits
            : settings.CurrentValue.LimitsFor(person.FindFirstValue(SessionClaims.Kind));

    private AuthenticationTicket? Open(StoredSession stored)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(stored.Ticket));
        }
        catch (CryptographicException)
        {
            return null; // written under a key ring that is gone: as good as no session
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>A session that counts.</summary>
/// <param name="Ticket">Who is signed in.</param>
/// <param name="EndsAt">When it ends unless used.</param>
internal sealed record LiveSession(AuthenticationTicket Ticket, DateTimeOffset EndsAt);
