using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>Takes away one personal record with all around it, in the transaction of the act that asks for it.</summary>
internal sealed class RecordErasure(PublicServicesDbContext db, FeedbackLetters letters, TimeProvider clock)
{
    /// <summary>As the ledger calls a kind.</summary>
    public static ErasureKind LedgerKind(RecordKind kind) =>
        kind switch
        {
            RecordKind.DataRequests => ErasureKind.DataRequests,
            RecordKind.Reflections => ErasureKind.Reflections,
            RecordKind.Petitions => ErasureKind.Petitions,
            RecordKind.Profiles => ErasureKind.Profiles,
            RecordKind.Notices or RecordKind.Looks or RecordKind.Accounts or RecordKind.SettlementFiles =>
                throw new ArgumentException("Not one by one.", nameof(kind)),
        };

    /// <summary>Erases it; the caller saves.</summary>
    /// <returns>The unit whose it was; empty where it was no unit's.</returns>
    public async Task<string> Erase(RecordKind kind, Guid id, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case RecordKind.DataRequests:
                var request = await db.DataRequests.SingleAsync(r => r.Id == id, cancellationToken);
                await db.DataRequestLooks.Where(l => l.RequestId == id).ExecuteDeleteAsync(cancellationToken);
                await db.OutboxMessages.Where(m => m.SubjectId == id).ExecuteDeleteAsync(cancellationToken);
                db.DataRequests.Remove(request);
                return request.UnitId;
            case RecordKind.Reflections:
                var reflection = await db.FeedbackCases.SingleAsync(f => f.Id == id, cancellationToken);
                await letters.Erase([reflection], cancellationToken);
                reflection.Erase(clock.GetUtcNow());
                db.Entry(reflection).Property<string>(FeedbackColumns.ProtectedKey).CurrentValue = "";
                return reflection.UnitId;
            case RecordKind.Petitions:
                return await ErasePetition(id, cancellationToken);
            case RecordKind.Profiles:
                await db.OutboxMessages.Where(m => m.PersonId == id).ExecuteDeleteAsync(cancellationToken);
                db.People.Remove(await db.People.SingleAsync(p => p.Id == id, cancellationToken));
                return "";
            case RecordKind.Notices or RecordKind.Looks or RecordKind.Accounts or RecordKind.SettlementFiles:
            default:
                throw new ArgumentException("Not one by one.", nameof(kind));
        }
    }

    /// <summary>Whoever else erases and counts, or seals what was counted, waits until we have committed.</summary>
    public Task TakeTurn(CancellationToken cancellationToken) => db.DrawNumber(SweepChain.Turn, cancellationToken);

    /// <summary>Counts what was erased; the caller saves.</summary>
    public async Task Count(
        RecordPeriod period,
        string unitId,
        int count,
        CancellationToken cancellationToken,
        DateTimeOffset? upTo = null
    )
    {
        var open =
            db.RecordSweeps.Local.FirstOrDefault(s => s.Kind == period.Kind && s.UnitId == unitId && s.Number == null)
            ?? await db.RecordSweeps.FirstOrDefaultAsync(
                s => s.Kind == period.Kind && s.UnitId == unitId && s.Number == null,
                cancellationToken
            );
        if (open is null)
        {
            var now = clock.GetUtcNow();
            open = new RecordSweep(Guid.CreateVersion7(now), period, unitId, now);
            db.RecordSweeps.Add(open);
        }

        open.Add(count, upTo);
    }

    /// <summary>Nobody opens it: what it says and who says it go as they lie. Who opened it when stays, without the reason.</summary>
    private async Task<string> ErasePetition(Guid id, CancellationToken cancellationToken)
    {
        var petition = await db.PetitionCases.SingleAsync(p => p.Id == id, cancellationToken);
        (petition.SealedStatement, petition.SealedAuthor, petition.KeyHash) = ("", "", "");
        petition.ErasedAt = clock.GetUtcNow();
        petition.Version++;
        await db
            .PetitionOpenings.Where(o => o.PetitionId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Reason, (string?)null), cancellationToken);
        return petition.UnitId;
    }
}

/// <summary>Tells whoever a record is about that it will be destroyed, as far as they can be told; once.</summary>
internal sealed record WarnOfRecord(RecordPeriod Period, Guid Id) : IAct<Done>;

internal sealed class WarnOfRecordHandler(
    PublicServicesDbContext db,
    RecordReading reading,
    FeedbackReading feedback,
    FeedbackLetters letters,
    TimeProvider clock
) : IRequestHandler<WarnOfRecord, Result<Done>>
{
    public async Task<Result<Done>> Handle(WarnOfRecord request, CancellationToken cancellationToken)
    {
        var (id, now) = (request.Id, clock.GetUtcNow());
        if (!await reading.ToWarn(request.Period).AnyAsync(one => one == id, cancellationToken))
        {
            return Done.Value;
        }

        switch (request.Period.Kind)
        {
            case RecordKind.DataRequests:
                var asked = await db.DataRequests.SingleAsync(r => r.Id == id, cancellationToken);
                asked.Warned(now);
                Owe(MessageKind.DataRequestEnding, asked.PersonId, asked.UnitId);
                break;
            case RecordKind.Profiles:
                var person = await db.People.SingleAsync(p => p.Id == id, cancellationToken);
                person.Warned(now);
                Owe(MessageKind.ProfileEnding, person.Id, null);
                break;
            case RecordKind.Reflections:
                var reflection = await db.FeedbackCases.SingleAsync(f => f.Id == id, cancellationToken);
                reflection.Warned(now);
                letters.Owe(MessageKind.FeedbackEnding, reflection, feedback.KeyOf(reflection), now);
                break;
            case RecordKind.Petitions
            or RecordKind.Notices
            or RecordKind.Looks
            or RecordKind.Accounts
            or RecordKind.SettlementFiles:
            default:
                break;
        }

        return Done.Value;

        void Owe(MessageKind kind, Guid personId, string? unitId) =>
            db.OutboxMessages.Add(OutboxMessage.ToPerson(Guid.CreateVersion7(now), kind, id, personId, unitId, now));
    }
}

/// <summary>
/// Destroys one record whose time is over. It is noted outside the database first, so that a restored copy is cleaned again.
/// </summary>
internal sealed record EraseRecord(RecordPeriod Period, Guid Id) : IAct<Done>;

internal sealed class EraseRecordHandler(
    RecordReading reading,
    RecordErasure erasure,
    IErasureLedger ledger,
    TimeProvider clock
) : IRequestHandler<EraseRecord, Result<Done>>
{
    public async Task<Result<Done>> Handle(EraseRecord request, CancellationToken cancellationToken)
    {
        var (period, id) = (request.Period, request.Id);
        await erasure.TakeTurn(cancellationToken);
        if (!await reading.Due(period).AnyAsync(one => one == id, cancellationToken))
        {
            return Done.Value;
        }

        await ledger.AppendAsync(
            new ErasureEntry(RecordErasure.LedgerKind(period.Kind), id, clock.GetUtcNow(), null, null, []),
            cancellationToken
        );
        var unit = await erasure.Erase(period.Kind, id, cancellationToken);
        await erasure.Count(period, unit, 1, cancellationToken);
        return Done.Value;
    }
}

/// <summary>Destroys once more what the ledger says was destroyed; it was counted then.</summary>
internal sealed record EraseRecordAgain(RecordKind Kind, Guid Id) : IAct<Done>;

internal sealed class EraseRecordAgainHandler(RecordErasure erasure) : IRequestHandler<EraseRecordAgain, Result<Done>>
{
    public async Task<Result<Done>> Handle(EraseRecordAgain request, CancellationToken cancellationToken)
    {
        await erasure.Erase(request.Kind, request.Id, cancellationToken);
        return Done.Value;
    }
}
