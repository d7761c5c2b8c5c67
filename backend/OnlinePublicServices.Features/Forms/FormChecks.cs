using System.Text.Json;
using System.Text.RegularExpressions;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Features.Forms;

/// <summary>Takes one thing wrong with a definition: where, and what.</summary>
internal delegate void DefinitionFault(string path, string message);

/// <summary>What must hold between the parts of a definition, so that no form fails in a person's hands.</summary>
internal static partial class FormChecks
{
    private static readonly FieldWidget[] TextWidgets =
    [
        FieldWidget.Text,
        FieldWidget.TextArea,
        FieldWidget.Date,
        FieldWidget.PartialDate,
        FieldWidget.Radio,
        FieldWidget.Select,
        FieldWidget.PersonalId,
        FieldWidget.Phone,
        FieldWidget.Email,
        FieldWidget.Name,
    ];

    /// <summary>Schema, hints and pages name the same fields, each once; each is asked with what fits its type.</summary>
    public static void Parts(
        FormDefinition definition,
        IReadOnlyDictionary<string, ValueSchema> members,
        DefinitionFault fault
    )
    {
        if (!Slug().IsMatch(definition.Id) || definition.Version < 1)
        {
            fault("$.id", "An id is lower case words with dashes, a version is 1 or more.");
        }

        Hints("$", definition.Fields, members, fault);
        var asked = definition.Pages.SelectMany(page => page.Fields).ToLookup(id => id, StringComparer.Ordinal);
        foreach (var (id, _) in definition.Fields.Where(field => asked[field.Key].Count() != 1))
        {
            fault($"$.fields.{id}", "The field is asked on exactly one page.");
        }

        foreach (var id in asked.Select(group => group.Key).Where(id => !definition.Fields.ContainsKey(id)))
        {
            fault("$.pages", $"'{id}' is no field.");
        }

        foreach (var page in definition.Pages.GroupBy(page => page.Id, StringComparer.Ordinal))
        {
            if (!Slug().IsMatch(page.Key) || page.Count() > 1)
            {
                fault("$.pages", $"'{page.Key}' is no page id, or names two pages.");
            }
        }
    }

    /// <summary>Conditions, rules and print name fields that exist, and conditions answers that can be given.</summary>
    public static void References(Form form, DefinitionFault fault)
    {
        var asked = new Dictionary<string, Form.Field>(StringComparer.Ordinal);
        foreach (var page in form.Pages)
        {
            Condition($"$.pages.{page.Definition.Id}.visibleWhen", page.Definition.VisibleWhen, asked, fault);
            foreach (var field in page.Fields)
            {
                Condition($"$.fields.{field.Id}.visibleWhen", field.Hint.VisibleWhen, asked, fault);
                Condition($"$.fields.{field.Id}.prefillWhen", field.Hint.PrefillWhen, asked, fault);
                PrefillChecks.Field(field, fault);
                asked.Add(field.Id, field);
                Row(field, asked, fault);
            }
        }

        foreach (var field in asked.Values)
        {
            Condition($"$.fields.{field.Id}.requiredWhen", field.Hint.RequiredWhen, asked, fault);
        }

        foreach (var (index, applicant) in form.Definition.Applicant.Index())
        {
            Condition($"$.applicant[{index}].when", applicant.When, asked, fault);
            foreach (
                var name in new[]
                {
                    applicant.Name,
                    applicant.PersonalId,
                    applicant.Address,
                    applicant.BirthDate,
                    applicant.Sex,
                }
                    .OfType<string>()
                    .Where(name => !asked.ContainsKey(name))
            )
            {
                fault($"$.applicant[{index}]", $"'{name}' is no field.");
            }
        }

        Filing(form.Definition, asked, fault);
        RuleChecks.Rules(form, asked, fault);
        Print(form, fault);
    }

    /// <summary>Who files for whom, and where the result goes, are read from fields that are asked.</summary>
    private static void Filing(FormDefinition form, Dictionary<string, Form.Field> asked, DefinitionFault fault)
    {
        if (form.Authorisation is { } authorisation)
        {
            Condition("$.authorisation.when", authorisation.When, asked, fault);
            Known("$.authorisation.filedBy", FieldsOf(authorisation.FiledBy));
            Known("$.authorisation.principal", FieldsOf(authorisation.Principal));
        }

        if (form.Delivery is { } delivery)
        {
            Known("$.delivery", [delivery.Choice, delivery.Address]);
        }

        void Known(string place, IEnumerable<string> names)
        {
            foreach (var name in names.Where(name => !asked.ContainsKey(name)))
            {
                fault(place, $"'{name}' is no field.");
            }
        }
    }

    private static IEnumerable<string> FieldsOf(FormPerson? person) =>
        person is null
            ? []
            : new[] { person.Name, person.PersonalId, person.Address, person.Phone, person.Email }.OfType<string>();

    /// <summary>Every text stands in Vietnamese and in English.</summary>
    public static void Texts(ReadOnlyMemory<byte> json, DefinitionFault fault)
    {
        using var document = JsonDocument.Parse(json);
        Texts("$", document.RootElement, fault);
    }

    /// <summary>A condition looks at known fields and compares them with answers that they can have.</summary>
    internal static void Condition(
        string path,
        AnswerCondition? condition,
        IReadOnlyDictionary<string, Form.Field> fields,
        DefinitionFault fault
    )
    {
        foreach (var (name, values) in condition is null ? [] : Looks(condition))
        {
            if (!fields.TryGetValue(name, out var field))
            {
                fault(path, $"'{name}' is no field, or is asked later.");
                continue;
            }

            var options = field.Hint.Options?.Select(option => AnswerText.Canonical(option.Value)).ToArray();
            foreach (var value in values.Where(value => options is not null && !options.Contains(value)))
            {
                fault(path, $"'{value}' is no option of '{name}'.");
            }
        }
    }

    private static IEnumerable<(string Field, IEnumerable<string> Values)> Looks(AnswerCondition condition) =>
        condition switch
        {
            AnswerCondition.EqualTo equal => [(equal.Field, [equal.Value])],
            AnswerCondition.OneOf one => [(one.Field, one.Values)],
            AnswerCondition.AllOf all => all.Parts.SelectMany(Looks),
            AnswerCondition.AnyOf any => any.Parts.SelectMany(Looks),
            AnswerCondition.Not not => Looks(not.Part),
            _ => condition.Fields.Select(field => (field, Enumerable.Empty<string>())),
        };

    private static void Hints(
        string path,
        OrderedDictionary<string, FieldHint> hints,
        IReadOnlyDictionary<string, ValueSchema> members,
        DefinitionFault fault
    )
    {
        foreach (var id in members.Keys.Where(id => !hints.ContainsKey(id)))
        {
            fault($"{path}.fields", $"'{id}' of the schema has no hint.");
        }

        foreach (var (id, hint) in hints)
        {
            var at = $"{path}.fields.{id}";
            if (!members.TryGetValue(id, out var schema))
            {
                fault(at, "The schema has no such property.");
                continue;
            }

            if (!Fits(hint.Widget, schema))
            {
                fault($"{at}.widget", "The widget can't give an answer of the schema's type.");
            }

            Options(at, hint, schema, fault);
            if (schema is ValueSchema.Rows rows)
            {
                Hints(at, hint.Items ?? [], rows.Members, fault);
            }
            else if (hint.Items is not null)
            {
                fault($"{at}.items", "Only a list has items.");
            }
        }
    }

    private static bool Fits(FieldWidget widget, ValueSchema schema) =>
        schema switch
        {
            ValueSchema.Text { OneOf: not null } => widget is FieldWidget.Radio or FieldWidget.Select,
            ValueSchema.Text => TextWidgets.Contains(widget),
            ValueSchema.Number number => widget is FieldWidget.Number || (widget is FieldWidget.Money && number.Whole),
            ValueSchema.YesNo => widget is FieldWidget.Radio or FieldWidget.Checkbox,
            ValueSchema.Group group => widget is FieldWidget.Address
                && group.Members.Keys.Order(StringComparer.Ordinal).SequenceEqual(["commune", "detail", "province"]),
            ValueSchema.Rows => widget is FieldWidget.List,
            _ => false,
        };

    // True and false need words as much as any other choice, because they are printed.
    private static void Options(string path, FieldHint hint, ValueSchema schema, DefinitionFault fault)
    {
        string[]? values = schema switch
        {
            ValueSchema.Text { OneOf: { } allowed } => [.. allowed],
            ValueSchema.YesNo => hint.Widget is FieldWidget.Checkbox ? ["true"] : ["true", "false"],
            _ => null,
        };
        var options = hint.Options?.Select(option => AnswerText.Canonical(option.Value) ?? "").ToArray();
        var same = (options ?? [])
            .Order(StringComparer.Ordinal)
            .SequenceEqual((values ?? []).Order(StringComparer.Ordinal));
        if (!same || (values is null) != (options is null))
        {
            fault($"{path}.options", "The options are the values that the schema allows, each once.");
        }
    }

    private static void Row(Form.Field list, Dictionary<string, Form.Field> around, DefinitionFault fault)
    {
        var asked = new Dictionary<string, Form.Field>(around, StringComparer.Ordinal);
        foreach (var field in list.Row)
        {
            Condition($"$.fields.{list.Id}.items.{field.Id}.visibleWhen", field.Hint.VisibleWhen, asked, fault);
            asked[field.Id] = field;
        }

        foreach (var field in list.Row)
        {
            Condition($"$.fields.{list.Id}.items.{field.Id}.requiredWhen", field.Hint.RequiredWhen, asked, fault);
        }
    }

    private static void Print(Form form, DefinitionFault fault)
    {
        var print = form.Definition.Print;
        var rows = print.Sections.SelectMany(section => section.Rows).Select(row => row.Field);
        var named = rows.Concat(print.Omit).ToLookup(id => id, StringComparer.Ordinal);
        foreach (var id in form.Definition.Fields.Keys.Where(id => named[id].Count() != 1))
        {
            fault("$.print", $"'{id}' is printed once, or omitted.");
        }

        foreach (var id in named.Select(group => group.Key).Where(id => form.Find(id) is null))
        {
            fault("$.print", $"'{id}' is no field.");
        }
    }

    private static void Texts(string path, JsonElement element, DefinitionFault fault)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index())
            {
                Texts($"{path}[{index}]", item, fault);
            }
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        if (element.TryGetProperty("vi", out var vi))
        {
            var en = element.TryGetProperty("en", out var english) ? english.GetString() : null;
            if (string.IsNullOrWhiteSpace(vi.GetString()) || string.IsNullOrWhiteSpace(en))
            {
                fault(path, "A text stands in both vi and en.");
            }
        }

        foreach (var member in element.EnumerateObject())
        {
            Texts($"{path}.{member.Name}", member.Value, fault);
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slug();
}
