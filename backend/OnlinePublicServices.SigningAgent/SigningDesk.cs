using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace OnlinePublicServices.SigningAgent;

/// <summary>A batch that a portal's page asks for; the PIN lives in this one request.</summary>
internal sealed record Batch(string KeyHint, string Algorithm, string Pin, IReadOnlyList<BatchItem> Items)
{
    public const int ItemsMax = 100;
}

/// <summary>Bytes to be signed and the portal's word that they may be.</summary>
internal sealed record BatchItem(string Ticket, byte[] BytesToSign);

/// <summary>What became of one item, in the order of the batch.</summary>
internal sealed record BatchOutcome(int Item, byte[]? Signature, string? Code);

/// <summary>Why nothing of a batch was signed.</summary>
internal sealed record Refusal(int Status, string Code, int? TriesLeft = null, DateTimeOffset? RetryAt = null);

/// <summary>Checks a batch, opens the token once for it, and signs; one item that fails stops no other.</summary>
internal sealed class SigningDesk(AgentSettings settings, TimeProvider time, TextWriter screen) : IDisposable
{
    private readonly Tickets tickets = new(settings, time);
    private readonly PinCount pins = new(settings.Folder, settings.TokenLimit, time);
    private readonly Lazy<TokenReader> reader = new(() => new TokenReader(settings.Module));

    // A token's sessions share one login, so one batch at a time has it.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>What can sign here; a token that is not plugged in is simply not there.</summary>
    public IReadOnlyList<TokenKey> Keys() => File.Exists(settings.Module) ? reader.Value.Keys() : [];

    /// <summary>
    /// Refused: <c>agent.token-missing</c>, <c>agent.key-unknown</c>, <c>agent.algorithm-unfit</c>,
    /// <c>agent.pin-wrong</c>, <c>agent.pin-wait</c>, <c>agent.pin-locked</c>. Of each item: <c>agent.ticket-*</c>,
    /// <c>agent.bytes-foreign</c>, <c>agent.signing-failed</c>.
    /// </summary>
    public async Task<Refusal?> Sign(
        Batch batch,
        string origin,
        Func<BatchOutcome, Task> done,
        CancellationToken cancellationToken
    )
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var keys = Keys();
            if (keys.Count == 0)
                return new Refusal(503, "agent.token-missing");
            if (keys.FirstOrDefault(k => k.KeyHint == batch.KeyHint) is not { } key)
                return new Refusal(404, "agent.key-unknown");
            if (!key.Algorithms.Contains(batch.Algorithm))
                return new Refusal(422, "agent.algorithm-unfit");

            var items = batch.Items.Select(item => Judge(item, origin, key)).ToList();
            if (items.TrueForAll(item => item.Ticket is null))
                return await Tell(items, done);
            var (token, refusal) = Open(key, batch.Pin);
            if (token is null)
                return refusal;
            using (token)
                await SignAll(batch, items, token, done);
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        if (reader.IsValueCreated)
            reader.Value.Dispose();
    }

    private Judged Judge(BatchItem item, string origin, TokenKey key)
    {
        var (ticket, fault) = tickets.Read(item.Ticket, origin, key.KeyHint, item.BytesToSign);
        if (ticket is null)
            return new Judged(null, "", fault);
        return SignableBytes.Describe(item.BytesToSign, isProof: ticket.KeyHint is null) is { } digest
            ? new Judged(ticket, digest, null)
            : new Judged(null, "", "agent.bytes-foreign");
    }

    private static async Task<Refusal?> Tell(List<Judged> items, Func<BatchOutcome, Task> done)
    {
        for (var i = 0; i < items.Count; i++)
            await done(new BatchOutcome(i, null, items[i].Fault));
        return null;
    }

    private async Task SignAll(Batch batch, List<Judged> items, OpenToken token, Func<BatchOutcome, Task> done)
    {
        var fresh = tickets.Use(items.Select(item => item.Ticket).OfType<Ticket>());
        for (var i = 0; i < items.Count; i++)
        {
            var outcome = items[i] switch
            {
                { Ticket: null, Fault: var fault } => new BatchOutcome(i, null, fault),
                { Ticket: var ticket } when !fresh.Remove(ticket.Id) => new BatchOutcome(i, null, "agent.ticket-used"),
                var item => SignOne(i, item, batch, token),
            };
            await done(outcome);
        }
    }

    private BatchOutcome SignOne(int at, Judged item, Batch batch, OpenToken token)
    {
        try
        {
            screen.WriteLine($"{time.GetLocalNow():HH:mm:ss}  {item.Ticket!.Number}  SHA-256 {item.Digest}");
            return new BatchOutcome(at, token.Sign(batch.Items[at].BytesToSign, batch.Algorithm), null);
        }
        catch (Pkcs11Exception)
        {
            // The token was pulled out, or can't do it; the next item is tried all the same.
            return new BatchOutcome(at, null, "agent.signing-failed");
        }
    }

    private (OpenToken? Token, Refusal? Refusal) Open(TokenKey key, string pin)
    {
        var flags = key.Slot.GetTokenInfo().TokenFlags;
        if (flags.UserPinLocked || flags.UserPinFinalTry)
            return (null, new Refusal(423, "agent.pin-locked"));
        if (pins.Begin(key.TokenSerial) is { } refusal)
            return (null, new Refusal(refusal.RetryAt is null ? 423 : 429, refusal.Code, 0, refusal.RetryAt));
        var bytes = System.Text.Encoding.UTF8.GetBytes(pin);
        try
        {
            var token = TokenReader.Open(key, bytes);
            pins.Right(key.TokenSerial);
            return (token, null);
        }
        catch (Pkcs11Exception e)
            when (e.RV is CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_LEN_RANGE or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_EXPIRED)
        {
            return (null, new Refusal(422, "agent.pin-wrong", pins.Left(key.TokenSerial)));
        }
        catch (Pkcs11Exception e) when (e.RV is CKR.CKR_PIN_LOCKED)
        {
            return (null, new Refusal(423, "agent.pin-locked"));
        }
        catch (Pkcs11Exception)
        {
            return (null, new Refusal(503, "agent.token-missing"));
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private sealed record Judged(Ticket? Ticket, string Digest, string? Fault);
}
