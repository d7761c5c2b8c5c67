namespace OnlinePublicServices.Load;

/// <summary>S10 and S11: from nothing to the first answer, and what the process then holds while nobody asks.</summary>
internal static class StartFigures
{
    private const double IdleMegabytesMax = 200;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Setting setting, string folder)
    {
        var (ours, bare) = (new List<double>(), new List<double>());
        var megabytes = 0.0;
        for (var i = 0; i < setting.Size.Starts; i++)
        {
            await using (var floor = await ServerProcess.StartFloorAsync(Path.Combine(folder, $"start-floor-{i}")))
            {
                bare.Add(floor.FirstAnswer.TotalMilliseconds);
            }

            var data = Path.Combine(folder, $"start-{i}");
            await using var product = await ServerProcess.StartProductAsync(setting.Program, setting.Portal, data);
            ours.Add(product.FirstAnswer.TotalMilliseconds);
            await Task.Delay(Settling);
            megabytes = product.ResidentBytes / 1e6;
        }

        var started = Loop.Of("cold start", 0, ours.ToArray());
        var floorStarted = Loop.Of("bare Kestrel + SQLite", 0, bare.ToArray());
        return
        [
            new Figure
            {
                Id = "S10",
                What = "cold start to the first 200, empty data, demo accounts seeded",
                Unit = "ms",
                Ours = started with { Value = started.MedianMs!.Value },
                Peers = [floorStarted with { Value = floorStarted.MedianMs!.Value }],
                Ratio = started.MedianMs / floorStarted.MedianMs,
                Note = "the bar compares with Directus and Strapi, which are not measured yet",
            },
            new Figure
            {
                Id = "S11",
                What = "memory idle, 10 s after the start",
                Unit = "MB",
                Ours = new Side("resident", megabytes),
                Bar = "≤ 200 MB",
                Met = megabytes <= IdleMegabytesMax,
            },
        ];
    }
}
