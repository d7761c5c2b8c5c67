using System.Text.Json.Nodes;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Tests.Catalogues;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>What a definition is refused for, before anybody meets it.</summary>
public sealed class FormReaderTests
{
    private static readonly string Sound = File.ReadAllText(Path.Combine(FormFiles.Vectors, "everything.v1.json"));

    [Fact]
    public void The_seven_complete_procedures_have_their_forms()
    {
        var forms = FormFiles.Catalogue.All.Select(form => form.Definition.Id).Order(StringComparer.Ordinal);

        forms.ShouldBe([
            "birth-registration",
            "building-permit",
            "civil-status-extract-copy",
            "household-business-registration",
            "land-change-registration",
            "marital-status-certificate",
            "social-pension-allowance",
        ]);
    }

    [Theory]
    [InlineData("title.en", "", "$.title", "both vi and en")]
    [InlineData("id", "Birth", "$.id", "lower case")]
    [InlineData("version", 2, "$.id", "everything.v2.json")]
    [InlineData("fields.kind.why", 1, "$.fields.kind.why", "")]
    [InlineData("fields.kind.colour", "red", "$.fields.kind", "colour")]
    [InlineData("fields.kind.widget", "date", "$.fields.kind.widget", "widget")]
    [InlineData("fields.other.visibleWhen.field", "remark", "$.fields.other.visibleWhen", "asked later")]
    [InlineData("fields.other.visibleWhen.equals", "nobody", "$.fields.other.visibleWhen", "no option")]
    [InlineData("fields.birthDate.prefill", "personalId", "$.fields.birthDate.prefill", "schema's type")]
    [InlineData("fields.home.prefill", "name", "$.fields.home.prefill", "schema's type")]
    [InlineData("fields.kind.prefill", "maritalStatus", "$.fields.kind.prefill", "schema's type")]
    [InlineData("fields.other.prefill", "shoeSize", "$.fields.other.prefill", "")]
    [InlineData("schema.properties.code.pattern", "^(?=a)b$", "$.schema.properties.code.pattern", "plain")]
    [InlineData("schema.properties.code.pattern", "^\\d+$", "$.schema.properties.code.pattern", "plain")]
    [InlineData("schema.properties.code.pattern", "[0-9]", "$.schema.properties.code.pattern", "plain")]
    [InlineData("schema.properties.code.format", "uri", "$.schema.properties.code.format", "format")]
    [InlineData("schema.properties.code.$ref", "https://example.com/x", "$.schema.properties.code.$ref", "keyword")]
    [InlineData("schema.if", "x", "$.schema.if", "keyword")]
    [InlineData("schema.additionalProperties", true, "$.schema", "additionalProperties")]
    [InlineData("schema.properties.fullName.maxLength", 101, "$.schema.properties.fullName.maxLength", "name")]
    [InlineData("schema.properties.members.maxItems", 101, "$.schema.properties.members.maxItems", "100")]
    [InlineData("schema.required.0", "nothing", "$.schema.required", "no property")]
    [InlineData("pages.0.fields.0", "other", "$.fields.kind", "exactly one page")]
    [InlineData("pages.0.id", "person", "$.pages", "two pages")]
    [InlineData("rules.0.field", "kind", "$.rules[0]", "type")]
    [InlineData("rules.0.kind", "guess", "$.rules[0]", "")]
    [InlineData("print.omit.0", "remark", "$.print", "printed once")]
    public void A_faulty_definition_is_refused_with_the_place_named(
        string place,
        object value,
        string path,
        string words
    )
    {
        var json = JsonNode.Parse(Sound)!;
        Set(json, place, JsonValue.Create(value));

        var form = FormFiles.Read("everything.v1.json", json.ToJsonString(), out var faults);

        form.ShouldBeNull();
        faults.ShouldContain(
            fault => fault.Path.StartsWith(path, StringComparison.Ordinal) && fault.Message.Contains(words),
            string.Join('\n', faults)
        );
    }

    [Theory]
    [InlineData("fullName", "home", "$.fields.fullName.prefillWhen", "asked later")]
    [InlineData("code", "kind", "$.fields.code.prefillWhen", "no fact")]
    public void For_whom_a_field_asks_hangs_on_what_was_asked_before_and_on_a_fact(
        string field,
        string looksAt,
        string path,
        string words
    )
    {
        var json = JsonNode.Parse(Sound)!;
        json["fields"]![field]!["prefillWhen"] = new JsonObject { ["field"] = looksAt, ["exists"] = true };

        FormFiles.Read("everything.v1.json", json.ToJsonString(), out var faults).ShouldBeNull();

        faults.Single().Path.ShouldBe(path);
        faults.Single().Message.ShouldContain(words);
    }

    [Fact]
    public void Every_case_of_a_procedure_is_decided_by_answers_that_its_form_asks()
    {
        foreach (var procedure in ShippedCatalogue.Value.Procedures.Where(procedure => procedure.Form is not null))
        {
            var form = FormFiles.Catalogue.Find(procedure.Form!.Id, procedure.Form.Version).ShouldNotBeNull();
            foreach (var condition in procedure.Cases.Select(option => option.When).OfType<AnswerCondition>())
            {
                var faults = new List<string>();
                var fields = form.Pages.SelectMany(page => page.Fields).ToDictionary(field => field.Id);

                FormChecks.Condition(
                    procedure.Code.ToString(),
                    condition,
                    fields,
                    (at, why) => faults.Add($"{at}: {why}")
                );

                faults.ShouldBeEmpty();
            }
        }
    }

    private static void Set(JsonNode json, string place, JsonNode? value)
    {
        var steps = place.Split('.');
        foreach (var step in steps[..^1])
        {
            json = int.TryParse(step, out var index) ? json[index]! : json[step]!;
        }

        if (int.TryParse(steps[^1], out var last))
        {
            json[last] = value;
        }
        else
        {
            json[steps[^1]] = value;
        }
    }
}
