using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>What is known of a person, in the writing of the answers.</summary>
internal static class KnownFacts
{
    /// <summary>Where facts are known from that somebody at the counter showed a paper of.</summary>
    public const string AtCounter = "counter";

    /// <param name="source">Where it is known from, as the screen marks it.</param>
    /// <param name="person">Whose facts.</param>
    public static PersonFacts Of(string source, Person person)
    {
        var facts = Texts(
            (PersonFact.Name, person.FullName),
            (PersonFact.BirthDate, person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (PersonFact.Gender, person.Gender),
            (PersonFact.PersonalId, person.PersonalId),
            (PersonFact.Phone, person.Phone),
            (PersonFact.Email, person.Email)
        );
        if (Profile.Of(person).Address is { } address)
        {
            facts[PersonFact.Address] = JsonSerializer.SerializeToElement(address, JsonSerializerOptions.Web);
        }

        return new PersonFacts(source, facts);
    }

    /// <summary>What the identity provider says of whoever signed in.</summary>
    public static PersonFacts OfClaims(Account account) =>
        new(
            "claims",
            Texts(
                (PersonFact.Name, account.Name),
                (PersonFact.PersonalId, account.PersonalId),
                (PersonFact.Email, account.EmailVerified ? account.Email : null)
            )
        );

    /// <summary>What the population register says of a person, as far as it was asked.</summary>
    public static PersonFacts OfRegister(RegisteredPerson said)
    {
        var facts = Texts(
            (PersonFact.BirthDate, said.BirthDate),
            (PersonFact.Gender, WordOf(said.Sex)),
            (PersonFact.Nationality, said.Nationality),
            (PersonFact.MaritalStatus, WordOf(said.MaritalStatus)),
            (PersonFact.Spouse, said.MaritalStatus is MaritalStatus.Married ? said.Spouse : null)
        );
        // Where somebody lives for good goes before where they stay.
        if ((said.Permanent ?? said.Temporary) is { } home)
        {
            facts[PersonFact.Address] = JsonSerializer.SerializeToElement(home, JsonSerializerOptions.Web);
        }

        return new PersonFacts(RegisterPrefill.Source, facts);
    }

    private static string? WordOf(Sex? sex) =>
        sex switch
        {
            Sex.Male => "male",
            Sex.Female => "female",
            null => null,
        };

    private static string? WordOf(MaritalStatus? status) =>
        status switch
        {
            MaritalStatus.Single => "neverMarried",
            MaritalStatus.Married => "married",
            MaritalStatus.Divorced => "divorced",
            MaritalStatus.Widowed => "widowed",
            null => null,
        };

    /// <summary>Facts that are texts; what is empty is not known.</summary>
    public static Dictionary<PersonFact, JsonElement> Texts(params (PersonFact Fact, string? Value)[] facts) =>
        facts
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .ToDictionary(f => f.Fact, f => JsonSerializer.SerializeToElement(f.Value));
}
