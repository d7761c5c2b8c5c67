using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// Reads the closed part of JSON Schema 2020-12. Anything else is a fault: a keyword that nobody checks would be a rule
/// silently lost, and there is no <c>$ref</c>, so nothing is ever fetched.
/// </summary>
/// <param name="fault">Takes the path and what is wrong there.</param>
internal sealed partial class SchemaReader(Action<string, string> fault)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private const int TextMax = 10_000;
    private const int RowsMax = 100;

    /// <summary>The schema of a whole form: its members by name and which are always required.</summary>
    public (Dictionary<string, ValueSchema> Members, FrozenSet<string> Required) Form(JsonElement schema)
    {
        if (!schema.TryGetProperty("$schema", out var dialect) || dialect.ValueEquals(Dialect) is false)
        {
            fault("$.schema.$schema", $"Expected '{Dialect}'.");
        }

        return Members(schema, "$.schema", "$schema", "type", "additionalProperties", "properties", "required");
    }

    private (Dictionary<string, ValueSchema> Members, FrozenSet<string> Required) Members(
        JsonElement schema,
        string path,
        params string[] keywords
    )
    {
        Only(schema, path, keywords);
        if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind is not JsonValueKind.False)
        {
            fault(path, "An object says additionalProperties: false.");
        }

        var members = new Dictionary<string, ValueSchema>(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (!FieldName().IsMatch(property.Name))
                {
                    fault($"{path}.properties.{property.Name}", "A field id is camelCase letters and digits.");
                }

                if (Value(property.Value, $"{path}.properties.{property.Name}") is { } value)
                {
                    members[property.Name] = value;
                }
            }
        }

        var required = Texts(schema, "required", path) ?? [];
        foreach (var name in required.Where(name => !members.ContainsKey(name)))
        {
            fault($"{path}.required", $"'{name}' is no property.");
        }

        return (members, required.ToFrozenSet(StringComparer.Ordinal));
    }

    private ValueSchema? Value(JsonElement schema, string path)
    {
        var type =
            schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("type", out var named)
                ? named.ToString()
                : "";
        switch (type)
        {
            case "string":
                return Text(schema, path);
            case "integer" or "number":
                Only(schema, path, "type", "minimum", "maximum");
                return new ValueSchema.Number
                {
                    Whole = type == "integer",
                    Minimum = Number(schema, "minimum", path),
                    Maximum = Number(schema, "maximum", path),
                };
            case "boolean":
                Only(schema, path, "type", "const");
                return new ValueSchema.YesNo
                {
                    Only = schema.TryGetProperty("const", out var only) ? only.ValueKind is JsonValueKind.True : null,
                };
            case "object":
                return Group(schema, path);
            case "array":
                return Rows(schema, path);
            default:
                fault(path, "'type' is string, integer, number, boolean, object or array.");
                return null;
        }
    }

    private ValueSchema.Text Text(JsonElement schema, string path)
    {
        Only(schema, path, "type", "minLength", "maxLength", "pattern", "format", "enum");
        var oneOf = Texts(schema, "enum", path);
        var longest = Count(schema, "maxLength", path, TextMax);
        if (oneOf is null && longest is null)
        {
            fault(path, "A text has maxLength or enum.");
        }

        var format = Format(schema, path);
        if (format is TextFormat.PersonName && longest > PersonName.MaxLength)
        {
            fault($"{path}.maxLength", $"A name has at most {PersonName.MaxLength} characters.");
        }

        return new ValueSchema.Text
        {
            MinLength = Count(schema, "minLength", path, TextMax) ?? 0,
            MaxLength = longest ?? TextMax,
            OneOf = oneOf?.ToFrozenSet(StringComparer.Ordinal),
            Pattern = Pattern(schema, path),
            Format = format,
        };
    }

    private TextFormat? Format(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("format", out var named))
        {
            return null;
        }

        var format = TextFormats.Named(named.ToString());
        if (format is null)
        {
            fault($"{path}.format", $"'{named}' is no format of ours.");
        }

        return format;
    }

    // Both sides must read a pattern alike: no class shorthands, look-arounds, references, anchors inside.
    private Regex? Pattern(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("pattern", out var written))
        {
            return null;
        }

        if (PortablePattern().Match(written.ToString()) is not { Success: true } portable)
        {
            fault($"{path}.pattern", "A pattern is ^...$ of plain characters, [classes], groups and quantifiers.");
            return null;
        }

        try
        {
            return new Regex(
                $@"\A(?:{portable.Groups["inner"].Value})\z",
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            );
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            fault($"{path}.pattern", refused.Message);
            return null;
        }
    }

    private ValueSchema.Group Group(JsonElement schema, string path)
    {
        var (members, required) = Members(schema, path, "type", "additionalProperties", "properties", "required");
        foreach (var (name, _) in members.Where(member => member.Value is not ValueSchema.Text))
        {
            fault($"{path}.properties.{name}", "A group holds texts only.");
        }

        return new ValueSchema.Group
        {
            Members = members
                .Where(member => member.Value is ValueSchema.Text)
                .ToDictionary(member => member.Key, member => (ValueSchema.Text)member.Value, StringComparer.Ordinal),
            Required = required,
        };
    }

    private ValueSchema.Rows? Rows(JsonElement schema, string path)
    {
        Only(schema, path, "type", "minItems", "maxItems", "items");
        if (Count(schema, "maxItems", path, RowsMax) is not { } most)
        {
            fault(path, $"A list has maxItems, at most {RowsMax}.");
            most = RowsMax;
        }

        if (!schema.TryGetProperty("items", out var row) || row.ValueKind is not JsonValueKind.Object)
        {
            fault(path, "A list has items: an object.");
            return null;
        }

        var (members, required) = Members(
            row,
            $"{path}.items",
            "type",
            "additionalProperties",
            "properties",
            "required"
        );
        foreach (var (name, _) in members.Where(member => member.Value is ValueSchema.Rows))
        {
            fault($"{path}.items.properties.{name}", "A list holds no list.");
        }

        return new ValueSchema.Rows
        {
            MinItems = Count(schema, "minItems", path, RowsMax) ?? 0,
            MaxItems = most,
            Members = members,
            Required = required,
        };
    }

    private void Only(JsonElement schema, string path, params string[] keywords)
    {
        foreach (var member in schema.EnumerateObject().Where(member => !keywords.Contains(member.Name)))
        {
            fault($"{path}.{member.Name}", $"The keyword isn't one of {string.Join(", ", keywords)}.");
        }
    }

    private int? Count(JsonElement schema, string keyword, string path, int most)
    {
        if (!schema.TryGetProperty(keyword, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 && count <= most)
        {
            return count;
        }

        fault($"{path}.{keyword}", $"A whole number from 0 to {most} is expected.");
        return null;
    }

    private decimal? Number(JsonElement schema, string keyword, string path)
    {
        if (!schema.TryGetProperty(keyword, out var value))
        {
            return null;
        }

        var number = AnswerText.Number(value);
        if (number is null)
        {
            fault($"{path}.{keyword}", "A number is expected.");
        }

        return number;
    }

    private List<string>? Texts(JsonElement schema, string keyword, string path)
    {
        if (!schema.TryGetProperty(keyword, out var list))
        {
            return null;
        }

        if (
            list.ValueKind is not JsonValueKind.Array
            || list.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String)
        )
        {
            fault($"{path}.{keyword}", "A list of texts is expected.");
            return null;
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex FieldName();

    [GeneratedRegex(
        @"\A\^(?<inner>(?:[A-Za-z0-9 ,_/()|?+*:-]|\\[./()+*?\[\]|]|\{[0-9]+(?:,[0-9]*)?\}|\[\^?(?:[^\[\]\\]|\\[\-\]\[.])+\])+)\$\z",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex PortablePattern();
}
