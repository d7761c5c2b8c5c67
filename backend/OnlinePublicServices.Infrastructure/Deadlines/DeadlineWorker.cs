using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Administration;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Reconciliation;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Returns;
using OnlinePublicServices.Features.Waiting;

namespace OnlinePublicServices.Infrastructure.Deadlines;

/// <summary>At start and every minute: what follows when units end and people leave, apologies that are due, supplements that never came, staff to be reminded, payments that no gateway told about, parcels, dossiers and other records whose time of retention ends, and once a night what is done and still open.</summary>
internal sealed partial class DeadlineWorker(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<DeadlineWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

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
        await DoAsync<SuccessionWatch>(job => job.SweepAsync(cancellation));
        await DoAsync<DeadlineWatch>(job => job.SweepAsync(cancellation));
        await DoAsync<SupplementWatch>(job => job.SweepAsync(cancellation));
        await DoAsync<StaffReminders>(job => job.SweepAsync(cancellation));
        await DoAsync<PaymentRecovery>(job => job.SweepAsync(cancellation));
        await DoAsync<ParcelWatch>(job => job.SweepAsync(cancellation));
        await DoAsync<NightlyReconciler>(job => job.SweepAsync(cancellation));
        await DoAsync<RetentionWatch>(job => job.SweepAsync(cancellation));
        await DoAsync<RecordWatch>(job => job.SweepAsync(cancellation));
        await DoAsync<ErasureWork>(job => job.SweepAsync(cancellation));
        await DoAsync<ErasureRepetition>(job => job.SweepAsync(cancellation));
    }

    private async Task DoAsync<TJob>(Func<TJob, Task> work)
        where TJob : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TJob>());
        }
        // The database may be away; the next round tries again, and nothing else may stop over it.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            JobFailed(logger, typeof(TJob).Name, failure);
        }
    }

    [LoggerMessage(4401, LogLevel.Error, "Deadlines: {Job} failed")]
    private static partial void JobFailed(ILogger logger, string job, Exception failure);
}
