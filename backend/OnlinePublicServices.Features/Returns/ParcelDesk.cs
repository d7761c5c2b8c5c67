using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Routing;
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
/// <param name="IsOwnCounter">Whether the counter is the one that sends it, not the one it is for.</param>
/// <param name="Actor">Who acts, for that counter.</param>
internal sealed record OpenParcel(Dossier Dossier, ResultReturn Return, Parcel Parcel, bool IsOwnCounter, Actor Actor);

/// <summary>Opens parcels by the number on their label, for the counter that sends them and the one they are for.</summary>
internal sealed class ParcelDesk(PublicServicesDbContext db, StaffDesk staff)
{
    private static readonly StaffRole[] Counters = [StaffRole.ReceivingClerk, StaffRole.Supervisor];

    /// <summary>The units at whose counters the asker stands today.</summary>
    public IReadOnlyList<string> UnitsServed =>
        [.. Counters.SelectMany(staff.UnitsServedAs).Distinct(StringComparer.Ordinal)];

    /// <summary>Errors: <c>resource.not-found</c>, also for a parcel of other counters.</summary>
    public async Task<Result<OpenParcel>> Open(string number, CancellationToken cancellationToken)
    {
        var label = number.Trim();
        var units = UnitsServed;
        var wanted = await db.ResultReturns.SingleOrDefaultAsync(
            r => r.Parcels.Any(p => p.ItemCode == label || (p.ItemCode == null && p.Number == label)),
            cancellationToken
        );
        var parcel = wanted?.Parcels.Single(p => p.LabelNumber == label);
        if (wanted is null || parcel is null)
        {
            return RequestErrors.NotFound;
        }

        var isOwn = units.Contains(wanted.UnitId, StringComparer.Ordinal);
        var unit = isOwn ? wanted.UnitId : parcel.CounterUnitId;
        if (unit is null || !units.Contains(unit, StringComparer.Ordinal))
        {
            return RequestErrors.NotFound;
        }

        var dossier = await db.Dossiers.SingleAsync(d => d.Id == wanted.DossierId, cancellationToken);
        var actor = new Actor(staff.ActorId, ActorRole.ReceivingClerk, unit, new Post(unit, StaffRole.ReceivingClerk));
        return new OpenParcel(dossier, wanted, parcel, isOwn, actor);
    }
}
