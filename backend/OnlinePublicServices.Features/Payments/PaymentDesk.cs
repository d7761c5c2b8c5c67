using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>A dossier's payment, opened by somebody who may see it.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Payment">What it owes.</param>
/// <param name="Actor">In what capacity the asker acts.</param>
internal sealed record OpenPayment(Dossier Dossier, Payment Payment, Actor Actor)
{
    /// <summary>Whether something can be paid: not for a dossier that ended without a result.</summary>
    public bool IsPayable =>
        Payment.Status is PaymentStatus.Open && Dossier.Status is not (DossierStatus.Refused or DossierStatus.Stopped);

    /// <summary>Our name for the attempt that begins now.</summary>
    public string NextReference(DateTimeOffset now) =>
        PaymentReference.Of(Dossier.Code.ToString(), now, Payment.Attempts.Count + 1);
}

/// <summary>
/// Opens what dossiers owe for those who may see it, shows it, and writes the receipts of what is settled.
/// </summary>
internal sealed class PaymentDesk(
    PublicServicesDbContext db,
    DossierReading reading,
    FeeBook fees,
    IPaymentGateways gateways,
    Catalogue catalogue,
    TimeProvider clock
)
{
    /// <summary>What may take money: the counter, and whoever answers for it.</summary>
    private static readonly ActorRole[] TakeMoney = [ActorRole.ReceivingClerk, ActorRole.Supervisor];

    /// <summary>For the owner, or the staff of the unit. Errors: <c>resource.not-found</c>, also where nothing is owed.</summary>
    public Task<Result<OpenPayment>> Open(string code, CancellationToken cancellationToken) =>
        reading.OpenForSignedIn(code, cancellationToken).ThenAsync(open => With(open, cancellationToken));

    /// <summary>
    /// For the counter, in the version that it saw. Errors: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
    /// <c>request.stale-version</c>.
    /// </summary>
    public Task<Result<OpenPayment>> OpenAtCounter(string code, int version, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(code, cancellationToken)
            .ThenAsync(open => With(open, cancellationToken))
            .ThenAsync<OpenPayment, OpenPayment>(open =>
                !TakesMoney(open.Actor) ? PaymentErrors.ActNotYours
                : open.Payment.Version != version ? RequestErrors.StaleVersion
                : open
            );

    /// <summary>Whether a dossier owes something that had to be paid by a stage.</summary>
    public async Task<bool> OwesBy(PaymentStage stage, Guid dossierId, CancellationToken cancellationToken) =>
        (await reading.PaymentOf(dossierId, cancellationToken))?.IsOwedBy(stage) is true;

    /// <summary>Computes anew what is due. Errors: <c>payment.settled</c>.</summary>
    public Result<Done> Reassess(OpenPayment open) =>
        open.Payment.Reassess(fees.Of(open.Dossier, open.Payment), clock.GetUtcNow());

    /// <summary>The dossier's answers have changed: what is not paid yet is computed anew, what is paid stands.</summary>
    public async Task Follow(Dossier dossier, CancellationToken cancellationToken)
    {
        if (await db.Payments.SingleOrDefaultAsync(p => p.DossierId == dossier.Id, cancellationToken) is { } payment)
        {
            payment.Reassess(fees.Of(dossier, payment), clock.GetUtcNow());
        }
    }

    /// <summary>
    /// What follows when an attempt has settled what was due, in the same transaction: a receipt of each kind, numbered
    /// without gaps, and a message to the applicant.
    /// </summary>
    public async Task WriteReceipts(
        Dossier dossier,
        Payment payment,
        PaymentAttempt attempt,
        CancellationToken cancellationToken
    )
    {
        foreach (var kind in Receipt.KindsOf(payment))
        {
            await WriteReceipt(payment, attempt, kind, cancellationToken);
        }

        db.Owe(MessageKind.PaymentReceived, dossier, clock.GetUtcNow());
        await ReleaseResult(dossier, payment, cancellationToken);
    }

    /// <summary>Nothing is owed any more: a result that lay sealed and waited for its money goes out.</summary>
    public async Task ReleaseResult(Dossier dossier, Payment payment, CancellationToken cancellationToken)
    {
        if (
            !payment.IsOwedBy(PaymentStage.Return)
            && await db.IssuedPapers.AnyAsync(
                p =>
                    p.DossierId == dossier.Id
                    && p.Kind == PaperKind.Result
                    && p.State == PaperState.Signed
                    && p.Rung == PaperRung.SealAndPerson,
                cancellationToken
            )
        )
        {
            db.Owe(MessageKind.ResultSigned, dossier, clock.GetUtcNow());
        }
    }

    /// <summary>One receipt; its number is drawn in the act's own transaction.</summary>
    public async Task WriteReceipt(
        Payment payment,
        PaymentAttempt attempt,
        FeeKind kind,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var year = VietnamTime.DayOf(now).Year;
        var scope = string.Create(CultureInfo.InvariantCulture, $"receipt {kind} {payment.UnitId} {year}");
        var number = (int)await db.DrawNumber(scope, cancellationToken);
        db.Receipts.Add(new Receipt(Guid.CreateVersion7(now), payment, attempt, kind, year, number, now));
    }

    /// <summary>As its owner or the counter sees it.</summary>
    public async Task<PaymentView> Show(OpenPayment open, CancellationToken cancellationToken)
    {
        var (dossier, payment, _) = open;
        var receipts = await db
            .Receipts.Where(r => r.PaymentId == payment.Id)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return new PaymentView
        {
            Version = payment.Version,
            Status = payment.Status,
            Fees = FeeView.Of(payment.Assessment),
            Stage = payment.Stage,
            Claim = ClaimOf(dossier, payment),
            SettledAt = payment.SettledAt,
            Attempts = [.. payment.Attempts.OrderByDescending(one => one.StartedAt).Select(AttemptView.Of)],
            Receipts =
            [
                .. receipts
                    .Concat(db.Receipts.Local)
                    .DistinctBy(r => r.Id)
                    .Where(r => r.PaymentId == payment.Id)
                    .Select(ReceiptView.Of),
            ],
            AllowedActs = [.. ActsOf(open)],
            Ways = open.IsPayable ? [.. WaysTo(payment.UnitId)] : [],
        };
    }

    /// <summary>Whether somebody acts for the counter on money.</summary>
    public static bool TakesMoney(Actor actor) => TakeMoney.Contains(actor.Role);

    /// <summary>The ways to pay a unit without going there.</summary>
    public IEnumerable<string> WaysTo(string unitId) =>
        gateways
            .All.Select(one => one.Name)
            .Concat(catalogue.Units.Find(unitId)?.Account is null ? [] : [Counter.Transfer]);

    /// <summary>On which account a unit's transfers come: bank and number; the unit itself while it has named none.</summary>
    public string AccountOf(string unitId) =>
        catalogue.Units.Find(unitId)?.Account is { } account ? $"{account.BankBin} {account.Number}" : unitId;

    private static IEnumerable<PaymentAct> ActsOf(OpenPayment open)
    {
        var (_, payment, actor) = open;
        if (!TakesMoney(actor))
        {
            yield break;
        }

        var isChangeable = payment.Status is not (PaymentStatus.Settled or PaymentStatus.Refunded);
        if (isChangeable && payment.Assessment.ClaimedCase is not null)
        {
            yield return PaymentAct.DecideExemption;
        }

        if (
            isChangeable
            && payment.Assessment.Lines.Any(line => line.RateVnd is null && line.Ground is not FeeGround.SetElsewhere)
        )
        {
            yield return PaymentAct.CountPages;
        }

        if (open.IsPayable)
        {
            yield return PaymentAct.Defer;
            yield return PaymentAct.TakeMoney;
        }

        if (actor.Role is ActorRole.Supervisor && payment.Attempts.Any(one => one.HasMoney))
        {
            yield return PaymentAct.Refund;
            yield return PaymentAct.CancelReceipt;
        }
    }

    private async Task<Result<OpenPayment>> With(OpenDossier open, CancellationToken cancellationToken) =>
        await db.Payments.SingleOrDefaultAsync(p => p.DossierId == open.Dossier.Id, cancellationToken) is { } payment
            ? new OpenPayment(open.Dossier, payment, open.Actor)
            : RequestErrors.NotFound;

    private ClaimView? ClaimOf(Dossier dossier, Payment payment)
    {
        if ((payment.DecidedCase ?? payment.Assessment.ClaimedCase) is not { } claimed)
        {
            return null;
        }

        var procedure = reading.ProcedureOf(dossier);
        return new ClaimView(
            claimed,
            procedure.Cases.Single(one => one.Id == claimed).Name,
            [
                .. procedure
                    .Papers.Where(paper => paper.OnlyIn.Contains(claimed, StringComparer.Ordinal))
                    .Select(paper => paper.Code),
            ],
            payment.Claim,
            payment.ClaimReason
        );
    }
}
