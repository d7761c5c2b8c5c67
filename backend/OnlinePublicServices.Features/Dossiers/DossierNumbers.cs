using System.Globalization;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Draws dossier codes, each once: a unit counts anew every day.</summary>
internal static class DossierNumbers
{
    public static async Task<Result<DossierCode>> DrawCode(
        this PublicServicesDbContext db,
        UnitCode agency,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var scope = string.Create(CultureInfo.InvariantCulture, $"dossier {agency} {today:yyyy-MM-dd}");
        return DossierCode.Create(agency, today, (int)await db.DrawNumber(scope, cancellationToken));
    }
}
