using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// At start and every 15 minutes: scans what is pending, forgets uploads that nobody goes on with and what else has
/// served its time.
/// </summary>
internal sealed partial class DocumentUpkeep(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<DocumentUpkeep> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await RoundAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PendingScans>().ScanAsync(cancellation);
            await scope.ServiceProvider.GetRequiredService<UploadRemoval>().SweepAsync(cancellation);
            await scope.ServiceProvider.GetRequiredService<Leftovers>().Sweep(cancellation);
        }
        // The database or the store may be away; the next round tries again, and nothing else may stop over it.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            RoundFailed(logger, failure);
        }
    }

    [LoggerMessage(4301, LogLevel.Error, "A round of document upkeep failed")]
    private static partial void RoundFailed(ILogger logger, Exception failure);
}
