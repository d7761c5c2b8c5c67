using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// The population register (<c>cơ sở dữ liệu quốc gia về dân cư</c>): says about one person at a time what an office needs for
/// one dossier. Every question may be repeated.
/// </summary>
public interface IPopulationRegister
{
    /// <summary>Whether one is set up; without it papers are asked for as the catalogue says.</summary>
    bool IsSetUp { get; }

    /// <summary>
    /// What it says of a person. Errors: <see cref="PopulationErrors.Unavailable"/>, <see cref="PopulationErrors.NoMatch"/>,
    /// <see cref="PopulationErrors.Refused"/>.
    /// </summary>
    Task<Result<RegisteredPerson>> FindAsync(PersonQuestion question, CancellationToken cancellationToken);
}

/// <summary>Who is asked about, by whom, and what for.</summary>
public sealed record PersonQuestion
{
    /// <summary>Names this question, at the register and here.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency code of the unit that asks.</summary>
    public required string Agency { get; init; }

    /// <summary>The officer's login, or <c>self</c> where the person asks about themselves.</summary>
    public required string Officer { get; init; }

    /// <summary>National code of the procedure.</summary>
    public required string Procedure { get; init; }

    /// <summary>What for: the dossier's code, or the draft's id.</summary>
    public required string Reason { get; init; }

    /// <summary>The person's number.</summary>
    public required PersonalIdNumber Number { get; init; }

    /// <summary>The person's name; the register answers only where it goes with the number.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 8601, whole or in part, where it is known: then it has to go with them too.</summary>
    public string? BirthDate { get; init; }

    /// <summary>What is needed, and no more.</summary>
    public required IReadOnlyList<PopulationFact> Facts { get; init; }
}

/// <summary>What the register can fail at.</summary>
public static class PopulationErrors
{
    /// <summary>It doesn't answer, not in time, or not understandably; trying again later is right.</summary>
    public static readonly DomainError Unavailable = new("population.unavailable", ErrorKind.Unavailable);

    /// <summary>Nobody has this number with this name and date of birth.</summary>
    public static readonly DomainError NoMatch = new("population.no-match", ErrorKind.Refused);

    /// <summary>It doesn't answer this office; an operator has to see to it.</summary>
    public static readonly DomainError Refused = new("population.refused", ErrorKind.Unavailable);
}
