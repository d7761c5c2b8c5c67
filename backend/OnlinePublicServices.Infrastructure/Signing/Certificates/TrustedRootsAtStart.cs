using Microsoft.Extensions.Hosting;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>
/// Reads the trust anchors before the first request, so that a missing file or a development root in Production stops
/// the start and not somebody's signature.
/// </summary>
internal sealed class TrustedRootsAtStart(TrustedRoots roots) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Being given them was all: their constructor reads and refuses.
        _ = roots;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
