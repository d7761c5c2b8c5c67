using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.People;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>What is known of a person, in the writing of the answers.</summary>
internal static class KnownFacts
{
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

    /// <summary>Facts that are texts; what is empty is not known.</summary>
    public static Dictionary<PersonFact, JsonElement> Texts(params (PersonFact Fact, string? Value)[] facts) =>
        facts
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .ToDictionary(f => f.Fact, f => JsonSerializer.SerializeToElement(f.Value));
}
