using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.IssuedPapers;

internal static class PaperNumbers
{
    extension(PublicServicesDbContext db)
    {
        /// <summary>The next number of a unit's papers of a kind in the year of an instant; within the act's transaction.</summary>
        public async Task<int> DrawPaperNumber(
            PaperKind kind,
            string unitId,
            DateTimeOffset at,
            CancellationToken cancellationToken
        )
        {
            var scope = string.Create(
                CultureInfo.InvariantCulture,
                $"{ScopeOf(kind)} {unitId} {VietnamTime.DayOf(at):yyyy}"
            );
            return (int)await db.DrawNumber(scope, cancellationToken);
        }
    }

    extension(Catalogue catalogue)
    {
        /// <summary>The paper's number, with the sign of the counter that its unit had when it was issued.</summary>
        public PaperNumber NumberOf(IssuedPaper paper)
        {
            var day = VietnamTime.DayOf(paper.IssuedAt);
            var counter = catalogue.Units.CounterOf(catalogue.Units.Find(paper.UnitId)!, day);
            return PaperNumber.Create(paper.Kind, paper.Edition, counter.Kind, day, paper.Number).Value;
        }
    }

    private static string ScopeOf(PaperKind kind) =>
        kind switch
        {
            PaperKind.AppointmentSlip => "slip",
            PaperKind.SupplementRequest => "supplement",
            PaperKind.Refusal => "refusal",
            PaperKind.ApologyLetter => "apology",
            PaperKind.StopNotice => "stop",
            PaperKind.Result => "result",
        };
}
