using OnlinePublicServices.Domain.Rules;
using static OnlinePublicServices.Domain.PersonalData.DataRequestAct;
using static OnlinePublicServices.Domain.PersonalData.DataRequestStatus;

namespace OnlinePublicServices.Domain.PersonalData;

/// <summary>One thing that may happen to a request.</summary>
/// <param name="From">The status in which it may happen; none for the filing.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The status after it.</param>
/// <param name="NeedsWords">Whether it has to be put in words.</param>
public sealed record DataRequestTransition(
    DataRequestStatus? From,
    DataRequestAct Act,
    DataRequestStatus To,
    bool NeedsWords = true
);

/// <summary>
/// What may follow in the life of a request, as one table. An answer or a refusal within the two days acknowledges as
/// well. Source: 356/2025/ND-CP for the acts; which leads from which to which is our own rule.
/// </summary>
public static class DataRequestLifecycle
{
    /// <summary>Every possible transition, in the order of a request's life.</summary>
    public static IReadOnlyList<DataRequestTransition> Table { get; } =
    [
        new(null, DataRequestAct.File, Filed),
        new(Filed, Acknowledge, Acknowledged, NeedsWords: false),
        new(Filed, Complete, Completed),
        new(Filed, Refuse, Refused),
        new(Acknowledged, Extend, Acknowledged),
        new(Acknowledged, Complete, Completed),
        new(Acknowledged, Refuse, Refused),
    ];

    /// <summary>The transition that an act would be. Errors: <c>data-request.act-out-of-turn</c>.</summary>
    public static Result<DataRequestTransition> Find(DataRequestStatus? from, DataRequestAct act) =>
        Table.FirstOrDefault(row => row.From == from && row.Act == act) is { } row ? row : OutOfTurn(act);

    internal static DomainError OutOfTurn(DataRequestAct act) =>
        new DomainError("data-request.act-out-of-turn", ErrorKind.Conflict).With("act", act.ToString());
}
