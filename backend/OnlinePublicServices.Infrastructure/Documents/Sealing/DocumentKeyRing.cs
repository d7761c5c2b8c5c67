using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>
/// The documents' keys: rows of the database, each sealed under the key-encryption key. A key is made two days before it
/// becomes current, so that every instance knows it, and every back-up holds it, before anything is encrypted with it.
/// </summary>
internal sealed partial class DocumentKeyRing(
    IServiceScopeFactory scopes,
    KeySealing sealing,
    IOptions<DocumentKeySettings> settings,
    TimeProvider clock,
    ILogger<DocumentKeyRing> logger
) : IDocumentSecrets, IDocumentKeys
{
    /// <summary>How long a key is known before it is used, and retired before it may be destroyed.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromHours(48);

    /// <summary>How long what was read is believed.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Ring? known;

    public async Task<DocumentSecret> CurrentAsync(CancellationToken cancellation)
    {
        var ring = await ReadAsync(cancellation);
        var current = ring.CurrentAt(clock.GetUtcNow()) ?? await MakeFirstAsync(cancellation);
        return current.Key is { } key
            ? new DocumentSecret(current.Name, key)
            : throw new DocumentStoreException(DocumentStoreFault.KeyMissing);
    }

    public async Task<byte[]?> FindAsync(Guid name, CancellationToken cancellation)
    {
        var key = (await ReadAsync(cancellation)).Find(name);
        // Another instance may have made it just now.
        return key?.Key ?? (await ReadAnewAsync(cancellation)).Find(name)?.Key;
    }

    public async Task<IReadOnlyList<string>> RetiredAsync(CancellationToken cancellation = default)
    {
        var ring = await ReadAnewAsync(cancellation);
        var current = ring.CurrentAt(clock.GetUtcNow());
        return [.. ring.Keys.Where(k => k.CurrentFrom < current?.CurrentFrom).Select(k => k.Name.ToString("n"))];
    }

    public async Task DestroyAsync(string name, CancellationToken cancellation = default)
    {
        var key = Guid.ParseExact(name, "n");
        var ring = await ReadAnewAsync(cancellation);
        var retired = ring.Find(key);
        var next = ring.Keys.FirstOrDefault(k => k.CurrentFrom > retired?.CurrentFrom);
        if (next is null || next.CurrentFrom > clock.GetUtcNow() - Notice)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
        await db.DocumentKeys.Where(k => k.Id == key).ExecuteDeleteAsync(cancellation);
        known = null;
        Destroyed(logger, key);
    }

    public async Task TurnAsync(CancellationToken cancellation = default)
    {
        var ring = await ReadAnewAsync(cancellation);
        if (ring.Keys.Count == 0)
        {
            await MakeFirstAsync(cancellation);
            return;
        }

        var now = clock.GetUtcNow();
        var ends = ring.Keys[^1].CurrentFrom.AddDays(settings.Value.KeyDays);
        if (now >= ends - Notice)
            await MakeAsync(ends > now + Notice ? ends : now + Notice, cancellation);
        foreach (var outdated in ring.Keys.Where(k => k.IsOutdated))
            await SealAnewAsync(outdated, cancellation);
        var lost = ring.Keys.Count(k => k.Key is null);
        if (lost > 0)
            Lost(logger, lost);
    }

    public async Task<bool> IsWholeAsync(CancellationToken cancellation = default) =>
        (await ReadAsync(cancellation)).Keys.All(k => k.Key is not null);

    private async Task<RingKey> MakeFirstAsync(CancellationToken cancellation)
    {
        await MakeAsync(clock.GetUtcNow(), cancellation);
        return (await ReadAnewAsync(cancellation)).CurrentAt(clock.GetUtcNow())!;
    }

    private async Task MakeAsync(DateTimeOffset currentFrom, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
        var errors = scope.ServiceProvider.GetRequiredService<IDatabaseErrors>();
        var name = Guid.CreateVersion7();
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeyBytes);
        db.DocumentKeys.Add(new DocumentKey(name, sealing.Seal(name, key), clock.GetUtcNow(), currentFrom));
        try
        {
            await db.SaveChangesAsync(cancellation);
            known = null;
            Made(logger, name, currentFrom);
        }
        catch (DbUpdateException failure) when (errors.IsLostRace(failure))
        {
            // Another instance has made it.
        }
    }

    private async Task SealAnewAsync(RingKey outdated, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
        var sealedKey = sealing.Seal(outdated.Name, outdated.Key!);
        await db
            .DocumentKeys.Where(k => k.Id == outdated.Name)
            .ExecuteUpdateAsync(row => row.SetProperty(k => k.SealedKey, sealedKey), cancellation);
    }

    private async Task<Ring> ReadAsync(CancellationToken cancellation) =>
        known is { } ring && (clock.GetUtcNow() - ring.ReadAt).Duration() < Fresh
            ? ring
            : await ReadAnewAsync(cancellation);

    private async Task<Ring> ReadAnewAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
        var rows = await db.DocumentKeys.AsNoTracking().OrderBy(k => k.CurrentFrom).ToListAsync(cancellation);
        var ring = new Ring([.. rows.Select(Opened)], clock.GetUtcNow());
        known = ring;
        return ring;
    }

    private RingKey Opened(DocumentKey row)
    {
        var opened = sealing.Open(row.Id, row.SealedKey);
        return new RingKey(row.Id, opened?.Key, opened?.IsOutdated ?? false, row.CurrentFrom);
    }

    [LoggerMessage(
        4311,
        LogLevel.Information,
        "Document key {Name} was made; documents are encrypted with it from {From}"
    )]
    private static partial void Made(ILogger logger, Guid name, DateTimeOffset from);

    [LoggerMessage(
        4312,
        LogLevel.Information,
        "Document key {Name} was destroyed; nothing was encrypted with it any more"
    )]
    private static partial void Destroyed(ILogger logger, Guid name);

    [LoggerMessage(4313, LogLevel.Critical, "{Count} document keys can't be opened with Documents:KeyEncryptionKey")]
    private static partial void Lost(ILogger logger, int count);

    /// <summary>What was read, the earliest key first.</summary>
    private sealed record Ring(IReadOnlyList<RingKey> Keys, DateTimeOffset ReadAt)
    {
        /// <summary>The latest that is due; the first one of all also for a clock that was put back.</summary>
        public RingKey? CurrentAt(DateTimeOffset now) =>
            Keys.LastOrDefault(k => k.CurrentFrom <= now) ?? (Keys.Count > 0 ? Keys[0] : null);

        public RingKey? Find(Guid name) => Keys.FirstOrDefault(k => k.Name == name);
    }

    private sealed class RingKey(Guid name, byte[]? key, bool isOutdated, DateTimeOffset currentFrom)
    {
        public Guid Name => name;

        /// <summary>Its bytes; null when no key-encryption key here opens it.</summary>
        public byte[]? Key => key;

        public bool IsOutdated => isOutdated;

        public DateTimeOffset CurrentFrom => currentFrom;
    }
}
