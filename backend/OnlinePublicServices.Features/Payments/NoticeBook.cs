using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// Takes down what gateways say, in the transaction of whoever calls: the attempt, what follows from it, and a trace of
/// everything that was said, also of what changed nothing.
/// </summary>
internal sealed class NoticeBook(PublicServicesDbContext db, PaymentDesk desk, TimeProvider clock)
{
    /// <summary>What a gateway said about an attempt, told or asked.</summary>
    public async Task<NoticeAnswer> Hear(
        string provider,
        GatewayNotice notice,
        TraceSource source,
        CancellationToken cancellationToken
    )
    {
        var payment = await db.Payments.SingleOrDefaultAsync(
            p => p.Attempts.Any(a => a.Provider == provider && a.Reference == notice.Reference),
            cancellationToken
        );
        if (payment is null)
        {
            await Trace(
                provider,
                "",
                notice,
                new Heard(NoticeAnswer.UnknownReference, PaymentEvent.None),
                source,
                cancellationToken
            );
            return NoticeAnswer.UnknownReference;
        }

        var attempt = payment.Attempts.Single(one => one.Reference == notice.Reference);
        var heard = await IsAnothers(attempt, notice, cancellationToken)
            ? new Heard(NoticeAnswer.NotNow, PaymentEvent.Contradicted)
            : payment.Hear(attempt, notice, clock.GetUtcNow());
        await Trace(provider, attempt.Reference, notice, heard, source, cancellationToken);
        if (heard.Event is PaymentEvent.Settled)
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == payment.DossierId, cancellationToken);
            await desk.WriteReceipts(dossier, payment, attempt, cancellationToken);
        }
        else if (heard.Event is PaymentEvent.Refunded)
        {
            await CancelReceipts(attempt, cancellationToken);
        }

        return heard.Answer;
    }

    /// <summary>The same money can't have paid for two: a person has to look.</summary>
    private async Task<bool> IsAnothers(
        PaymentAttempt attempt,
        GatewayNotice notice,
        CancellationToken cancellationToken
    ) =>
        notice.Transaction is { } transaction
        && await db
            .Payments.SelectMany(p => p.Attempts)
            .AnyAsync(
                a =>
                    a.Provider == attempt.Provider
                    && a.Account == attempt.Account
                    && a.Transaction == transaction
                    && a.Id != attempt.Id,
                cancellationToken
            );

    /// <summary>The money went back: the receipts for it no longer hold.</summary>
    public async Task CancelReceipts(PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        var receipts = await db.Receipts.Where(r => r.AttemptId == attempt.Id).ToListAsync(cancellationToken);
        foreach (var receipt in receipts.Where(one => one.CancelledAt is null))
        {
            receipt.Cancel(attempt.RefundReason!, attempt.RefundBy!, clock.GetUtcNow());
        }
    }

    /// <summary>
    /// Somebody who isn't the gateway has knocked. Nothing of what they sent is kept, and a minute of it is one row, so
    /// that nobody fills the disk.
    /// </summary>
    public Task NoteForgery(string provider, NoticeAnswer answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Count(
            new PaymentTrace
            {
                Provider = provider,
                Reference = "",
                Answer = answer,
                Event = PaymentEvent.None,
                Source = TraceSource.Notice,
                At = Minute(now),
                Day = VietnamTime.DayOf(now),
            },
            cancellationToken
        );
    }

    private Task Trace(
        string provider,
        string reference,
        GatewayNotice notice,
        Heard heard,
        TraceSource source,
        CancellationToken cancellationToken
    ) =>
        Count(
            new PaymentTrace
            {
                Provider = provider,
                Reference = reference,
                Answer = heard.Answer,
                Event = heard.Event,
                Source = source,
                State = notice.State,
                AmountVnd = notice.Amount.Amount,
                FailureCode = notice.FailureCode,
                At = Minute(clock.GetUtcNow()),
                Day = VietnamTime.DayOf(clock.GetUtcNow()),
            },
            cancellationToken
        );

    private static DateTimeOffset Minute(DateTimeOffset at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    /// <summary>The same said again on the same day is the same row, counted.</summary>
    private async Task Count(PaymentTrace trace, CancellationToken cancellationToken)
    {
        trace.Key = trace.KeyOf();
        if (await db.PaymentTraces.FindAsync([trace.Key], cancellationToken) is { } same)
        {
            same.Times++;
        }
        else
        {
            db.PaymentTraces.Add(trace);
        }
    }
}

/// <summary>Something that a gateway, or somebody in its name, said. It holds nothing about a person.</summary>
internal sealed class PaymentTrace
{
    /// <summary>The same for all that says the same on a day; of forgeries, in a minute.</summary>
    public string Key { get; set; } = "";

    public required string Provider { get; init; }

    /// <summary>The attempt's name; empty where there is no such attempt.</summary>
    public required string Reference { get; init; }

    public required NoticeAnswer Answer { get; init; }

    public required PaymentEvent Event { get; init; }

    public required TraceSource Source { get; init; }

    public GatewayState? State { get; init; }

    public long? AmountVnd { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>The first time, UTC, to the minute.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day of Viet Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How often it was said on that day.</summary>
    public int Times { get; set; } = 1;

    /// <summary>SHA-256 of what it says.</summary>
    public string KeyOf()
    {
        var when = Reference.Length > 0 ? $"{Day:O}" : $"{At:O}";
        var text = string.Join('\n', Provider, Reference, Answer, Event, Source, State, AmountVnd, FailureCode, when);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>How something came to us.</summary>
public enum TraceSource
{
    /// <summary>The gateway told it.</summary>
    Notice,

    /// <summary>We asked.</summary>
    Query,
}
