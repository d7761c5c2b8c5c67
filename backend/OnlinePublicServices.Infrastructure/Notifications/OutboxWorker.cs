using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>
/// Sends what the acts owe. Any number of workers may run: each takes a message by moving its next attempt into the
/// future, which only one of them can do, and a worker that dies gives it back when that instant comes. So a message
/// is repeated only if its worker fell between the mail server's acceptance and our note of it.
/// </summary>
internal sealed class OutboxWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    /// <summary>How often an idle worker looks, so that mail leaves within seconds of its act.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await ActivatorUtilities.CreateInstance<OutboxRound>(scope.ServiceProvider).Run(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                // A worker outlives any single failure, such as a database that restarts.
                NotificationLog.RoundBroken(logger, broken);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

/// <summary>One look at the outbox: takes what is due and hands it over, message by message.</summary>
internal sealed class OutboxRound(
    PublicServicesDbContext db,
    INoticeSource notices,
    INotifier notifier,
    TimeProvider clock,
    ILogger<OutboxRound> logger
)
{
    private const int MessagesMax = 50;

    /// <summary>For how long a taken message is out of other workers' reach; longer than any hand-over may last.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>How many messages were handed over.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .OutboxMessages.Where(m => m.State == MessageState.Waiting && m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt)
            .Take(MessagesMax)
            .ToListAsync(cancellationToken);

        var sent = 0;
        foreach (var message in due)
        {
            if (await Take(message, cancellationToken))
            {
                sent += await HandOver(message, cancellationToken) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<bool> Take(OutboxMessage message, CancellationToken cancellationToken)
    {
        var seen = message.NextAttemptAt;
        var leaseEnd = clock.GetUtcNow() + Lease;
        var taken = await db
            .OutboxMessages.Where(m => m.Id == message.Id && m.State == MessageState.Waiting && m.NextAttemptAt == seen)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.NextAttemptAt, leaseEnd).SetProperty(m => m.Attempts, m => m.Attempts + 1),
                cancellationToken
            );
        await db.Entry(message).ReloadAsync(cancellationToken);
        return taken == 1;
    }

    private async Task<bool> HandOver(OutboxMessage message, CancellationToken cancellationToken)
    {
        var delivery = await Deliver(message, cancellationToken);
        var now = clock.GetUtcNow();
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Accepted:
                message.Sent(now);
                NotificationLog.Sent(logger, message.Id, message.Attempts);
                break;
            case DeliveryOutcome.Later when Backoff.After(message, now) is { } until:
                message.PutOff(delivery.Code!, until);
                NotificationLog.PutOff(logger, message.Id, delivery.Code!, message.Attempts);
                break;
            default:
                message.Park(delivery.Code!);
                NotificationLog.Undeliverable(logger, message.Id, delivery.Code!);
                break;
        }

        // The mail server has answered: noting it must not be given up because we are asked to stop.
        await db.SaveChangesAsync(CancellationToken.None);
        return delivery.Outcome == DeliveryOutcome.Accepted;
    }

    /// <summary>A message whose making breaks is put aside after some tries, so that it blocks nobody.</summary>
    private async Task<Delivery> Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await notifier.Send(await notices.Load(message, cancellationToken), cancellationToken);
        }
        catch (Exception broken) when (!cancellationToken.IsCancellationRequested)
        {
            NotificationLog.RoundBroken(logger, broken);
            return new Delivery(
                message.Attempts >= Backoff.BrokenAttemptsMax ? DeliveryOutcome.Never : DeliveryOutcome.Later,
                "mail.message-broken"
            );
        }
    }
}

/// <summary>When a message that could not be handed over is tried again.</summary>
internal static class Backoff
{
    /// <summary>How often a message that breaks in our own hands is tried.</summary>
    public const int BrokenAttemptsMax = 5;

    /// <summary>Three days of trying; then a person has to look.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
    ];

    /// <summary>The next instant, or nothing when it is time to give up.</summary>
    public static DateTimeOffset? After(OutboxMessage message, DateTimeOffset now) =>
        now - message.CreatedAt > GivenUpAfter ? null : now + Steps[Math.Min(message.Attempts, Steps.Length) - 1];
}
