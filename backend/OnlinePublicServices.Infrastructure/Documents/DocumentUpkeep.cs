using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// At start and every 15 minutes: scans what is pending, forgets uploads that nobody goes on with and what else has
/// served its time, turns the documents' keys, encrypts with the current one what is under another, warns of certificates that end.
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

    /// <summary>Every job once; one that fails keeps no other from its work.</summary>
    internal async Task RoundAsync(CancellationToken cancellation)
    {
        await DoAsync<PendingScans>(job => job.ScanAsync(cancellation));
        await DoAsync<UploadRemoval>(job => job.SweepAsync(cancellation));
        await DoAsync<Leftovers>(job => job.Sweep(cancellation));
        await DoAsync<SealingOfOldRows>(job => job.SweepAsync(cancellation));
        await DoAsync<DocumentRemoval>(job => job.SweepAsync(cancellation));
        await DoAsync<IDocumentKeys>(keys => keys.TurnAsync(cancellation));
        await DoAsync<DocumentRenewal>(job => job.SweepAsync(cancellation));
        await DoAsync<CertificateWarnings>(job => job.SweepAsync(cancellation));
    }

    private async Task DoAsync<TJob>(Func<TJob, Task> work)
        where TJob : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TJob>());
        }
        // The database or the store may be away; the next round tries again, and nothing else may stop over it.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            JobFailed(logger, typeof(TJob).Name, failure);
        }
    }

    [LoggerMessage(4301, LogLevel.Error, "Document upkeep: {Job} failed")]
    private static partial void JobFailed(ILogger logger, string job, Exception failure);
}
