using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Money that was counted, or that the bank's statement shows.</summary>
/// <param name="AmountVnd">Whole đồng: exactly what is due.</param>
/// <param name="BankTransaction">
/// The bank's own number of a transfer, once for each account; none for cash. At most 64 letters and digits.
/// </param>
public sealed record MoneyTaken(long AmountVnd, string? BankTransaction = null)
{
    private const int TransactionLengthMax = 64;

    /// <summary>How payments name the way it came.</summary>
    internal string Provider => BankTransaction is null ? Counter.Cash : Counter.Transfer;

    /// <summary>A bank's number is the same in whatever letters it was typed.</summary>
    internal Result<MoneyTaken> Read() =>
        BankTransaction is null ? this
        : BankTransaction.Length is > 0 and <= TransactionLengthMax && BankTransaction.All(char.IsAsciiLetterOrDigit)
            ? this with
            {
                BankTransaction = BankTransaction.ToUpperInvariant(),
            }
        : new DomainError("payment.transaction-invalid", ErrorKind.Malformed);
}

/// <summary>
/// <c>Thu phí, lệ phí tại quầy</c>: cash, or a transfer that stands on the unit's bank statement. Settles what is due and
/// writes the receipts. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>request.stale-version</c>,
/// <c>payment.transaction-invalid</c>, <c>payment.transaction-taken</c>, <c>payment.wrong-amount</c>,
/// <c>payment.nothing-due</c>.
/// </summary>
internal sealed record TakeCash(string Code, int Version, MoneyTaken Money, string IdempotencyKey)
    : IAct<PaymentView>,
        IRepeatable;

internal sealed class TakeCashHandler(PaymentDesk desk, PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<TakeCash, Result<PaymentView>>
{
    public Task<Result<PaymentView>> Handle(TakeCash request, CancellationToken cancellationToken) =>
        desk.Act(
            request.Code,
            request.Version,
            async open =>
            {
                var money = request.Money.Read();
                return money.IsRefused ? money.Error
                    : await IsTaken(open, money.Value, cancellationToken) ? PaymentErrors.TransactionTaken
                    : Take(open, money.Value);
            },
            (open, attempt) => desk.WriteReceipts(open.Dossier, open.Payment, attempt, cancellationToken),
            cancellationToken
        );

    /// <summary>
    /// Each bank counts by itself, so a number is one transfer on one account only. Of what was booked before accounts were
    /// kept it isn't known on which it came: such a number stays taken everywhere.
    /// </summary>
    private async Task<bool> IsTaken(OpenPayment open, MoneyTaken money, CancellationToken cancellationToken)
    {
        if (money.BankTransaction is not { } number)
        {
            return false;
        }

        string[] accounts = [desk.AccountOf(open.Payment.UnitId), ""];
        return await db
            .Payments.SelectMany(p => p.Attempts)
            .AnyAsync(
                a => a.Provider == Counter.Transfer && accounts.Contains(a.Account) && a.Transaction == number,
                cancellationToken
            );
    }

    private Result<PaymentAttempt> Take(OpenPayment open, MoneyTaken money)
    {
        if (!open.IsPayable)
        {
            return PaymentErrors.NothingDue;
        }

        var now = clock.GetUtcNow();
        var account = money.BankTransaction is null ? "" : desk.AccountOf(open.Payment.UnitId);
        var start = new AttemptStart(money.Provider, open.NextReference(now), open.Actor.Id, "vi", now, now, account);
        return open.Payment.TakeAtCounter(
            Guid.CreateVersion7(now),
            start,
            new Vnd(money.AmountVnd),
            money.BankTransaction ?? start.Reference
        );
    }
}

/// <summary><c>POST /api/dossiers/{code}/payment/money</c>.</summary>
public static class TakeCashEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/dossiers/{code}/payment/money", TakeCash).ForCounterAct(nameof(TakeCash));

    /// <summary>
    /// Takes cash, or notes a transfer from the bank's statement. Errors: <c>resource.not-found</c>,
    /// <c>dossier.act-not-yours</c>, <c>request.stale-version</c>, <c>payment.transaction-invalid</c>,
    /// <c>payment.transaction-taken</c> (on the same account), <c>payment.wrong-amount</c>, <c>payment.nothing-due</c>.
    /// </summary>
    public static async Task<IResult> TakeCash(
        string code,
        MoneyTaken money,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new TakeCash(code, version.Version, money, key.Value), cancellationToken)).ToHttp(context);
}
