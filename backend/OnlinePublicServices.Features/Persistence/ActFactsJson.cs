using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OnlinePublicServices.Domain.Dossiers;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// What an act says beyond its kind, as JSON. The names below are part of every history and never change; the domain
/// stays free of them.
/// </summary>
internal sealed class ActFactsJson() : ValueConverter<ActFacts, string>(facts => Write(facts), text => Read(text))
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    private static string Write(ActFacts facts) => JsonSerializer.Serialize(facts, Options);

    private static ActFacts Read(string text) => JsonSerializer.Deserialize<ActFacts>(text, Options)!;

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(ActFacts))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                TypeDiscriminatorPropertyName = "kind",
                DerivedTypes =
                {
                    new JsonDerivedType(typeof(FiledAt), "filed"),
                    new JsonDerivedType(typeof(PaperJudged), "judged"),
                    new JsonDerivedType(typeof(RegisterConsulted), "registerConsulted"),
                    new JsonDerivedType(typeof(HandedOver), "handedOver"),
                    new JsonDerivedType(typeof(OpinionOf), "opinion"),
                    new JsonDerivedType(typeof(SupplementAsked), "supplementAsked"),
                    new JsonDerivedType(typeof(SupplementGiven), "supplementGiven"),
                    new JsonDerivedType(typeof(ObligationOf), "obligation"),
                    new JsonDerivedType(typeof(OutcomeOf), "outcome"),
                    new JsonDerivedType(typeof(CollectedBy), "collected"),
                    new JsonDerivedType(typeof(Apologised), "apologised"),
                    new JsonDerivedType(typeof(PassedOn), "passedOn"),
                },
            };
        }
    }
}
