using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Apologies;

/// <summary>
/// Reminds staff before it is too late: whoever has a dossier when three quarters of its time are used, the supervisor at
/// nine tenths, the head at nineteen twentieths; and the post to which one was offered when nobody took it in half a
/// working day, the supervisor when nobody did in a whole one. Each once. No legal source: our own rule.
/// </summary>
internal sealed class StaffReminders(
    PublicServicesDbContext db,
    DossierReading reading,
    Catalogue catalogue,
    OneByOne acts,
    TimeProvider clock
)
{
    private const int RowsMax = 2_000;
    private const int HalfDayMinutes = 240;

    private static readonly TimeSpan Horizon = TimeSpan.FromDays(60);
    private static readonly DossierStatus[] Running = [DossierStatus.Accepted, DossierStatus.InProcessing];

    private static readonly (int Percent, StaffRole? Role)[] Shares =
    [
        (75, null),
        (90, StaffRole.Supervisor),
        (95, StaffRole.ApprovingOfficer),
    ];

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await OfDueDates(now, cancellation);
        await OfOffers(now, cancellation);
    }

    private async Task OfDueDates(DateTimeOffset now, CancellationToken cancellation)
    {
        var until = now + Horizon;
        var rows = await db
            .Dossiers.AsNoTracking()
            .Where(d => Running.Contains(d.Status) && d.OriginalDueAt > now && d.OriginalDueAt <= until)
            .OrderBy(d => d.OriginalDueAt)
            .Take(RowsMax)
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.UnitId,
                d.AcceptedAt,
                d.OriginalDueAt,
                HolderUnit = EF.Property<string?>(d, DossierColumns.HolderUnit),
                HolderRole = EF.Property<StaffRole?>(d, DossierColumns.HolderRole),
                HolderAccount = EF.Property<string?>(d, DossierColumns.HolderAccount),
                Reminded = db.Reminders.Where(r => r.DossierId == d.Id).Select(r => r.Key).ToList(),
            })
            .ToListAsync(cancellation);
        foreach (var row in rows)
        {
            var used = UsedPercent(row.AcceptedAt!.Value, row.OriginalDueAt!.Value, now, reading.CalendarOf(row.Code));
            foreach (var (percent, role) in Shares.Where(share => used >= share.Percent))
            {
                var key = Key($"due {percent}", row.OriginalDueAt.Value);
                var people = role is { } answering
                    ? InUnit(row.UnitId, answering)
                    : Holders(row.HolderAccount, row.HolderUnit, row.HolderRole);
                await Remind(row.Id, key, row.Reminded, MessageKind.DueSoon, people, cancellation);
            }
        }
    }

    private async Task OfOffers(DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await db
            .Dossiers.AsNoTracking()
            .Where(d => EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt) != null)
            .OrderBy(d => EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt))
            .Take(RowsMax)
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.UnitId,
                OfferUnit = EF.Property<string?>(d, DossierColumns.OfferUnit),
                OfferRole = EF.Property<StaffRole?>(d, DossierColumns.OfferRole),
                OfferedAt = EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt),
                Reminded = db.Reminders.Where(r => r.DossierId == d.Id).Select(r => r.Key).ToList(),
            })
            .ToListAsync(cancellation);
        foreach (var row in rows)
        {
            var offeredAt = row.OfferedAt!.Value;
            var waited = reading
                .CalendarOf(row.Code)
                .WorkingMinutesBetween(offeredAt, now)
                .Match(minutes => minutes, _ => 0);
            if (waited >= HalfDayMinutes)
            {
                var people = Holders(null, row.OfferUnit, row.OfferRole);
                await Remind(
                    row.Id,
                    Key("offer", offeredAt),
                    row.Reminded,
                    MessageKind.HandOverRinging,
                    people,
                    cancellation
                );
            }

            if (waited >= 2 * HalfDayMinutes)
            {
                var people = InUnit(row.UnitId, StaffRole.Supervisor);
                await Remind(
                    row.Id,
                    Key("offer escalated", offeredAt),
                    row.Reminded,
                    MessageKind.HandOverRinging,
                    people,
                    cancellation
                );
            }
        }
    }

    private async Task Remind(
        Guid dossierId,
        string key,
        List<string> reminded,
        MessageKind kind,
        IReadOnlyList<string> addresses,
        CancellationToken cancellation
    )
    {
        if (!reminded.Contains(key, StringComparer.Ordinal))
        {
            await acts.Send(new RemindStaff(dossierId, key, kind, addresses), cancellation);
        }
    }

    private IReadOnlyList<string> Holders(string? account, string? unit, StaffRole? role)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        if (account is not null && catalogue.StaffNamed(account) is { } holder && holder.PositionsOn(today).Any())
        {
            return [holder.Email];
        }

        return unit is null || role is null ? [] : InPost(new Post(unit, role.Value), today);
    }

    private IReadOnlyList<string> InPost(Post post, DateOnly today) =>
        Addresses(position =>
            position.Role == post.Role && catalogue.Units.StandsFor(position.UnitId, post.UnitId, today)
        );

    private IReadOnlyList<string> InUnit(string unitId, StaffRole role) =>
        Addresses(position =>
            position.Role == role && catalogue.Units.ServedFrom(position.UnitId).Any(unit => unit.Id == unitId)
        );

    private IReadOnlyList<string> Addresses(Func<StaffPosition, bool> fits)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return
        [
            .. catalogue
                .Staff.Where(member =>
                    member.Email.Length > 0 && catalogue.ActingPosts(member, today).Any(acting => fits(acting.Position))
                )
                .Select(member => member.Email),
        ];
    }

    private static int UsedPercent(
        DateTimeOffset from,
        DateTimeOffset until,
        DateTimeOffset now,
        WorkingCalendar calendar
    )
    {
        var whole = calendar.WorkingMinutesBetween(from, until).Match(minutes => minutes, _ => 0);
        var used = calendar.WorkingMinutesBetween(from, now).Match(minutes => minutes, _ => 0);
        return whole == 0 ? 100 : used * 100 / whole;
    }

    private static string Key(string cause, DateTimeOffset occasion) =>
        string.Create(CultureInfo.InvariantCulture, $"{cause} {occasion.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}

/// <summary>Owes a reminder to some of the staff, once.</summary>
internal sealed record RemindStaff(Guid DossierId, string Key, MessageKind Kind, IReadOnlyList<string> Addresses)
    : IAct<Done>;

internal sealed class RemindStaffHandler(PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<RemindStaff, Result<Done>>
{
    public async Task<Result<Done>> Handle(RemindStaff request, CancellationToken cancellationToken)
    {
        var known = await db.Reminders.AnyAsync(
            r => r.DossierId == request.DossierId && r.Key == request.Key,
            cancellationToken
        );
        if (known)
        {
            return Done.Value;
        }

        var now = clock.GetUtcNow();
        db.Reminders.Add(
            new Reminder
            {
                DossierId = request.DossierId,
                Key = request.Key,
                At = now,
            }
        );
        var unit = await db
            .Dossiers.Where(d => d.Id == request.DossierId)
            .Select(d => d.UnitId)
            .SingleAsync(cancellationToken);
        db.OutboxMessages.AddRange(
            request
                .Addresses.Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(address => new OutboxMessage(
                    Guid.CreateVersion7(now),
                    request.Kind,
                    request.DossierId,
                    unit,
                    address,
                    now
                ))
        );
        return Done.Value;
    }
}
