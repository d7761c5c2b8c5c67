using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What the holder of a key sees: what is paid for, how much, how, and how far it is. Nothing of a person.</summary>
/// <param name="DossierCode">The dossier.</param>
/// <param name="Procedure">What it is about.</param>
/// <param name="Unit">Who takes the money.</param>
/// <param name="Lines">What it is made of.</param>
/// <param name="TotalVnd">What is due, or was paid, whole đồng.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Ways">The ways to pay now, by name; none when nothing is due.</param>
/// <param name="Attempt">How far the newest try is, an undecided one first; absent while there is none.</param>
/// <param name="Receipts">The receipts that hold, once it is paid.</param>
/// <param name="ExpiresAt">From when on the key opens nothing, UTC.</param>
public sealed record LinkedPaymentView(
    string DossierCode,
    LocalText Procedure,
    LocalText Unit,
    IReadOnlyList<LinkedLineView> Lines,
    long TotalVnd,
    PaymentStatus Status,
    IReadOnlyList<string> Ways,
    AttemptState? Attempt,
    IReadOnlyList<LinkedReceiptView> Receipts,
    DateTimeOffset ExpiresAt
);

/// <summary>One thing that is paid for; why it costs so much is the applicant's.</summary>
/// <param name="Name">What.</param>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="AmountVnd">Whole đồng.</param>
public sealed record LinkedLineView(LocalText Name, FeeKind Kind, long AmountVnd);

/// <summary>A receipt; it names the applicant, so that the paper itself is theirs and the counter's.</summary>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="Number">As the receipt shows it, with the series.</param>
public sealed record LinkedReceiptView(FeeKind Kind, string Number);

/// <summary>What the slices of payments by key share.</summary>
internal static class LinkedPayments
{
    /// <summary>The head that carries the key.</summary>
    public const string KeyHead = "X-Payment-Key";

    /// <summary>For whoever has a key; no cache and no search engine keeps what it opens.</summary>
    public static RouteHandlerBuilder ForPaymentKey(this RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .ForAnyone()
            .RequireRateLimiting(Throttles.PaymentKey)
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.Headers.CacheControl = "no-store";
                    context.HttpContext.Response.Headers["X-Robots-Tag"] = "noindex";
                    return next(context);
                }
            )
            .WithName(name)
            .WithTags("Payments")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>As the holder of the key sees it.</summary>
    public static async Task<LinkedPaymentView> Show(
        this PublicServicesDbContext db,
        OpenLink opened,
        PaymentDesk desk,
        Catalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var (link, open) = opened;
        var (dossier, payment, _) = open;
        var receipts =
            payment.Status is PaymentStatus.Settled
                ? await db
                    .Receipts.AsNoTracking()
                    .Where(r => r.PaymentId == payment.Id && r.CancelledAt == null)
                    .OrderBy(r => r.Id)
                    .ToListAsync(cancellationToken)
                : [];
        return new LinkedPaymentView(
            dossier.Code.ToString(),
            catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name,
            catalogue.Units.Find(payment.UnitId)!.Name,
            [
                .. payment
                    .Assessment.Lines.Where(line => line.AmountVnd?.Amount > 0)
                    .Select(line => new LinkedLineView(line.Name, line.Kind, line.AmountVnd!.Value.Amount)),
            ],
            payment.DueVnd.Amount,
            payment.Status,
            open.IsPayable ? [.. desk.WaysTo(payment.UnitId)] : [],
            payment
                .Attempts.MaxBy(one => (one.State is AttemptState.Held, one.State is AttemptState.Open, one.StartedAt))
                ?.State,
            [.. receipts.Select(one => new LinkedReceiptView(one.Kind, one.NumberText))],
            link.ExpiresAt
        );
    }
}
