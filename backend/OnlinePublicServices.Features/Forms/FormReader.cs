using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Forms;

/// <summary>Makes a <see cref="Form"/> of a definition file, or says all that is wrong with the file.</summary>
internal static class FormReader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        AllowOutOfOrderMetadataProperties = true,
        MaxDepth = FormAnswers.DepthMax,
        Converters = { new AnswerConditionConverter() },
    };

    /// <summary>The form of a file; nothing when there are faults.</summary>
    /// <param name="file">The file's name, for the faults and to compare with what the file says it is.</param>
    /// <param name="json">Its content.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static Form? Read(string file, ReadOnlyMemory<byte> json, ICollection<CatalogueFault> faults)
    {
        var before = faults.Count;
        void Fault(string path, string message) => faults.Add(new CatalogueFault(file, path, message));

        FormDefinition? definition;
        try
        {
            definition = JsonSerializer.Deserialize<FormDefinition>(json.Span, Strict);
        }
        catch (JsonException malformed)
        {
            Fault(malformed.Path ?? "$", malformed.Message.Split(" Path: ", 2)[0]);
            return null;
        }

        if (definition is null)
        {
            Fault("$", "The file holds nothing.");
            return null;
        }

        var (members, required) = new SchemaReader(Fault).Form(definition.Schema);
        FormChecks.Parts(definition, members, Fault);
        if (faults.Count > before)
        {
            return null;
        }

        var form = new Form(
            definition,
            [
                .. definition.Pages.Select(page => new Form.Page(
                    page,
                    [.. page.Fields.Select(id => Field(id, definition.Fields[id], members, required))]
                )),
            ],
            json
        );
        FormChecks.References(form, Fault);
        FormChecks.Texts(json, Fault);
        if (!file.EndsWith($"{definition.Id}.v{definition.Version}.json", StringComparison.Ordinal))
        {
            Fault("$.id", $"The file of this form is named '{definition.Id}.v{definition.Version}.json'.");
        }

        return faults.Count > before ? null : form;
    }

    private static Form.Field Field(
        string id,
        FieldHint hint,
        IReadOnlyDictionary<string, ValueSchema> members,
        FrozenSet<string> required
    ) =>
        new(
            id,
            hint,
            members[id],
            required.Contains(id),
            members[id] is ValueSchema.Rows rows
                ? [.. hint.Items!.Select(item => Field(item.Key, item.Value, rows.Members, rows.Required))]
                : []
        );
}
