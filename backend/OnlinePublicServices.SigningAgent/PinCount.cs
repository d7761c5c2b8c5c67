using System.Text.Json;

namespace OnlinePublicServices.SigningAgent;

/// <summary>
/// Counts PINs before they are tried, by token, across agents and restarts: at most three reach a token in a quarter of
/// an hour unless one was right, and never the one that would lock it.
/// </summary>
internal sealed class PinCount(string folder, int tokenLimit, TimeProvider time)
{
    private const int PerWindow = 3;
    private const string FileName = "pins.json";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Enters a try; the refusal when this one may not reach the token.</summary>
    public PinRefusal? Begin(string token)
    {
        using var file = new KeptFile(folder, FileName);
        var counts = Read(file);
        var tries = counts.GetValueOrDefault(token) ?? new Tries(0, []);
        var now = time.GetUtcNow();
        if (tries.WrongInARow >= tokenLimit - 1)
            return new PinRefusal("agent.pin-locked", null);
        var recent = tries.At.Where(at => at > now - Window).ToList();
        if (recent.Count >= PerWindow)
            return new PinRefusal("agent.pin-wait", recent.Min() + Window);

        counts[token] = new Tries(tries.WrongInARow + 1, [.. recent, now]);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(counts));
        return null;
    }

    /// <summary>The PIN was right: what was counted against it is forgiven.</summary>
    public void Right(string token)
    {
        using var file = new KeptFile(folder, FileName);
        var counts = Read(file);
        if (counts.Remove(token))
            file.Write(JsonSerializer.SerializeToUtf8Bytes(counts));
    }

    /// <summary>How many more PINs may be tried now.</summary>
    public int Left(string token)
    {
        using var file = new KeptFile(folder, FileName);
        var tries = Read(file).GetValueOrDefault(token) ?? new Tries(0, []);
        var recent = tries.At.Count(at => at > time.GetUtcNow() - Window);
        return Math.Max(0, Math.Min(PerWindow - recent, tokenLimit - 1 - tries.WrongInARow));
    }

    private static Dictionary<string, Tries> Read(KeptFile file) =>
        file.Read() is { } bytes ? JsonSerializer.Deserialize<Dictionary<string, Tries>>(bytes)! : [];

    private sealed record Tries(int WrongInARow, IReadOnlyList<DateTimeOffset> At);
}

/// <summary>Why a PIN was not tried, and when the next one may be.</summary>
internal sealed record PinRefusal(string Code, DateTimeOffset? RetryAt);
