using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// A kind of paper that says the same in every dossier, so that one that an office checked or issued serves the next one:
/// <c>thành phần hồ sơ tái sử dụng</c>. Source: 45/2020/ND-CP, Art. 16; how long a kind is good stands in its data.
/// </summary>
public sealed record ReusablePaper
{
    /// <summary>Stable; stores name it.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required LocalText Name { get; init; }

    /// <summary>The codes under which procedures ask for it.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>The procedures whose granted result it is.</summary>
    public IReadOnlyList<ProcedureCode> ResultOf { get; init; } = [];

    /// <summary>How long it is good, in calendar months; absent where it has no end.</summary>
    public int? ValidMonths { get; init; }

    /// <summary>The instrument that says so.</summary>
    public string? Source { get; init; }

    /// <summary>True while its time waits to be compared with the official text.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>The last day, in Viet Nam, on which one of this kind is good that was checked or issued on a day.</summary>
    public DateOnly? LastDay(DateOnly from) => ValidMonths is { } months ? from.AddMonths(months) : null;
}
