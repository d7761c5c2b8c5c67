using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>An upload of which nothing is there: sealed meanwhile, forgotten, or lost with its disk. It can't go on.</summary>
internal sealed class AbsentUpload : IStagedUpload
{
    public Task<bool> GoOnAtAsync(long offset, IncrementalHash hash, CancellationToken cancellation = default) =>
        Task.FromResult(false);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("Nothing is there to go on with.");

    public Task<bool> FlushAsync(CancellationToken cancellation = default) => Task.FromResult(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
