using System.Text.Json;

namespace OnlinePublicServices.Features.Forms;

/// <summary>What is known about the signed-in person, in the writing of the answers.</summary>
/// <param name="Source">Where it is known from, as the screen marks it: <c>claims</c>, <c>profile</c>,
/// <c>dossier</c> or <c>counter</c>.</param>
/// <param name="Facts">The facts; an address is a group of texts, all else a text.</param>
internal sealed record PersonFacts(string Source, IReadOnlyDictionary<PersonFact, JsonElement> Facts);

/// <summary>Answers that the portal can give for the person.</summary>
internal static class FormPrefill
{
    /// <summary>
    /// The answers that known facts give, and where each came from. The first source that knows a fact wins; a fact
    /// that the form would refuse isn't filled in.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="sources">The more trustworthy first.</param>
    public static (FormAnswers Answers, IReadOnlyDictionary<string, string> Sources) Fill(
        Form form,
        IReadOnlyList<PersonFacts> sources
    )
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = FormAnswers.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var field in form.Pages.SelectMany(page => page.Fields))
            {
                if (
                    field.Hint.Prefill is { } fact
                    && sources.FirstOrDefault(source => source.Facts.ContainsKey(fact)) is { } source
                    && IsGood(field, source.Facts[fact])
                )
                {
                    writer.WritePropertyName(field.Id);
                    source.Facts[fact].WriteTo(writer);
                    known[field.Id] = source.Source;
                }
            }

            writer.WriteEndObject();
        });
        return (FormNormaliser.Normalise(form, answers), known);
    }

    /// <summary>
    /// What an earlier form of the same person says about them. Where it was filled in for somebody else it tells nothing,
    /// since nobody knows who is who.
    /// </summary>
    public static PersonFacts FactsOf(Form form, FormAnswers answers)
    {
        var visible = VisibleAnswers.Of(form, answers);
        var facts = new Dictionary<PersonFact, JsonElement>();
        if (form.Definition.Authorisation is not { } authorised || !visible.Holds(authorised.When))
        {
            foreach (var field in visible.Fields.Where(field => field.Hint.Prefill is not null))
            {
                if (answers[field.Id] is { } answer)
                {
                    facts.TryAdd(field.Hint.Prefill!.Value, answer);
                }
            }
        }

        return new PersonFacts("dossier", facts);
    }

    private static bool IsGood(Form.Field field, JsonElement fact)
    {
        var check = new AnswerCheck(complete: true);
        check.Value(field, fact, field.Id);
        return check.Faults.Count == 0;
    }
}
