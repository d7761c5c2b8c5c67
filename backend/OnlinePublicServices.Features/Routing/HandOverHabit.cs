namespace OnlinePublicServices.Features.Routing;

/// <summary>
/// A hand-over that a unit has made before: whoever makes one for the first time is asked once whether it is meant.
/// </summary>
internal sealed class HandOverHabit
{
    public required string UnitId { get; init; }

    public required string Procedure { get; init; }

    public required string FromStep { get; init; }

    public required string ToStep { get; init; }
}
