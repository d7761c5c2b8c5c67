using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// Asks gateways about what they haven't told: attempts whose notice is lost, and money that is to go back. Each is asked
/// outside any transaction and taken down by an act of its own, so that one that fails keeps no other back; killed in
/// between, it is asked again.
/// </summary>
internal sealed class PaymentRecovery(
    PublicServicesDbContext db,
    IPaymentGateways gateways,
    PaymentOrders orders,
    OneByOne acts,
    TimeProvider clock
)
{
    /// <summary>Whoever waits has a gateway asked about the same attempt no more often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The longest waiting in one look; the next look goes on with the others.</summary>
    private const int RowsMax = 200;

    /// <summary>Everything that is due to be asked.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Payments.AsNoTracking()
            .SelectMany(p => p.Attempts)
            .Where(a => a.NextQueryAt <= now)
            .OrderBy(a => a.NextQueryAt)
            .Select(a => new { a.Id, a.Provider })
            .Take(RowsMax)
            .ToListAsync(cancellation);
        HashSet<string> silent = new(StringComparer.Ordinal);
        foreach (var one in due.Where(one => !silent.Contains(one.Provider)))
        {
            // A gateway that doesn't answer is not waited for two hundred times.
            if ((await AskAsync(one.Id, cancellation))?.Code == PaymentGatewayErrors.Unavailable.Code)
            {
                silent.Add(one.Provider);
            }
        }
    }

    /// <summary>Asks about one attempt, now.</summary>
    /// <returns>Why the gateway couldn't be asked; nothing when it could.</returns>
    public async Task<DomainError?> AskAsync(Guid attemptId, CancellationToken cancellation)
    {
        if (
            await orders.Find(attemptId, cancellation) is not var (_, attempt, order)
            || gateways.Find(attempt.Provider) is not { } gateway
        )
        {
            return null;
        }

        var said = await gateway.QueryAsync(order, cancellation);
        await acts.Send(
            new HearAnswer(attemptId, said.Match<GatewayNotice?>(notice => notice, _ => null)),
            cancellation
        );
        if (said.IsRefused)
        {
            return said.Error;
        }

        if (attempt.State is AttemptState.Refunding && said.Value.State is not GatewayState.Reversed)
        {
            await GiveBack(gateway, attempt, order, cancellation);
        }

        return null;
    }

    private async Task GiveBack(
        IPaymentGateway gateway,
        PaymentAttempt attempt,
        PaymentOrder order,
        CancellationToken cancellation
    )
    {
        var refund = new GatewayRefund(
            attempt.RefundId!,
            order,
            attempt.Transaction!,
            attempt.RefundBy!,
            attempt.RefundAskedAt!.Value
        );
        var given = await gateway.RefundAsync(refund, cancellation);
        // Without an answer it is not known whether it went back: the next look asks.
        if (given.Match(_ => true, error => error.Code != PaymentGatewayErrors.Unavailable.Code))
        {
            var refusal = given.Match<string?>(
                _ => null,
                error => error.Parameters.GetValueOrDefault("reason") ?? error.Code
            );
            await acts.Send(new NoteRefund(attempt.Id, refusal), cancellation);
        }
    }
}

/// <summary>What a gateway answered when asked; nothing when it gave no answer.</summary>
internal sealed record HearAnswer(Guid AttemptId, GatewayNotice? Notice) : IAct<Done>;

internal sealed class HearAnswerHandler(PublicServicesDbContext db, NoticeBook book, TimeProvider clock)
    : IRequestHandler<HearAnswer, Result<Done>>
{
    public async Task<Result<Done>> Handle(HearAnswer request, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.SingleAsync(
            p => p.Attempts.Any(a => a.Id == request.AttemptId),
            cancellationToken
        );
        var attempt = payment.Attempts.Single(one => one.Id == request.AttemptId);
        if (request.Notice is { } notice)
        {
            await book.Hear(attempt.Provider, notice, TraceSource.Query, cancellationToken);
        }

        payment.Asked(attempt, clock.GetUtcNow());
        return Done.Value;
    }
}

/// <summary>A gateway has given the money back, or refuses to.</summary>
internal sealed record NoteRefund(Guid AttemptId, string? Refusal) : IAct<Done>;

internal sealed class NoteRefundHandler(PublicServicesDbContext db, NoticeBook book, TimeProvider clock)
    : IRequestHandler<NoteRefund, Result<Done>>
{
    public async Task<Result<Done>> Handle(NoteRefund request, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.SingleAsync(
            p => p.Attempts.Any(a => a.Id == request.AttemptId),
            cancellationToken
        );
        var attempt = payment.Attempts.Single(one => one.Id == request.AttemptId);
        if (request.Refusal is { } code)
        {
            return payment.NoteRefundRefused(attempt, code);
        }

        var noted = payment.NoteRefund(attempt, clock.GetUtcNow());
        if (!noted.IsRefused)
        {
            await book.CancelReceipts(attempt, cancellationToken);
        }

        return noted;
    }
}
