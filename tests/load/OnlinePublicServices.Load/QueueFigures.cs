using System.Text.Json;

namespace OnlinePublicServices.Load;

/// <summary>S9: a page of the clerk's queue, first and deep, as the queue grows.</summary>
internal static class QueueFigures
{
    private const int Reads = 200;
    private const int PageMax = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Side>> MeasureAsync(Uri product, int dossiers)
    {
        using var clerk = await Visitor.SignInAsync(product, "staff", "trang.lethi");
        var deep = await CursorInTheMiddle(clerk, dossiers);
        var sides = new List<Side>();
        foreach (var (name, path) in new[] { ("first", "/api/queue"), ("deep", $"/api/queue?cursor={deep}") })
        {
            await Loop.RunAsync(name, 1, Reads / 4, Longest, _ => clerk.GetAsync(path));
            var side = await Loop.RunAsync(
                $"{name} page of {dossiers:N0}",
                1,
                Reads,
                Longest,
                _ => clerk.GetAsync(path)
            );
            sides.Add(side with { Value = side.MedianMs!.Value });
        }

        return sides;
    }

    /// <summary>From the sides of the small queue and then of the large one.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<Side> sides) =>
        sides is [var firstOfFew, var deepOfFew, var firstOfMany, var deepOfMany]
            ? [Grown(firstOfMany, firstOfFew), Grown(deepOfMany, deepOfFew)]
            : [];

    private static Figure Grown(Side many, Side few) =>
        new Figure
        {
            Id = "S9",
            What = $"clerk's queue, {many.Name}",
            Unit = "ms",
            Ours = many,
            Peers = [few],
            Ratio = many.P99Ms / few.P99Ms,
            RatioOf = "p99, large over small",
            Bar = "≤ 1.3",
        }.With(ratio => ratio <= 1.3);

    private static async Task<string> CursorInTheMiddle(Visitor clerk, int dossiers)
    {
        var page = await clerk.GetAsync($"/api/queue?limit={PageMax}");
        for (var seen = PageMax; seen < dossiers / 2; seen += PageMax)
        {
            page = await clerk.GetAsync($"/api/queue?limit={PageMax}&cursor={Next(page)}");
        }

        return Next(page);
    }

    private static string Next(JsonElement page) => page.GetProperty("nextCursor").GetString()!;
}
