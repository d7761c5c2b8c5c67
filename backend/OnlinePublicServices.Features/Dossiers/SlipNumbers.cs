using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Dossiers;

internal static class SlipNumbers
{
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
