using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Tests.Payments;

/// <summary>A certificate of marital status: 15,000 đồng of lệ phí, and two copies at 8,000 of phí.</summary>
internal static class APayment
{
    public const string Vnpay = "vnpay";

    public static readonly DateTimeOffset Now = new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero);

    public static readonly Vnd Whole = new(31_000);

    public static FeeAssessment Assessment(long chargeVnd = 15_000, string? claimed = null) =>
        new([
            Line("charge", FeeKind.Charge, chargeVnd) with
            {
                ExemptionCase = claimed,
                Ground = claimed is null ? FeeGround.Full : FeeGround.Exempt,
            },
            Line("copy", FeeKind.ServiceFee, 16_000),
        ]);

    public static Payment Open(FeeAssessment? assessment = null) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), "xa-trieu-son", assessment ?? Assessment(), Now);

    public static AttemptStart Start(string reference, DateTimeOffset? at = null) =>
        new(Vnpay, reference, "a citizen", "vi", at ?? Now, (at ?? Now).AddMinutes(15));

    public static PaymentAttempt Begun(this Payment payment, string reference = "A1", DateTimeOffset? at = null) =>
        payment.Begin(Guid.CreateVersion7(), Start(reference, at)).Value;

    public static GatewayNotice Paid(this PaymentAttempt attempt, string transaction = "T1") =>
        Says(attempt, GatewayState.Paid) with
        {
            Transaction = transaction,
        };

    public static GatewayNotice Says(this PaymentAttempt attempt, GatewayState state) =>
        new(attempt.Reference, attempt.AmountVnd, state, null, null, null);

    private static AssessedFee Line(string id, FeeKind kind, long vnd) =>
        new()
        {
            FeeId = id,
            Name = new LocalText(id),
            Kind = kind,
            Due = PaymentStage.Return,
            AmountVnd = new Vnd(vnd),
            Ground = FeeGround.Full,
        };
}
