using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Words attempts as the orders that gateways are told of: always the same for the same attempt.</summary>
internal sealed class PaymentOrders(PublicServicesDbContext db, Catalogue catalogue, PortalAddress portal)
{
    /// <summary>How long a payer has on the gateway's page.</summary>
    public static readonly TimeSpan PayWithin = TimeSpan.FromMinutes(15);

    private const string Ourselves = "127.0.0.1";

    /// <summary>An attempt with its dossier, loaded for reading only; nothing when there is no such attempt.</summary>
    public Task<(Payment Payment, PaymentAttempt Attempt, PaymentOrder Order)?> Find(
        Guid attemptId,
        CancellationToken cancellationToken
    ) => Find(attemptId, Ourselves, cancellationToken);

    /// <summary>The same while the payer is there, at an address on the network that is kept nowhere.</summary>
    public async Task<(Payment Payment, PaymentAttempt Attempt, PaymentOrder Order)?> Find(
        Guid attemptId,
        string clientAddress,
        CancellationToken cancellationToken
    )
    {
        var payment = await db
            .Payments.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Attempts.Any(a => a.Id == attemptId), cancellationToken);
        if (payment is null)
        {
            return null;
        }

        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == payment.DossierId, cancellationToken);
        var attempt = payment.Attempts.Single(one => one.Id == attemptId);
        return (payment, attempt, Of(dossier, payment, attempt, clientAddress));
    }

    private PaymentOrder Of(Dossier dossier, Payment payment, PaymentAttempt attempt, string clientAddress)
    {
        var (isEnglish, isByKey) = (attempt.Language == "en", attempt.StartedBy == PaymentLinks.Payer);
        var procedure = catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!;
        var unit = catalogue.Units.Find(payment.UnitId)!;
        return new PaymentOrder
        {
            Reference = attempt.Reference,
            Amount = attempt.AmountVnd,
            StartedAt = attempt.StartedAt,
            ExpiresAt = attempt.ExpiresAt,
            ClientAddress = clientAddress,
            Language = attempt.Language,
            ReturnTo = isByKey
                ? portal.PaymentByKeyReturn(isEnglish)
                : portal.PaymentReturn(dossier.Code.ToString(), isEnglish),
            DossierCode = dossier.Code.ToString(),
            ProcedureCode = dossier.Procedure.ToString(),
            ProcedureName = procedure.Name.Vi,
            AgencyCode = unit.AgencyCodeIn(dossier.Edition)?.ToString() ?? unit.Id,
            UnitName = unit.Name.Vi,
            PayerName = isByKey ? null : dossier.Applicant.Name,
            Lines =
            [
                .. payment
                    .Assessment.Lines.Where(line => line.AmountVnd?.Amount > 0)
                    .Select(line => new PaymentOrderLine(line.FeeId, line.Name.Vi, line.Kind, line.AmountVnd!.Value)),
            ],
        };
    }
}
