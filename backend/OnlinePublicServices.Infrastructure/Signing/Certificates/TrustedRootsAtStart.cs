using Microsoft.Extensions.Hosting;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>
/// Reads the trust anchors and opens the seals before the first request, so that a missing file, a development root or a
/// person's key in Production stops the start and not somebody's signature.
/// </summary>
internal sealed class TrustedRootsAtStart(TrustedRoots roots, IOrganisationSeals seals) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Being given them was all: their constructors read and refuse.
        _ = (roots, seals);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
