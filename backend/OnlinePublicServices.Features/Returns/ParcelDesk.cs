using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Returns;

/// <summary>A parcel on somebody's counter.</summary>
/// <param name="Dossier">The dossier whose result it is.</param>
/// <param name="Return">How it is wanted.</param>
/// <param name="Parcel">The parcel.</param>
/// <param name="Sending">Who acts for the counter that sends it; nothing where the asker doesn't stand there.</param>
/// <param name="Receiving">Who acts for the counter that it is for; nothing where the asker doesn't stand there.</param>
internal sealed record OpenParcel(
    Dossier Dossier,
    ResultReturn Return,
    Parcel Parcel,
    ActingClerk? Sending,
    ActingClerk? Receiving
);

/// <summary>A receiving clerk, and the position in which they stand at the counter.</summary>
internal sealed record ActingClerk(Actor Actor, StaffPosition Position);

/// <summary>Opens parcels by the number on their label, for the counter that sends them and the one they are for.</summary>
internal sealed class ParcelDesk(PublicServicesDbContext db, StaffDesk staff)
{
    private static readonly StaffRole[] Readers = [StaffRole.ReceivingClerk, StaffRole.Supervisor];

    /// <summary>The units whose parcels the asker sees today: those at whose counters they stand, or which they answer for.</summary>
    public IReadOnlyList<string> UnitsSeen =>
        [.. Readers.SelectMany(staff.UnitsServedAs).Distinct(StringComparer.Ordinal)];

    /// <summary>The parcel for a receiving clerk. Errors: <c>resource.not-found</c>, also for one of other counters.</summary>
    public async Task<Result<OpenParcel>> Open(string number, CancellationToken cancellationToken)
    {
        var label = number.Trim();
        var wanted = await db.ResultReturns.SingleOrDefaultAsync(
            r => r.Parcels.Any(p => p.ItemCode == label || (p.ItemCode == null && p.Number == label)),
            cancellationToken
        );
        var parcel = wanted?.Parcels.Single(p => p.LabelNumber == label);
        if (wanted is null || parcel is null)
        {
            return RequestErrors.NotFound;
        }

        var (sending, receiving) = (ActingAt(wanted.UnitId), ActingAt(parcel.CounterUnitId));
        if (sending is null && receiving is null)
        {
            return RequestErrors.NotFound;
        }

        var dossier = await db.Dossiers.SingleAsync(d => d.Id == wanted.DossierId, cancellationToken);
        return new OpenParcel(dossier, wanted, parcel, sending, receiving);
    }

    private ActingClerk? ActingAt(string? unitId) =>
        unitId is not null && staff.ActingFor(unitId) is ({ Role: ActorRole.ReceivingClerk } actor, var position)
            ? new ActingClerk(actor, position)
            : null;
}
