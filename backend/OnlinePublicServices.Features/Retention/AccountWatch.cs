using MediatR;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Removes accounts of the built-in provider whose time is over. They lie beside our tables and are in no transaction of ours:
/// each is noted and counted first, and removed then. One that was noted before, because the program was stopped in between or
/// a copy was restored, is removed without being counted again.
/// </summary>
internal sealed class AccountWatch(
    IEndedAccounts accounts,
    IErasureLedger ledger,
    RecordReading reading,
    OneByOne acts,
    TimeProvider clock
)
{
    private const int AtATime = 200;

    /// <summary>Warns and removes; nothing where nobody has fixed a time.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        if (reading.PeriodOf(RecordKind.Accounts) is not { } period)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (warned, forgotten) = (now.AddDays(-RetentionRule.WarnedDays), now.AddYears(-1));
        await accounts.WarnAsync(period.OverBefore(now.AddDays(RetentionRule.WarnedDays)), forgotten, cancellation);
        var noted = (await ledger.ListAsync(ErasureKind.Accounts, cancellation)).ToHashSet();
        IReadOnlyList<Guid> due;
        int removed;
        do
        {
            removed = 0;
            due = await accounts.DueAsync(period.OverBefore(now), warned, forgotten, cancellation);
            foreach (var id in due)
            {
                if (noted.Contains(id) || await acts.Send(new CountAccount(period, id), cancellation))
                {
                    noted.Add(id);
                    await accounts.RemoveAsync(id, cancellation);
                    removed++;
                }
            }
        } while (removed > 0 && due.Count >= AtATime);
    }

    /// <summary>Removes once more what the ledger names and a copy has brought back; how many.</summary>
    public async Task<int> RepeatAsync(CancellationToken cancellation)
    {
        var (again, untouched) = (0, RecordPeriod.UntouchedBefore(clock.GetUtcNow()));
        foreach (var ids in (await ledger.ListAsync(ErasureKind.Accounts, cancellation)).Chunk(AtATime))
        {
            foreach (var id in await accounts.AmongAsync(ids, untouched, cancellation))
            {
                await accounts.RemoveAsync(id, cancellation);
                again++;
            }
        }

        return again;
    }
}

/// <summary>Notes outside the database that an account goes, and counts it.</summary>
internal sealed record CountAccount(RecordPeriod Period, Guid Account) : IAct<Done>;

internal sealed class CountAccountHandler(RecordErasure erasure, IErasureLedger ledger, TimeProvider clock)
    : IRequestHandler<CountAccount, Result<Done>>
{
    public async Task<Result<Done>> Handle(CountAccount request, CancellationToken cancellationToken)
    {
        await erasure.TakeTurn(cancellationToken);
        await erasure.Count(request.Period, "", 1, cancellationToken);
        await ledger.AppendAsync(
            new ErasureEntry(ErasureKind.Accounts, request.Account, clock.GetUtcNow(), null, null, []),
            cancellationToken
        );
        return Done.Value;
    }
}
