namespace OnlinePublicServices.Load;

/// <summary>What one costs in an office of so many dossiers, one client after another.</summary>
/// <param name="Dossiers">How many there are.</param>
/// <param name="Lookup">A lookup by code.</param>
/// <param name="Submission">A submission.</param>
/// <param name="Bytes">The size of the database before it.</param>
internal sealed record Cost(int Dossiers, Side Lookup, Side Submission, long Bytes);

/// <summary>S12: how costs grow with the number of dossiers: the exponent between a small office and a large one.</summary>
internal static class GrowthFigures
{
    public const int Submissions = 200;

    private const int Lookups = 2_000;
    private const double KilobytesMax = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task<Cost> MeasureAsync(
        Uri product,
        int dossiers,
        long bytes,
        IReadOnlyList<Guid> drafts,
        IReadOnlyList<string> codes
    )
    {
        using var citizen = await Visitor.SignInAsync(product, "citizen", "nguoidan@example.com");
        using var stranger = Visitor.Stranger(product);
        Task Track(int i) => TrackingFigures.ReadAsync(stranger.Http, $"/api/tracking/{codes[i % codes.Count]}");
        await Loop.RunAsync("", 1, Lookups, Longest, Track);
        var lookup = await Loop.RunAsync($"at {dossiers:N0}", 1, Lookups, Longest, Track);
        await Loop.RunAsync("", 1, Submissions / 2, Longest, i => citizen.SubmitAsync(drafts[i]));
        var submission = await Loop.RunAsync(
            $"at {dossiers:N0}",
            1,
            Submissions / 2,
            Longest,
            i => citizen.SubmitAsync(drafts[(Submissions / 2) + i])
        );
        return new Cost(dossiers, lookup, submission, bytes);
    }

    /// <summary>From the small office, the large one, and the first pages of their queues.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<Cost> costs, IReadOnlyList<Side> queue)
    {
        if (costs is not [var few, var many])
        {
            yield break;
        }

        var factor = (double)many.Dossiers / few.Dossiers;
        yield return Exponent("lookup", few.Lookup, many.Lookup, factor, 0.05);
        if (queue is [var page, _, var laterPage, _])
        {
            yield return Exponent("queue page", page, laterPage, factor, 0.15);
        }

        yield return Exponent("submission", few.Submission, many.Submission, factor, 0.05);
        var kilobytes = (many.Bytes - few.Bytes) / 1000.0 / (many.Dossiers - few.Dossiers);
        yield return new Figure
        {
            Id = "S12",
            What = "a dossier in the database, with its form",
            Unit = "kB",
            Ours = new Side("on the disk", kilobytes),
            Bar = "≤ 4 kB",
            Met = kilobytes <= KilobytesMax,
        };
    }

    private static Figure Exponent(string what, Side few, Side many, double factor, double most) =>
        new Figure
        {
            Id = "S12",
            What = $"{what} as dossiers grow {factor:0} times",
            Unit = "ms",
            Ours = many with { Value = many.MedianMs!.Value },
            Peers = [few with { Value = few.MedianMs!.Value }],
            Ratio = Math.Log(many.MedianMs.Value / few.MedianMs.Value) / Math.Log(factor),
            RatioOf = "exponent of the medians",
            Bar = $"≤ {most}",
        }.With(exponent => exponent <= most);
}
