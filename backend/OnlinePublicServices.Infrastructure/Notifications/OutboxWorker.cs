using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Notifications.Sms;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>
/// Sends what the acts owe. Any number of workers may run: each takes a message by moving its next attempt into the
/// future, which only one of them can do, and a worker that dies gives it back when that instant comes. So a message
/// is repeated only if its worker fell between the mail server's acceptance and our note of it.
/// </summary>
internal sealed class OutboxWorker(OutboxSender sender, TimeProvider clock, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    /// <summary>How often an idle worker looks, so that mail leaves within seconds of its act.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        List<Task> underWay = [];
        do
        {
            try
            {
                // A round goes on while earlier messages still hang in their lanes.
                underWay = [.. underWay.Where(message => !message.IsCompleted)];
                underWay.AddRange(await sender.StartDue(stoppingToken));
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                // A worker outlives any single failure, such as a database that restarts.
                NotificationLog.RoundBroken(logger, broken);
            }
        } while (await WaitForNextTick(timer, stoppingToken));

        await Task.WhenAll(underWay);
    }

    private static async Task<bool> WaitForNextTick(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary>Takes what is due and hands it over, a few messages at a time: one that hangs holds up its lane only.</summary>
internal sealed class OutboxSender(
    IServiceScopeFactory scopes,
    IWriteTurns turns,
    INotifier notifier,
    ISmsGateway sms,
    IOptions<SmsOptions> smsOptions,
    TimeProvider clock,
    ILogger<OutboxSender> logger
) : IDisposable
{
    private const int MessagesMax = 50;
    private const int Lanes = 4;

    /// <summary>For how long a taken message is out of other workers' reach; longer than any hand-over may last.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim lanes = new(Lanes);

    /// <summary>
    /// Begins to hand over everything that is due. Each message is taken when a lane is free for it, so that its lease
    /// covers its hand-over and no waiting.
    /// </summary>
    /// <returns>The hand-overs that may still go on; they don't fail.</returns>
    public async Task<IReadOnlyList<Task>> StartDue(CancellationToken cancellationToken)
    {
        await ParkUnreported(cancellationToken);
        List<Task> underWay = [];
        while (await Due(cancellationToken) is { Count: > 0 } due)
        {
            foreach (var message in due)
            {
                await lanes.WaitAsync(cancellationToken);
                underWay.Add(Task.Run(() => Occupy(message, cancellationToken), CancellationToken.None));
            }

            if (due.Count < MessagesMax)
            {
                break;
            }
        }

        return underWay;
    }

    public void Dispose() => lanes.Dispose();

    /// <summary>Texts on which the gateway keeps silent for too long are a person's to look at.</summary>
    private async Task ParkUnreported(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var silent = scope
            .ServiceProvider.GetRequiredService<PublicServicesDbContext>()
            .OutboxMessages.Where(m => m.State == MessageState.AwaitingReport && m.NextAttemptAt <= now);
        if (!await silent.AnyAsync(cancellationToken))
        {
            return;
        }

        using var turn = await turns.TakeAsync(cancellationToken);
        if (turn is not null)
        {
            await silent.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Undeliverable)
                        .SetProperty(m => m.LastError, "sms.unreported"),
                cancellationToken
            );
        }
    }

    private async Task<List<OutboxMessage>> Due(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await scope
            .ServiceProvider.GetRequiredService<PublicServicesDbContext>()
            .OutboxMessages.AsNoTracking()
            .Where(m => m.State == MessageState.Waiting && m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt)
            .Take(MessagesMax)
            .ToListAsync(cancellationToken);
    }

    private async Task Occupy(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
            if (await Take(db, message, cancellationToken) is { } taken)
            {
                await Note(db, taken, await Deliver(scope.ServiceProvider, taken, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // We stop; the message is due again when its lease ends.
        }
        catch (Exception broken)
        {
            NotificationLog.RoundBroken(logger, broken);
        }
        finally
        {
            lanes.Release();
        }
    }

    private async Task<OutboxMessage?> Take(
        PublicServicesDbContext db,
        OutboxMessage seen,
        CancellationToken cancellationToken
    )
    {
        var leaseEnd = clock.GetUtcNow() + Lease;
        using (var turn = await turns.TakeAsync(cancellationToken))
        {
            if (turn is null)
            {
                return null; // what can't be noted is not sent
            }

            var taken = await db
                .OutboxMessages.Where(m =>
                    m.Id == seen.Id && m.State == MessageState.Waiting && m.NextAttemptAt == seen.NextAttemptAt
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.NextAttemptAt, leaseEnd)
                            .SetProperty(m => m.Attempts, m => m.Attempts + 1),
                    cancellationToken
                );
            if (taken == 0)
            {
                return null;
            }
        }

        return await db.OutboxMessages.SingleAsync(m => m.Id == seen.Id, cancellationToken);
    }

    /// <summary>The mail server has answered: noting it must not be given up because we are asked to stop.</summary>
    private async Task Note(PublicServicesDbContext db, OutboxMessage message, Delivery delivery)
    {
        using var turn = await turns.TakeAsync(CancellationToken.None);
        Apply(message, delivery);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // We were away for longer than the lease, and another worker or a person has gone on with the message.
            // That the mail server took it counts all the same; that it didn't is theirs to find out.
            await db.Entry(message).ReloadAsync(CancellationToken.None);
            if (delivery.Outcome == DeliveryOutcome.Accepted)
            {
                message.Taken(clock.GetUtcNow());
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }
    }

    private void Apply(OutboxMessage message, Delivery delivery)
    {
        var now = clock.GetUtcNow();
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Accepted:
                message.Taken(now);
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
    }

    /// <summary>A message whose making breaks is put aside after some tries, so that it blocks nobody.</summary>
    private async Task<Delivery> Deliver(
        IServiceProvider services,
        OutboxMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (message.AwaitsChoice && await Choose(services, message, cancellationToken) is { } unreachable)
            {
                return new Delivery(DeliveryOutcome.Never, unreachable);
            }

            var notice = await services.GetRequiredService<INoticeSource>().Load(message, cancellationToken);
            return notice switch
            {
                null => new Delivery(DeliveryOutcome.Never, "mail.link-ended"),
                { Facts: DossierNotice or PersonNotice } when message.ShortMessageId is { } id => await sms.SendAsync(
                    new ShortMessage(id, PhoneNumber.Parse(message.Recipient).Value, TextOf(notice)),
                    cancellationToken
                ),
                _ => await notifier.Send(notice, cancellationToken),
            };
        }
        catch (DocumentStoreException away)
            when (away.Fault is DocumentStoreFault.Unreachable or DocumentStoreFault.KeyMissing)
        {
            return new Delivery(DeliveryOutcome.Later, "mail.document-unreachable");
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

    private string TextOf(WordedNotice notice)
    {
        var words = NoticeWriter.Sms(notice, smsOptions.Value.KeepsAccents);
        if (words.IsFallback)
        {
            NotificationLog.TemplateUnusable(logger, notice.Facts.Id, notice.InForce.Id);
        }

        return words.Text;
    }

    /// <summary>The choice is kept before anything is sent by it: a worker that dies must not choose anew.</summary>
    private async Task<string?> Choose(
        IServiceProvider services,
        OutboxMessage message,
        CancellationToken cancellationToken
    )
    {
        var unreachable = await services.GetRequiredService<NoticeRoutes>().Choose(message, cancellationToken);
        if (unreachable is null)
        {
            using var turn = await turns.TakeAsync(cancellationToken);
            await services.GetRequiredService<PublicServicesDbContext>().SaveChangesAsync(cancellationToken);
        }

        return unreachable;
    }
}

/// <summary>When a message that could not be handed over is tried again.</summary>
internal static class Backoff
{
    /// <summary>How often a message that breaks in our own hands is tried.</summary>
    public const int BrokenAttemptsMax = 5;

    /// <summary>
    /// Three days of trying, the quick first ones and then one each quarter of an hour; then a person has to look, and
    /// if they want it sent again, it is tried as often anew.
    /// </summary>
    private const int AttemptsMax = 5 + (3 * 24 * 4);

    /// <summary>A text is tried for a day: whoever has waited that long is better called.</summary>
    private const int TextAttemptsMax = 5 + (24 * 4);

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
        message.Attempts >= (message.Channel is NoticeChannel.Sms ? TextAttemptsMax : AttemptsMax)
            ? null
            : now + Steps[Math.Min(message.Attempts, Steps.Length) - 1];
}
