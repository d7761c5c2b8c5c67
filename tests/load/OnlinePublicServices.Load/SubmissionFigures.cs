using System.Net.Http.Json;
using System.Text.Json;

namespace OnlinePublicServices.Load;

/// <summary>S2: submitting a filled draft whose papers are up, and what that does to those who look up meanwhile.</summary>
internal static class SubmissionFigures
{
    public const int WarmUp = 300;

    private const int Rounds = 3;

    private const int Clients = 32;
    private const int LookupClients = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        Size size,
        Uri product,
        Uri floor,
        IReadOnlyList<Guid> drafts,
        IReadOnlyList<string> codes
    )
    {
        using var citizen = await Visitor.SignInAsync(product, "citizen", "nguoidan@example.com");
        using var bare = Visitor.Stranger(floor);
        using var stranger = Visitor.Stranger(product);
        var form = JsonSerializer.Serialize(Samples.Answers);

        await Submit(0, WarmUp);
        await Post("/transaction", WarmUp);
        await Post("/save-changes", WarmUp);
        var alone = await Loop.RunAsync("alone", LookupClients, size.Submissions, Longest, Track);

        // In turns, so that a noisy minute meets all.
        var (submitted, saved, written, lookedUp) = (
            new List<Side>(),
            new List<Side>(),
            new List<Side>(),
            new List<double>()
        );
        var count = size.Submissions / Rounds;
        for (var round = 0; round < Rounds; round++)
        {
            using var over = new CancellationTokenSource();
            var beside = Beside(over.Token);
            submitted.Add(await Submit(WarmUp + (round * count), count));
            await over.CancelAsync();
            lookedUp.AddRange(await beside);
            saved.Add(await Post("/save-changes", count));
            written.Add(await Post("/transaction", count));
        }

        var (ours, entities, transaction) = (Loop.Middle(submitted), Loop.Middle(saved), Loop.Middle(written));
        var under = Loop.Of("under submission", 0, lookedUp.ToArray());

        return
        [
            new Figure
            {
                Id = "S2",
                What = $"submission, durable, {Clients} clients",
                Unit = "/s",
                Ours = ours,
                Peers =
                [
                    entities with
                    {
                        Name = "EF SaveChanges",
                    },
                    transaction with
                    {
                        Name = "one plain transaction",
                    },
                ],
                Bar = "≥ 1",
                Note =
                    $"p99 {ours.P99Ms / entities.P99Ms:0.00} × of EF SaveChanges (bar ≤ 0.5); {LookupClients} clients look up meanwhile",
            }.Against(atLeast: 1),
            new Figure
            {
                Id = "S1b",
                What = $"p99 of lookup under submission, {LookupClients} clients",
                Unit = "ms",
                Ours = under with { Value = under.P99Ms!.Value },
                Peers = [alone with { Value = alone.P99Ms!.Value }],
                Ratio = under.P99Ms / alone.P99Ms,
                Bar = "≤ 4",
            }.With(ratio => ratio <= 4),
        ];

        Task<Side> Submit(int from, int count) =>
            Loop.RunAsync("submission", Clients, count, Longest, i => citizen.SubmitAsync(drafts[from + i]));

        Task Track(int i) => TrackingFigures.ReadAsync(stranger.Http, $"/api/tracking/{codes[i % codes.Count]}");

        Task<Side> Post(string path, int count) =>
            Loop.RunAsync(
                path,
                Clients,
                count,
                Longest,
                async _ =>
                {
                    using var answer = await bare.Http.PostAsJsonAsync(path, form);
                    answer.EnsureSuccessStatusCode();
                }
            );

        async Task<List<double>> Beside(CancellationToken end)
        {
            var clients = Enumerable.Range(0, LookupClients).Select(_ => Task.Run(() => TrackUntil(end)));
            return [.. (await Task.WhenAll(clients)).SelectMany(times => times)];
        }

        async Task<List<double>> TrackUntil(CancellationToken end)
        {
            var times = new List<double>();
            while (!end.IsCancellationRequested)
            {
                var started = System.Diagnostics.Stopwatch.GetTimestamp();
                await Track(times.Count);
                times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return times;
        }
    }
}
