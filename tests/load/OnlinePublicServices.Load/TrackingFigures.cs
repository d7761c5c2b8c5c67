namespace OnlinePublicServices.Load;

/// <summary>S1: a dossier by its code over HTTP.</summary>
internal static class TrackingFigures
{
    private const int Clients = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public static async Task<Figure> MeasureAsync(Size size, Uri product, Uri floor, IReadOnlyList<string> codes)
    {
        using var ours = Visitor.Stranger(product);
        using var bare = Visitor.Stranger(floor);
        var (tracked, read, json) = (new List<Side>(), new List<Side>(), new List<Side>());

        // In turns, so that a noisy minute meets all; the first round warms up.
        for (var round = 0; round < 4; round++)
        {
            tracked.Add(await Run("tracking", ours, i => $"/api/tracking/{codes[i % codes.Count]}"));
            read.Add(await Run("Kestrel + one prepared SQLite read", bare, i => $"/read/code-{i * 7919 % 100_000}"));
            json.Add(await Run("Kestrel JSON", bare, _ => "/json"));
        }

        return new Figure
        {
            Id = "S1",
            What = $"lookup by code, {Clients} clients",
            Unit = "/s",
            Ours = Loop.Middle(tracked.Skip(1)),
            Peers = [Loop.Middle(read.Skip(1)), Loop.Middle(json.Skip(1))],
            Bar = "≥ 0.3",
        }.Against(atLeast: 0.3);

        Task<Side> Run(string name, Visitor visitor, Func<int, string> path) =>
            Loop.RunAsync(name, Clients, size.Lookups, Longest, i => ReadAsync(visitor.Http, path(i)));
    }

    /// <summary>Reads the whole answer.</summary>
    public static async Task ReadAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }
}
