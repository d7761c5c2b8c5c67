using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>Who acts, and in what capacity.</summary>
/// <param name="Id">The person's or position's own id; opaque here.</param>
/// <param name="Role">The capacity.</param>
/// <param name="UnitId">The unit for which staff act; none for a citizen.</param>
/// <param name="Post">The post in which staff act; none for a citizen and the system.</param>
/// <param name="InsteadOf">Whose deputy acts (<c>thay</c>); none where the post is the actor's own.</param>
public sealed record Actor(
    string Id,
    ActorRole Role,
    string? UnitId = null,
    Post? Post = null,
    string? InsteadOf = null
)
{
    /// <summary>The system itself, on evidence or when a time has passed.</summary>
    public static Actor System { get; } = new("system", ActorRole.System);
}

/// <summary>Why something is refused or found faulty: a reason of the catalogue and words for this very case.</summary>
public sealed record Reason
{
    /// <summary>The most characters a reason's words may have.</summary>
    public const int MaxLength = 2000;

    /// <summary>The most characters a reason's code may have.</summary>
    public const int CodeMaxLength = 60;

    private Reason(string code, string text) => (Code, Text) = (code, text);

    /// <summary>The reason in the catalogue.</summary>
    public string Code { get; }

    /// <summary>The words for the applicant.</summary>
    public string Text { get; }

    /// <summary>A reason; a code without words tells nobody what to do. Errors: <c>dossier.reason-missing</c>.</summary>
    public static Result<Reason> Create(string? code, string? text) =>
        string.IsNullOrWhiteSpace(code)
        || string.IsNullOrWhiteSpace(text)
        || text.Length > MaxLength
        || code.Length > CodeMaxLength
            ? new DomainError("dossier.reason-missing", ErrorKind.Malformed)
            : new Reason(code.Trim(), text.Trim());
}

/// <summary>One act in the history of a dossier, which only grows.</summary>
public sealed class DossierRecord
{
    private DossierRecord() { }

    internal DossierRecord(int number, Transition transition, DossierStatus to, Actor actor, DateTimeOffset at)
    {
        Number = number;
        Act = transition.Act;
        From = transition.From;
        To = to;
        ActorId = actor.Id;
        Role = actor.Role;
        UnitId = actor.UnitId;
        InsteadOf = actor.InsteadOf;
        At = at;
    }

    /// <summary>Its place in the history, from 1 without a gap.</summary>
    public int Number { get; private init; }

    /// <summary>What was done.</summary>
    public DossierAct Act { get; private init; }

    /// <summary>The status before; none at submission.</summary>
    public DossierStatus? From { get; private init; }

    /// <summary>The status after.</summary>
    public DossierStatus To { get; private init; }

    /// <summary>Who did it.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>In what capacity.</summary>
    public ActorRole Role { get; private init; }

    /// <summary>For which unit.</summary>
    public string? UnitId { get; private init; }

    /// <summary>Whose deputy did it; none where the post was their own.</summary>
    public string? InsteadOf { get; private init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>What it was done to, when not to the whole dossier: an attachment's id.</summary>
    public Guid? SubjectId { get; internal init; }

    /// <summary>Why, by the catalogue of reasons.</summary>
    public string? ReasonCode { get; internal init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The version of the calendar by which the date counts from this act on; none where that stays.</summary>
    public int? CalendarVersion { get; internal set; }

    /// <summary>What the act says beyond that; none where it says nothing more.</summary>
    public ActFacts? Facts { get; internal set; }

    /// <summary>Keeps who of the office did what and when, by which reason of the catalogue; nothing of the applicant.</summary>
    internal void Erase()
    {
        ActorId = Role is ActorRole.Citizen ? Dossier.Nobody : ActorId;
        Reason = Reason is null ? null : "";
        Facts = Facts?.Erased();
    }
}
