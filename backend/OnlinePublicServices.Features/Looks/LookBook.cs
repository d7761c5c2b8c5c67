using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Looks;

/// <summary>A look to be noted.</summary>
internal sealed record LookToNote(
    Guid DossierId,
    string UnitId,
    string Account,
    StaffPosition Position,
    LookPurpose Purpose,
    StaffLookKind What,
    Guid SubjectId,
    DateTimeOffset At,
    DateTimeOffset Hour
)
{
    /// <summary>In the person's words, where the purpose had to be stated.</summary>
    public string? Reason { get; init; }

    /// <summary>Of whoever the register was asked about, hidden.</summary>
    public string? About { get; init; }

    /// <summary>The entry that this look would make again.</summary>
    public Expression<Func<StaffLook, bool>> SameLook() =>
        l =>
            l.DossierId == DossierId
            && l.Hour == Hour
            && l.Account == Account
            && l.What == What
            && l.SubjectId == SubjectId
            && l.Purpose == Purpose;
}

/// <summary>What has to be noted; nothing where the asker is no staff, may not see it, or it is noted.</summary>
internal sealed record DueLook(LookToNote? Look);

/// <summary>Tells whether a look has to be noted and for what purpose it is, and notes it.</summary>
internal sealed class LookBook(
    PublicServicesDbContext db,
    StaffDesk desk,
    Catalogue catalogue,
    ICurrentUser user,
    TimeProvider clock
)
{
    private static readonly DomainError ReasonNeeded = new("look.reason-needed", ErrorKind.Forbidden);

    /// <summary>Dossiers in an hour that are not one's work; the next one rings. No legal source: our own rule.</summary>
    public const int UsualMax = 30;

    /// <summary>So long a stated reason holds, and an unusual number of looks is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public async Task<Result<DueLook>> Due(ILook asked, CancellationToken cancellationToken)
    {
        var parsed = DossierCode.Parse(asked.Code);
        if (user.Account is not { Kind: AccountKind.Staff } || parsed.IsRefused)
        {
            return new DueLook(null);
        }

        var code = parsed.Value;
        var dossier = await db
            .Dossiers.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Code == code && d.ErasedAt == null, cancellationToken);
        if (dossier is null || desk.ActingFor(dossier) is not { } acting)
        {
            return new DueLook(null);
        }

        var look = LookOf(dossier, acting.Position, asked);
        if (look.Purpose is LookPurpose.Stated)
        {
            var since = clock.GetUtcNow() - Window;
            var reason = await db
                .StaffLooks.Where(l =>
                    l.DossierId == dossier.Id
                    && l.At > since
                    && l.Account == desk.ActorId
                    && l.Purpose == LookPurpose.Stated
                )
                .OrderByDescending(l => l.At)
                .Select(l => l.Reason)
                .FirstOrDefaultAsync(cancellationToken);
            if (reason is null)
            {
                return ReasonNeeded;
            }

            look = look with { Reason = reason };
        }

        return new DueLook(await db.StaffLooks.AnyAsync(look.SameLook(), cancellationToken) ? null : look);
    }

    /// <summary>A look of the person who asks, with the purpose that follows from their post.</summary>
    public LookToNote LookOf(Dossier dossier, StaffPosition position, ILook asked)
    {
        var purpose =
            desk.IsWorkOf(dossier) ? LookPurpose.Work
            : position.Role is StaffRole.Supervisor or StaffRole.ApprovingOfficer ? LookPurpose.Supervision
            : LookPurpose.Stated;
        var now = clock.GetUtcNow();
        return new LookToNote(
            dossier.Id,
            dossier.UnitId,
            desk.ActorId,
            position,
            purpose,
            asked.What,
            asked.SubjectId ?? dossier.Id,
            now,
            new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero)
        );
    }

    /// <summary>
    /// Notes a look once, and tells the supervisor of the unit, once, when somebody looked at more dossiers that are not
    /// their work than anybody needs to within an hour.
    /// </summary>
    public async Task Note(LookToNote request, CancellationToken cancellationToken)
    {
        if (await db.StaffLooks.AnyAsync(request.SameLook(), cancellationToken))
        {
            return;
        }

        var isForeign = request.Purpose is not LookPurpose.Work;
        var rings = isForeign && await IsUnusual(request, cancellationToken);
        db.StaffLooks.Add(
            new StaffLook
            {
                Id = Guid.CreateVersion7(request.At),
                DossierId = request.DossierId,
                UnitId = request.UnitId,
                Account = request.Account,
                PostUnit = request.Position.UnitId,
                PostRole = request.Position.Role,
                Purpose = request.Purpose,
                IsForeign = isForeign,
                Reason = request.Reason,
                About = request.About,
                What = request.What,
                SubjectId = request.SubjectId,
                At = request.At,
                Hour = request.Hour,
                Alarm = rings
                    ? string.Create(CultureInfo.InvariantCulture, $"{request.Account} {request.Hour.UtcDateTime:s}")
                    : null,
            }
        );
        if (rings)
        {
            TellSupervisors(request);
        }
    }

    /// <summary>True for the first dossier beyond the usual, this one counted; not again while that alarm is fresh.</summary>
    private async Task<bool> IsUnusual(LookToNote request, CancellationToken cancellationToken)
    {
        var since = request.At - Window;
        var recent = db.StaffLooks.Where(l => l.Account == request.Account && l.IsForeign && l.At > since);
        var others = await recent
            .Where(l => l.DossierId != request.DossierId)
            .Select(l => l.DossierId)
            .Distinct()
            .CountAsync(cancellationToken);
        return others >= UsualMax && !await recent.AnyAsync(l => l.Alarm != null, cancellationToken);
    }

    private void TellSupervisors(LookToNote request)
    {
        var today = VietnamTime.DayOf(request.At);
        var addresses = catalogue
            .Staff.Where(member =>
                member.Email.Length > 0
                && member
                    .PositionsOn(today)
                    .Any(position =>
                        position.Role is StaffRole.Supervisor
                        && catalogue.Units.ServedFrom(position.UnitId).Any(unit => unit.Id == request.UnitId)
                    )
            )
            .Select(member => member.Email);
        db.OutboxMessages.AddRange(
            addresses.Select(address => new OutboxMessage(
                Guid.CreateVersion7(request.At),
                MessageKind.UnusualLooks,
                request.DossierId,
                request.UnitId,
                address,
                request.At
            ))
        );
    }
}
