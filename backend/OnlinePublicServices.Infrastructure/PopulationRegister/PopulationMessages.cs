using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.PopulationRegister;

/// <summary>A question as it goes over the wire.</summary>
internal sealed record PopulationAsked(
    Guid RequestId,
    string SystemId,
    string AgencyCode,
    string Officer,
    string ProcedureCode,
    string Reason,
    string PersonalId,
    string Name,
    string? BirthDate,
    IReadOnlyList<string> Facts
)
{
    public static PopulationAsked Of(PersonQuestion question, string systemId) =>
        new(
            question.Id,
            systemId,
            question.Agency,
            question.Officer,
            question.Procedure,
            question.Reason,
            question.Number.Reveal(),
            question.Name,
            question.BirthDate,
            [.. question.Facts.Select(WordOf)]
        );

    private static string WordOf(PopulationFact fact) =>
        fact switch
        {
            PopulationFact.Identity => "identity",
            PopulationFact.Residence => "residence",
            PopulationFact.MaritalStatus => "marital-status",
        };
}

/// <summary>What it answers; <c>error</c> where it doesn't.</summary>
internal sealed record PopulationSaid
{
    public string? Error { get; init; }

    public string? Name { get; init; }

    public string? BirthDate { get; init; }

    public string? Sex { get; init; }

    public string? Nationality { get; init; }

    public bool Died { get; init; }

    public PopulationPlace? PermanentResidence { get; init; }

    public PopulationPlace? TemporaryResidence { get; init; }

    public string? MaritalStatus { get; init; }

    public string? Spouse { get; init; }

    /// <summary>
    /// The person, as far as it was asked: what comes unasked is not read. Nothing where it isn't understandable.
    /// </summary>
    public RegisteredPerson? Read(IReadOnlyList<PopulationFact> facts)
    {
        if (!IsText(Name) || (BirthDate is not null && PartialDate.Parse(BirthDate).IsRefused))
        {
            return null;
        }

        var person = new RegisteredPerson { Name = Name! };
        if (facts.Contains(PopulationFact.Identity))
        {
            person = person with
            {
                BirthDate = BirthDate is null ? null : PartialDate.Parse(BirthDate).Value.ToString(),
                Sex = Sex switch
                {
                    "male" => Domain.Parties.Sex.Male,
                    "female" => Domain.Parties.Sex.Female,
                    _ => null,
                },
                Nationality = IsText(Nationality) ? Nationality : null,
                HasDied = Died,
            };
        }

        if (facts.Contains(PopulationFact.Residence))
        {
            person = person with { Permanent = PermanentResidence?.Read(), Temporary = TemporaryResidence?.Read() };
        }

        if (facts.Contains(PopulationFact.MaritalStatus))
        {
            person = person with
            {
                MaritalStatus = MaritalStatus switch
                {
                    "single" => Domain.Parties.MaritalStatus.Single,
                    "married" => Domain.Parties.MaritalStatus.Married,
                    "divorced" => Domain.Parties.MaritalStatus.Divorced,
                    "widowed" => Domain.Parties.MaritalStatus.Widowed,
                    _ => null,
                },
                Spouse = IsText(Spouse) ? Spouse : null,
            };
        }

        return person;
    }

    internal static bool IsText(string? text) => text is { Length: > 0 and <= RegisteredPerson.TextMax };
}

/// <summary>A place of residence.</summary>
internal sealed record PopulationPlace(string? Detail, string? Commune, string? Province)
{
    public Residence? Read() =>
        PopulationSaid.IsText(Commune) && PopulationSaid.IsText(Province)
            ? new Residence(PopulationSaid.IsText(Detail) ? Detail! : "", Commune!, Province!)
            : null;
}
