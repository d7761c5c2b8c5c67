using System.Diagnostics;

namespace OnlinePublicServices.Load;

/// <summary>A closed loop: each client sends its next request when the last one was answered.</summary>
internal static class Loop
{
    /// <summary>Runs <paramref name="one"/> until the count or the time is used up, whichever comes first.</summary>
    /// <exception cref="InvalidOperationException">One failed: a fast refusal must not pass for speed.</exception>
    public static async Task<Side> RunAsync(string name, int clients, int count, TimeSpan longest, Func<int, Task> one)
    {
        var taken = new double[count];
        var next = -1;
        var done = 0;
        var clock = Stopwatch.StartNew();

        async Task Client()
        {
            while (clock.Elapsed < longest)
            {
                var index = Interlocked.Increment(ref next);
                if (index >= count)
                {
                    return;
                }

                var started = Stopwatch.GetTimestamp();
                await one(index);
                taken[Interlocked.Increment(ref done) - 1] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(Client)));
        var seconds = clock.Elapsed.TotalSeconds;
        return Of(name, done / seconds, taken.AsSpan(0, done));
    }

    /// <summary>Of an odd number of rounds the one in the middle.</summary>
    public static Side Middle(IEnumerable<Side> rounds)
    {
        var sorted = rounds.OrderBy(side => side.Value).ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>A side from single times in milliseconds.</summary>
    public static Side Of(string name, double value, ReadOnlySpan<double> milliseconds)
    {
        var sorted = milliseconds.ToArray();
        Array.Sort(sorted);
        return new Side(name, value, At(sorted, 0.5), At(sorted, 0.99), sorted.Length);
    }

    /// <summary>One after another, on one thread: how many in a second of the processor.</summary>
    public static Side PerCpuSecond(string name, int count, Action one)
    {
        var taken = new double[count];
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            one();
            taken[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        var cpu = Process.GetCurrentProcess().TotalProcessorTime - before;
        return Of(name, count / cpu.TotalSeconds, taken);
    }

    private static double At(double[] sorted, double part) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
}
