using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Dossiers;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>A request about one's data, as the person and the unit see it.</summary>
public sealed record DataRequestView
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What an act has to start from.</summary>
    public required int Version { get; init; }

    /// <summary>What is asked.</summary>
    public required DataRequestKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required DataRequestStatus Status { get; init; }

    /// <summary>The unit that is asked.</summary>
    public required UnitRef Unit { get; init; }

    /// <summary>Who asks, for the unit alone.</summary>
    public DataRequester? Person { get; init; }

    /// <summary>When it was filed, UTC.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Until when it has to be acknowledged, UTC.</summary>
    public required DateTimeOffset AcknowledgeBy { get; init; }

    /// <summary>Until when it has to be done or refused, UTC.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>Whether the office owes something that it should have done by now.</summary>
    public required bool Late { get; init; }

    /// <summary>The provision on which a refusal rests.</summary>
    public string? LegalGround { get; init; }

    /// <summary>Every act, oldest first.</summary>
    public required IReadOnlyList<DataRequestEntry> History { get; init; }

    /// <summary>Who of the office opened it, the newest first; for the person alone.</summary>
    public IReadOnlyList<DataRequestLookView>? Looks { get; init; }

    /// <summary>What the asker may do.</summary>
    public required IReadOnlyList<DataRequestAct> AllowedActs { get; init; }
}

/// <summary>Who asks, and how they are reached.</summary>
public sealed record DataRequester(string Name, string? Phone, string? Email);

/// <summary>One act on a request.</summary>
/// <param name="Act">What was done.</param>
/// <param name="At">UTC.</param>
/// <param name="Words">What was said with it.</param>
public sealed record DataRequestEntry(DataRequestAct Act, DateTimeOffset At, string? Words);

/// <summary>That somebody of the office opened a request.</summary>
/// <param name="Unit">Where their post is.</param>
/// <param name="Role">What it does there.</param>
/// <param name="At">UTC; later looks of the same hour are part of it.</param>
public sealed record DataRequestLookView(LocalText Unit, StaffRole Role, DateTimeOffset At);
