using System.Text.Json;

namespace OnlinePublicServices.Features.Forms;

/// <summary>What is known about the signed-in person, in the writing of the answers.</summary>
/// <param name="Source">Where it is known from, as the screen marks it: <c>claims</c>, <c>profile</c>,
/// <c>dossier</c>, <c>counter</c> or <c>register</c>.</param>
/// <param name="Facts">The facts; an address is a group of texts, all else a text.</param>
internal sealed record PersonFacts(string Source, IReadOnlyDictionary<PersonFact, JsonElement> Facts);

/// <summary>Answers that the portal can give for the person.</summary>
internal static class FormPrefill
{
    /// <summary>Facts that change, so that what an earlier form says of them may be wrong by now.</summary>
    private static readonly PersonFact[] NeverFromForms = [PersonFact.MaritalStatus, PersonFact.Spouse];

    /// <summary>
    /// The answers with those that known facts give, and where each of these came from. The first source that knows a fact
    /// wins; a fact that the form would refuse isn't filled in.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="before">The answers so far.</param>
    /// <param name="sources">The more trustworthy first.</param>
    /// <param name="mayFill">Which fields may be filled in; none unless the field is about whoever files.</param>
    public static (FormAnswers Answers, IReadOnlyDictionary<string, string> Sources) Fill(
        Form form,
        FormAnswers before,
        IReadOnlyList<PersonFacts> sources,
        Func<Form.Field, bool> mayFill
    )
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = FormAnswers.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var field in OwnFields(form, before).Where(mayFill))
            {
                var fact = field.Hint.Prefill!.Value;
                if (
                    sources.FirstOrDefault(source => source.Facts.ContainsKey(fact)) is { } source
                    && IsGood(field, source.Facts[fact])
                )
                {
                    writer.WritePropertyName(field.Id);
                    source.Facts[fact].WriteTo(writer);
                    known[field.Id] = source.Source;
                }
            }

            // Not merged: parts of two addresses are no address.
            foreach (var answer in before.Root.EnumerateObject().Where(answer => !known.ContainsKey(answer.Name)))
            {
                answer.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        return (FormNormaliser.Normalise(form, answers), known);
    }

    /// <summary>
    /// The fields that ask for facts about whoever files. Where somebody files for another, and the form asks for both, these
    /// are the fields of the one who files alone.
    /// </summary>
    public static IEnumerable<Form.Field> OwnFields(Form form, FormAnswers answers)
    {
        var visible = VisibleAnswers.Of(form, FormNormaliser.Normalise(form, answers));
        var filer =
            form.Definition.Authorisation is { } authorised && visible.Holds(authorised.When)
                ? authorised.FiledBy
                : null;
        return form
            .Pages.SelectMany(page => page.Fields)
            .Where(field => visible.IsOwn(field) && (filer is null || filer.Asks(field.Id)));
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
            foreach (
                var field in visible.Fields.Where(field =>
                    visible.IsOwn(field) && !NeverFromForms.Contains(field.Hint.Prefill!.Value)
                )
            )
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
