using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Payments;

namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>Has papers sealed within seconds of their act, so that they go out at once.</summary>
internal sealed partial class SealingWorker(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<SealingWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
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

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PaperSealing>().SweepAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<ReceiptSealing>().SweepAsync(cancellationToken);
        }
        // The database or the store may be away; the next round tries again.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            RoundFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Papers could not be sealed")]
    private static partial void RoundFailed(ILogger logger, Exception failure);
}
