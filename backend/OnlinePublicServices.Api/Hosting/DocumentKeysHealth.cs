using Microsoft.Extensions.Diagnostics.HealthChecks;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>Not ready while documents stand under a key that can't be opened here.</summary>
internal sealed class DocumentKeysHealth(IDocumentKeys keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => await keys.IsWholeAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
