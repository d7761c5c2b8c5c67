using System.Globalization;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>Everything on which the fees of a dossier depend.</summary>
public sealed record FeeQuestion
{
    /// <summary>The procedure, in the version of the dossier.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>The tariffs that hold in the unit, the nearest unit's first, the country's last.</summary>
    public required IReadOnlyList<Tariff> Tariffs { get; init; }

    /// <summary>How it is filed.</summary>
    public required FilingChannel Channel { get; init; }

    /// <summary>The day of receipt, in Viet Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The cases that hold.</summary>
    public required IReadOnlySet<string> Cases { get; init; }

    /// <summary>The canonical text of an answer by its field; nothing when unanswered.</summary>
    public required Func<string, string?> AnswerOf { get; init; }

    /// <summary>What the counter has counted, by fee line.</summary>
    public IReadOnlyDictionary<string, FeeCount> Counts { get; init; } = new Dictionary<string, FeeCount>();

    /// <summary>Cases whose proof the counter found wanting: they exempt nobody.</summary>
    public IReadOnlySet<string> DeclinedCases { get; init; } = new HashSet<string>();
}

/// <summary>What the counter counts for a formula.</summary>
/// <param name="Pages">Pages of the original, 1 to 10,000.</param>
/// <param name="Copies">Copies made of it, 1 to 1,000.</param>
public sealed record FeeCount(int Pages, int Copies)
{
    /// <summary>The largest original.</summary>
    public const int PagesMax = 10_000;

    /// <summary>The most copies.</summary>
    public const int CopiesMax = 1_000;

    /// <summary>Errors: <c>fee.count-invalid</c>.</summary>
    public static Result<FeeCount> Create(int pages, int copies) =>
        pages is >= 1 and <= PagesMax && copies is >= 1 and <= CopiesMax
            ? new FeeCount(pages, copies)
            : PaymentErrors.CountInvalid;
}

/// <summary>What a dossier costs, line by line, and why. Phí and lệ phí stay apart.</summary>
public sealed record FeeAssessment(IReadOnlyList<AssessedFee> Lines)
{
    /// <summary>What is known to be due.</summary>
    public Vnd Total => Lines.Aggregate(Vnd.Zero, (sum, line) => sum + (line.AmountVnd ?? Vnd.Zero));

    /// <summary>Whether the counter still has to count something before the amount is known.</summary>
    public bool AwaitsCount => Lines.Any(line => line.Ground is FeeGround.ToBeCounted);

    /// <summary>The earliest stage at which something is due; at the return when nothing is.</summary>
    public PaymentStage Due =>
        Lines
            .Where(line => line.AmountVnd != Vnd.Zero && line.Ground is not FeeGround.SetElsewhere)
            .Select(line => line.Due)
            .DefaultIfEmpty(PaymentStage.Return)
            .Min();

    /// <summary>The case by which somebody claims to pay less, which the counter has to confirm; none when nobody does.</summary>
    public string? ClaimedCase => Lines.FirstOrDefault(line => line.ExemptionCase is not null)?.ExemptionCase;

    /// <summary>Computes it. Nothing else decides what is due.</summary>
    public static FeeAssessment Of(FeeQuestion question) =>
        new([.. question.Procedure.FeesIn(question.Cases).Select(line => Assess(line, question))]);

    private static AssessedFee Assess(FeeLine line, FeeQuestion question)
    {
        var tariff = question.Tariffs.FirstOrDefault(one => RateIn(one) is not null);
        var rate = tariff is null ? line.AmountVnd : RateIn(tariff)!.AmountVnd;
        var (full, quantity, ground) = FullAmount(line, rate, question);
        var assessed = new AssessedFee
        {
            FeeId = line.Id,
            Name = line.Name,
            Kind = line.Kind,
            Due = line.Due,
            RateVnd = rate,
            Quantity = quantity,
            AmountVnd = full,
            Ground = ground,
            Tariff = tariff?.Id,
            NeedsReview = tariff?.NeedsReview ?? line.NeedsReview,
        };
        return ground is FeeGround.Full && full > Vnd.Zero && ExemptionOf(line, question) is { } exemption
            ? assessed with
            {
                AmountVnd = new Vnd(full.Value.Amount * exemption.PaysPercent / 100),
                Ground = FeeGround.Exempt,
                Exemption = exemption.Name,
                ExemptionCase = exemption.Case,
            }
            : assessed;

        TariffRate? RateIn(Tariff one) =>
            one.AppliesOn(question.Day) ? one.RateOf(question.Procedure.Code, line.Id, question.Channel) : null;
    }

    private static (Vnd? Amount, int Quantity, FeeGround Ground) FullAmount(
        FeeLine line,
        Vnd? rate,
        FeeQuestion question
    )
    {
        if (line.Formula is CertifiedCopyFee.FormulaName)
        {
            return question.Counts.TryGetValue(line.Id, out var count)
                ? (CertifiedCopyFee.For(count.Pages, count.Copies), count.Copies, FeeGround.Full)
                : (null, 0, FeeGround.ToBeCounted);
        }

        if (rate is not { } amount)
        {
            return (null, 0, FeeGround.SetElsewhere);
        }

        if (line.PerField is not { } field)
        {
            return (amount, 1, amount == Vnd.Zero ? FeeGround.Free : FeeGround.Full);
        }

        var times = int.TryParse(
            question.AnswerOf(field),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var wanted
        )
            ? wanted
            : 0;
        return (amount * times, times, times == 0 ? FeeGround.NotAsked : FeeGround.Full);
    }

    private static FeeExemption? ExemptionOf(FeeLine line, FeeQuestion question) =>
        line.Exemptions.FirstOrDefault(exemption =>
            exemption.Timely?.Holds(question.AnswerOf(exemption.Timely.Field), question.Day) is true
            || (
                exemption.Case is { } claimed
                && question.Cases.Contains(claimed)
                && !question.DeclinedCases.Contains(claimed)
            )
        );
}

/// <summary>One line of what a dossier costs.</summary>
public sealed record AssessedFee
{
    /// <summary>The line's id in the procedure.</summary>
    public required string FeeId { get; init; }

    /// <summary>What is paid for.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Phí or lệ phí.</summary>
    public required FeeKind Kind { get; init; }

    /// <summary>When it is to be paid.</summary>
    public required PaymentStage Due { get; init; }

    /// <summary>The amount for one; nothing where a formula or another body gives it.</summary>
    public Vnd? RateVnd { get; init; }

    /// <summary>How many.</summary>
    public int Quantity { get; init; }

    /// <summary>What is due; nothing while it isn't known here.</summary>
    public Vnd? AmountVnd { get; init; }

    /// <summary>Why so much.</summary>
    public required FeeGround Ground { get; init; }

    /// <summary>Who pays less, where that holds.</summary>
    public LocalText? Exemption { get; init; }

    /// <summary>The case that claims it; none where dates alone decide.</summary>
    public string? ExemptionCase { get; init; }

    /// <summary>The tariff that sets the amount; none where the procedure's own line does.</summary>
    public string? Tariff { get; init; }

    /// <summary>True when the amount needs confirmation.</summary>
    public bool NeedsReview { get; init; }
}

/// <summary>Why a line costs what it costs.</summary>
public enum FeeGround
{
    /// <summary>The full amount.</summary>
    Full,

    /// <summary>Somebody, or something, for whom the law asks nothing or less.</summary>
    Exempt,

    /// <summary>The law asks nothing of anybody.</summary>
    Free,

    /// <summary>Nothing was asked for that would cost it.</summary>
    NotAsked,

    /// <summary>The counter counts first.</summary>
    ToBeCounted,

    /// <summary>Another body sets and takes it.</summary>
    SetElsewhere,
}
