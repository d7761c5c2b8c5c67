namespace OnlinePublicServices.Domain.Fees;

/// <summary>
/// The tariff of certified copies, in đồng: 2,000 for each of the first two pages of the original, 1,000 from the third,
/// at most 200,000 a copy. Source: 226/2016/TT-BTC, Art. 4.
/// </summary>
public static class CertifiedCopyFee
{
    /// <summary>The name under which catalogue files ask for this tariff.</summary>
    public const string FormulaName = "certified-copy";

    private const int PagesAtFullPrice = 2;
    private const long FullPriceVnd = 2_000;
    private const long ReducedPriceVnd = 1_000;
    private const long LimitVnd = 200_000;

    /// <summary>What <paramref name="copies"/> copies of an original of <paramref name="pages"/> pages cost.</summary>
    public static Vnd For(int pages, int copies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);

        var full = Math.Min(pages, PagesAtFullPrice) * FullPriceVnd;
        var reduced = Math.Max(0L, pages - PagesAtFullPrice) * ReducedPriceVnd;
        return new Vnd(Math.Min(full + reduced, LimitVnd)) * copies;
    }
}
