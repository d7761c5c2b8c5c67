using Microsoft.Extensions.Diagnostics.HealthChecks;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>Not ready any more once a flush has failed, until the start after.</summary>
internal sealed class DurabilityHealth(Durability durability) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(durability.IsLost ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}
