using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// SQLite takes one writer at a time: acts of this process stand in line, first come, first served. Once the disk has
/// failed there are no more turns.
/// </summary>
internal sealed class OneWriter(Durability durability) : IWriteTurns, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim line = new(1);

    public async Task<IDisposable?> TakeAsync(CancellationToken cancellationToken) =>
        !durability.IsLost && await line.WaitAsync(LongestWait, cancellationToken) ? new Turn(line) : null;

    public void Dispose() => line.Dispose();

    private sealed class Turn(SemaphoreSlim line) : IDisposable
    {
        private SemaphoreSlim? held = line;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}

/// <summary>PostgreSQL takes many writers and orders them itself.</summary>
internal sealed class ManyWriters : IWriteTurns
{
    private static readonly Task<IDisposable?> Now = Task.FromResult<IDisposable?>(new Turn());

    public Task<IDisposable?> TakeAsync(CancellationToken cancellationToken) => Now;

    private sealed class Turn : IDisposable
    {
        public void Dispose()
        {
            // Nobody waits for it.
        }
    }
}
