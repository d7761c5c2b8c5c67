using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnlinePublicServices.Load;

/// <summary>What was seen of one side of a comparison.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Value">In the figure's unit.</param>
/// <param name="MedianMs">Of a single one, in milliseconds.</param>
/// <param name="P99Ms">Of a single one, in milliseconds.</param>
/// <param name="Count">How many were measured.</param>
internal sealed record Side(
    string Name,
    double Value,
    double? MedianMs = null,
    double? P99Ms = null,
    int? Count = null
);

/// <summary>A figure beside its limit or peer, from the same run.</summary>
internal sealed record Figure
{
    public required string Id { get; init; }

    public required string What { get; init; }

    /// <summary>Unit of every side's value.</summary>
    public required string Unit { get; init; }

    public required Side Ours { get; init; }

    public IReadOnlyList<Side> Peers { get; init; } = [];

    /// <summary>What the ratio is, in words; it is between ours and the first peer unless said otherwise.</summary>
    public string? RatioOf { get; init; }

    public double? Ratio { get; init; }

    public string? Bar { get; init; }

    /// <summary>Whether the bar holds; nothing where there is none.</summary>
    public bool? Met { get; init; }

    public string? Note { get; init; }
}

internal static class Figures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Ours against the first peer, higher is better.</summary>
    public static Figure Against(this Figure figure, double atLeast) =>
        (figure with { Ratio = figure.Ours.Value / figure.Peers[0].Value }).With(ratio => ratio >= atLeast);

    public static Figure With(this Figure figure, Func<double, bool> met) =>
        figure with
        {
            Met = figure is { Ratio: { } ratio, Bar: not null } ? met(ratio) : null,
        };

    public static async Task WriteAsync(string path, IReadOnlyList<Figure> figures)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(figures, Json));
    }
}
