using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Routing;

/// <summary>One step of a route: what is done, by which post, in how long.</summary>
public sealed record RoutingStep
{
    /// <summary>Stable within the procedure's version.</summary>
    public required string Id { get; init; }

    /// <summary>What is done.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Who does it.</summary>
    public required Post Post { get; init; }

    /// <summary>The body to whose leg it belongs: the receiving authority, or another one in a joint procedure.</summary>
    public required string BodyId { get; init; }

    /// <summary>Its time in working days or hours; none for the one step that has what the others leave.</summary>
    public TimeLimit? Time { get; init; }

    /// <summary>
    /// What other posts do at the same time (<c>lấy ý kiến phối hợp</c>): the holder of the step asks, they answer, and
    /// the step cannot be handed on before they have.
    /// </summary>
    public IReadOnlyList<RoutingStep> Alongside { get; init; } = [];

    /// <summary>Its time in working minutes; eight hours make a day.</summary>
    internal int? Minutes =>
        Time switch
        {
            null => null,
            { Kind: TimeLimitKind.WorkingDays } days => days.Amount * HalfDayMinutes,
            { Kind: TimeLimitKind.WorkingHours } hours => hours.Amount * 60,
            _ => null,
        };

    private const int HalfDayMinutes = 240;
}

/// <summary>
/// <c>Quy trình nội bộ</c> of one dossier: the steps of its procedure's version, each with the post that is competent
/// for it at the receiving authority. Source: 61/2018/ND-CP, Art. 18-20; 118/2025/ND-CP.
/// </summary>
public sealed class ProcessingRoute
{
    private readonly IReadOnlyList<RoutingStep> steps;

    /// <summary>A route of at least the counter's step.</summary>
    public ProcessingRoute(IReadOnlyList<RoutingStep> steps)
    {
        if (steps.Count == 0)
        {
            throw new ArgumentException("A route begins at the counter.", nameof(steps));
        }

        this.steps = steps;
    }

    /// <summary>Every step, in the planned order.</summary>
    public IReadOnlyList<RoutingStep> Steps => steps;

    /// <summary>The counter's step, with which every route begins.</summary>
    public RoutingStep First => steps[0];

    /// <summary>A step by its id, those alongside another included.</summary>
    public RoutingStep? Find(string id) =>
        steps.SelectMany(step => step.Alongside.Prepend(step)).FirstOrDefault(step => step.Id == id);

    /// <summary>The step planned after another; none after the last.</summary>
    public RoutingStep? After(string id) => steps.SkipWhile(step => step.Id != id).Skip(1).FirstOrDefault();

    /// <summary>
    /// Until when a step is to be done, UTC: so long after it was taken up, or, for the step that has what the others
    /// leave, so long before the whole is due that they still have theirs; never after the whole. Nothing where no
    /// instant follows: no promised day, or a calendar that is not published so far.
    /// </summary>
    /// <param name="stepId">The step.</param>
    /// <param name="since">When its holder got it, UTC, waits already added.</param>
    /// <param name="dueAt">When the whole is due, UTC.</param>
    /// <param name="calendar">The unit's working time.</param>
    public DateTimeOffset? StepDueAt(
        string stepId,
        DateTimeOffset since,
        DateTimeOffset? dueAt,
        WorkingCalendar calendar
    )
    {
        if (Find(stepId) is not { } step)
        {
            return dueAt;
        }

        var own =
            step.Minutes is { } minutes ? calendar.AddWorkingMinutes(since, minutes)
            : dueAt is { } whole ? calendar.SubtractWorkingMinutes(whole, MinutesAfter(stepId))
            : new DomainError("calendar.not-published", ErrorKind.Refused);
        return own.Match<DateTimeOffset?>(at => dueAt < at ? dueAt : at, _ => dueAt);
    }

    private int MinutesAfter(string id) =>
        steps.SkipWhile(step => step.Id != id).Skip(1).Sum(step => step.Minutes ?? 0);
}
