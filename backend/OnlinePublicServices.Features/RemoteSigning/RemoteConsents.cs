using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>Sends a member of staff to a remote signing service, and knows the answer when it comes back.</summary>
internal sealed class RemoteConsents(
    PublicServicesDbContext db,
    IRemoteSigning remote,
    IDataProtectionProvider protection,
    StaffDesk desk,
    TimeProvider clock
)
{
    /// <summary>How long a person has at the service, unless a signing session ends before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("remote-consent");

    /// <summary>The page to go to. Errors: <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>.</summary>
    public async Task<Result<RemotePage>> Ask(
        RemoteErrand errand,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        var (state, verifier) = (Word(), Word());
        var page = await remote.AskAsync(
            new RemoteQuestion(errand.Provider, state, verifier, errand.ReturnTo, errand.Order),
            cancellationToken
        );
        if (page.IsRefused)
        {
            return page.Error;
        }

        await Keep(state, new Pending(errand, verifier), until, cancellationToken);
        return new RemotePage(page.Value);
    }

    /// <summary>
    /// The errand that an answer belongs to; an answer counts once. Errors: <c>signing.remote-answer-unknown</c>,
    /// <c>signing.remote-answer-late</c>.
    /// </summary>
    public async Task<Result<(RemoteErrand Errand, string Verifier)>> Take(
        string state,
        CancellationToken cancellationToken
    )
    {
        var found = await Find<Pending>(state, cancellationToken);
        var key = KeyOf(state);
        // Two at once: the row goes only once.
        return
            await db
                .RemoteConsents.Where(c => c.Key == key && c.Account == desk.ActorId)
                .ExecuteDeleteAsync(cancellationToken) == 0
            ? SigningErrors.RemoteAnswerUnknown
            : found.Map(pending => (pending.Errand, pending.Verifier));
    }

    /// <summary>Keeps a person's keys until one is chosen; gives the word that finds them.</summary>
    public async Task<string> KeepChoices(RemoteChoices choices, CancellationToken cancellationToken)
    {
        var word = Word();
        await Keep(word, choices, clock.GetUtcNow() + Lifetime, cancellationToken);
        return word;
    }

    /// <summary>Errors: <c>signing.remote-answer-unknown</c>, <c>signing.remote-answer-late</c>.</summary>
    public Task<Result<RemoteChoices>> FindChoices(string word, CancellationToken cancellationToken) =>
        Find<RemoteChoices>(word, cancellationToken);

    private static string Word() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string KeyOf(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    private async Task Keep<T>(string word, T content, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var bytes = protector.CreateProtector(typeof(T).Name).Protect(JsonSerializer.SerializeToUtf8Bytes(content));
        db.RemoteConsents.Add(new RemoteConsent(KeyOf(word), desk.ActorId, bytes, until));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Result<T>> Find<T>(string word, CancellationToken cancellationToken)
    {
        var key = KeyOf(word);
        var kept = await db
            .RemoteConsents.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Key == key && c.Account == desk.ActorId, cancellationToken);
        if (kept is null)
        {
            return SigningErrors.RemoteAnswerUnknown;
        }

        if (clock.GetUtcNow() > kept.ExpiresAt)
        {
            return SigningErrors.RemoteAnswerLate;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(protector.CreateProtector(typeof(T).Name).Unprotect(kept.Protected))!;
        }
        catch (CryptographicException)
        {
            // A word for something else.
            return SigningErrors.RemoteAnswerUnknown;
        }
    }

    private sealed record Pending(RemoteErrand Errand, string Verifier);
}

/// <summary>What somebody is sent to a service for: without an order to have their keys listed.</summary>
/// <param name="Provider">The service.</param>
/// <param name="ReturnTo">The portal's page that takes the answer.</param>
/// <param name="Order">What is to be signed.</param>
internal sealed record RemoteErrand(string Provider, Uri ReturnTo, RemoteOrder? Order = null)
{
    /// <summary>The proof of a key that is to be registered.</summary>
    public RemoteProof? Proof { get; init; }

    /// <summary>Papers to sign, in the order of the hashes.</summary>
    public RemoteBatch? Batch { get; init; }
}

/// <summary>A challenge to be signed by a key.</summary>
internal sealed record RemoteProof(string ChallengeId, RemoteCredential Credential);

/// <summary>Papers of a signing session.</summary>
internal sealed record RemoteBatch(Guid SessionId, IReadOnlyList<Guid> PaperIds);

/// <summary>A person's keys at a service.</summary>
internal sealed record RemoteChoices(string Provider, Uri ReturnTo, IReadOnlyList<RemoteCredential> Credentials);

/// <summary>Where the browser goes next.</summary>
/// <param name="Address">A page of the remote signing service.</param>
public sealed record RemotePage(Uri Address);
