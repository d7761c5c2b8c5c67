using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>A reflection as its author and the unit that has it see it.</summary>
public sealed record FeedbackView
{
    /// <summary>The code by which it is named.</summary>
    public required string Code { get; init; }

    /// <summary>What an act has to start from.</summary>
    public required int Version { get; init; }

    /// <summary>What it is about.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>How it came in.</summary>
    public required FeedbackSource Source { get; init; }

    /// <summary>How far it is.</summary>
    public required FeedbackStatus Status { get; init; }

    /// <summary>Whether it was answered and will not be published.</summary>
    public required bool KeptClosed { get; init; }

    /// <summary>The unit that has it.</summary>
    public required UnitRef Unit { get; init; }

    /// <summary>In a few words.</summary>
    public required string Subject { get; init; }

    /// <summary>Who wrote it, for the unit alone.</summary>
    public FeedbackAuthorView? Author { get; init; }

    /// <summary>When it was filed, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The statutory instants.</summary>
    public required FeedbackClock Clock { get; init; }

    /// <summary>What is due next, UTC; absent when nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Every act, oldest first.</summary>
    public required IReadOnlyList<FeedbackEntry> History { get; init; }

    /// <summary>What the asker may do.</summary>
    public required IReadOnlyList<FeedbackAct> AllowedActs { get; init; }
}

/// <summary>Who wrote a reflection.</summary>
public sealed record FeedbackAuthorView(string? Name, string? Email, string? Phone);

/// <summary>One act on a reflection; whoever of the office did it is named by unit.</summary>
public sealed record FeedbackEntry(
    FeedbackAct Act,
    FeedbackRole Role,
    LocalText Unit,
    DateTimeOffset At,
    string? Words
);

internal static class FeedbackShowing
{
    /// <summary>Errors: <c>calendar.not-published</c>.</summary>
    public static Result<FeedbackView> Show(this FeedbackReading reading, OpenFeedback open)
    {
        var (it, actor) = open;
        return reading
            .ClockOf(it)
            .Map(read => new FeedbackView
            {
                Code = it.Code,
                Version = it.Version,
                Kind = it.Kind,
                Source = it.Source,
                Status = it.Status,
                KeptClosed = it.IsKeptClosed,
                Unit = new UnitRef(it.UnitId, reading.NameOf(it.UnitId)),
                Subject = it.Subject,
                Author =
                    actor.Role is FeedbackRole.Staff
                        ? new FeedbackAuthorView(it.Author.Name, it.Author.Email, it.Author.Phone)
                        : null,
                ReceivedAt = it.ReceivedAt,
                Clock = read,
                DueAt = read.NextDue(it),
                History =
                [
                    .. it
                        .History.OrderBy(record => record.Number)
                        .Select(record => new FeedbackEntry(
                            record.Act,
                            record.Role,
                            reading.NameOf(record.UnitId),
                            record.At,
                            record.Words
                        )),
                ],
                AllowedActs = it.AllowedTo(actor.Role),
            });
    }
}
