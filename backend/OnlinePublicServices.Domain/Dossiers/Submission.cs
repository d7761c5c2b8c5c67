using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Routing;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>Everything of which a dossier is made, already loaded and drawn.</summary>
public sealed record Submission
{
    /// <summary>The new dossier's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The new dossier's code, of the day of receipt.</summary>
    public required DossierCode Code { get; init; }

    /// <summary>The person to whose account it will belong.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Who applies.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>The procedure.</summary>
    public required ProcedureCode Procedure { get; init; }

    /// <summary>The version of the procedure's definition.</summary>
    public required int ProcedureVersion { get; init; }

    /// <summary>The statutory time limit of the case.</summary>
    public required TimeLimit TimeLimit { get; init; }

    /// <summary>The unit that receives it.</summary>
    public required string UnitId { get; init; }

    /// <summary>The first step of its route: the counter's.</summary>
    public required RoutingStep FirstStep { get; init; }

    /// <summary>The form's answers, already checked, as one JSON object.</summary>
    public required string Answers { get; init; }

    /// <summary>Whether some answer is what the population register said, unchanged.</summary>
    public bool IsFilledFromRegister { get; init; }

    /// <summary>The codes of the papers that this case must have.</summary>
    public required IReadOnlyCollection<string> RequiredPapers { get; init; }

    /// <summary>The papers given.</summary>
    public required IReadOnlyCollection<Attachment> Attachments { get; init; }
}
