using System.Globalization;
using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

internal static class SlipNumbers
{
    extension(PublicServicesDbContext db)
    {
        /// <summary>The next number of a unit's slips in the year of an instant; within the act's transaction.</summary>
        public async Task<int> DrawSlipNumber(string unitId, DateTimeOffset at, CancellationToken cancellationToken)
        {
            var scope = string.Create(CultureInfo.InvariantCulture, $"slip {unitId} {VietnamTime.DayOf(at):yyyy}");
            return (int)await db.DrawNumber(scope, cancellationToken);
        }
    }

    extension(Catalogue catalogue)
    {
        /// <summary>The slip's number, with the sign of the counter that its unit had when it was issued.</summary>
        public SlipNumber NumberOf(AppointmentSlip slip)
        {
            var day = VietnamTime.DayOf(slip.IssuedAt);
            var counter = catalogue.Units.CounterOf(catalogue.Units.Find(slip.UnitId)!, day);
            return SlipNumber.Create(slip.Edition, counter.Kind, day, slip.Number).Value;
        }
    }
}
