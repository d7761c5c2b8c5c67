using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// <c>Mức thu phí, lệ phí</c>: the amounts that a resolution sets for some days, in a unit and all below it. Where it says
/// nothing, the amount in the procedure's own line holds. Source: 97/2015/QH13 (Law on fees and charges), Art. 21-22.
/// </summary>
public sealed record Tariff
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The resolution or circular.</summary>
    public required LocalText Source { get; init; }

    /// <summary>The unit whose area it holds in; none where it holds in the whole country.</summary>
    public string? Unit { get; init; }

    /// <summary>First day of receipt, in Viet Nam.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last such day; absent while in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The amounts.</summary>
    public required IReadOnlyList<TariffRate> Rates { get; init; }

    /// <summary>True when somebody has to compare it with its source.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>True when dossiers received on this day fall under it.</summary>
    public bool AppliesOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>The amount for a line; one for the channel alone goes before one for all channels.</summary>
    public TariffRate? RateOf(ProcedureCode procedure, string fee, FilingChannel channel)
    {
        var rates = Rates.Where(rate => rate.Procedure == procedure && rate.Fee == fee).ToList();
        return rates.Find(rate => rate.Channel == channel) ?? rates.Find(rate => rate.Channel is null);
    }
}

/// <summary>One amount of a tariff.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Fee">The line of it.</param>
/// <param name="AmountVnd">Whole đồng; for one of them where the line is multiplied.</param>
/// <param name="Channel">The way of filing that it is for; none for all.</param>
public sealed record TariffRate(ProcedureCode Procedure, string Fee, Vnd AmountVnd, FilingChannel? Channel = null);
