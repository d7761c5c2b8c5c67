using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Tokens;

/// <summary>
/// Keeps options whose values lie in the database. The framework's own cache remembers a failure as long as it would a
/// value, and refreshes inside a timer, where a failure ends the process. Here the next request asks again for what
/// could not be read, and what was read before serves meanwhile.
/// </summary>
internal sealed class StoredOptions<TOptions>(
    TimeProvider time,
    ILogger<StoredOptions<TOptions>> logger,
    TimeSpan? refresh = null
) : IOptionsMonitorCache<TOptions>
    where TOptions : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock reading = new();
    private readonly ConcurrentDictionary<string, Kept> known = new(StringComparer.Ordinal);

    public TOptions GetOrAdd(string? name, Func<TOptions> createOptions)
    {
        name ??= Options.DefaultName;
        if (Fresh(name) is { } kept)
        {
            return kept;
        }

        lock (reading)
        {
            return Fresh(name) ?? Read(name, createOptions);
        }
    }

    public bool TryAdd(string? name, TOptions options) =>
        known.TryAdd(name ?? Options.DefaultName, new Kept(options, DateTimeOffset.MaxValue));

    public bool TryRemove(string? name) => known.TryRemove(name ?? Options.DefaultName, out _);

    public void Clear() => known.Clear();

    private TOptions? Fresh(string name) =>
        known.TryGetValue(name, out var kept) && time.GetUtcNow() < kept.Until ? kept.Options : null;

    private TOptions Read(string name, Func<TOptions> createOptions)
    {
        var before = known.GetValueOrDefault(name);
        try
        {
            var options = createOptions();
            known[name] = new Kept(options, refresh is { } after ? time.GetUtcNow() + after : DateTimeOffset.MaxValue);
            return options;
        }
        catch (Exception e) when (before is not null)
        {
            SignInLog.OptionsNotRefreshed(logger, e);
            known[name] = before with { Until = time.GetUtcNow() + Pause };
            return before.Options;
        }
    }

    private sealed record Kept(TOptions Options, DateTimeOffset Until);
}
