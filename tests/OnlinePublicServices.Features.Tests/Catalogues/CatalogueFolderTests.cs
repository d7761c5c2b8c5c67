using System.Text.Json;
using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Tests.Catalogues;

/// <summary>Each test copies the shipped catalogue and breaks it in one place.</summary>
public sealed class CatalogueFolderTests : IDisposable
{
    private const string Birth = "procedures/1.001193.v2.json";
    private const string Staff = "staff/01-counted-in-the-report.json";
    private readonly string folder = Directory.CreateTempSubdirectory("catalogue-").FullName;

    public CatalogueFolderTests()
    {
        foreach (var file in Directory.GetFiles(ShippedCatalogue.Folder, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ShippedCatalogue.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_files_have_the_same_revision_and_others_another()
    {
        var before = CatalogueFolder.Load(folder).Revision;
        Edit(Birth, birth => birth["sets"] = 2);

        CatalogueFolder.Load(ShippedCatalogue.Folder).Revision.ShouldBe(before);
        CatalogueFolder.Load(folder).Revision.ShouldNotBe(before);
    }

    public static TheoryData<string, Func<JsonObject, JsonNode>> Members =>
        new()
        {
            { "$.misspelt", birth => birth },
            { "$.papers[1].misspelt", birth => birth["papers"]![1]! },
            { "$.name.misspelt", birth => birth["name"]! },
        };

    [Theory]
    [MemberData(nameof(Members))]
    public void An_unknown_member_is_refused_where_it_stands(string path, Func<JsonObject, JsonNode> holder)
    {
        Edit(Birth, birth => holder(birth)["misspelt"] = "x");

        var fault = OnlyFault(Birth, path);
        fault.Message.ShouldContain("misspelt");
    }

    [Theory]
    [InlineData("Luật\t33")]
    [InlineData("Luật\n33")]
    [InlineData(301)]
    public void What_a_time_rests_on_is_one_short_line(object source)
    {
        Edit(
            "retention.json",
            file => file["records"]![1]!["source"]!["vi"] = source as string ?? new string('x', (int)source)
        );

        OnlyFault("retention.json", "$.records[1].source.vi").Message.ShouldContain("One line");
    }

    [Fact]
    public void A_repeated_member_is_refused()
    {
        var text = Read(Birth);
        Write(Birth, text.Replace("\"version\": 2,", "\"version\": 2,\n  \"version\": 3,", StringComparison.Ordinal));

        var fault = OnlyFault(Birth, "$.version");
        fault.Message.ShouldContain("version");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("papers")]
    [InlineData("validFrom")]
    [InlineData("lastReviewed")]
    public void A_missing_member_is_named(string member)
    {
        Edit(Birth, birth => birth.Remove(member));

        var fault = OnlyFault(Birth, "$");
        fault.Message.ShouldContain($"'{member}'");
    }

    [Theory]
    [InlineData("code", "'1.00119'", "$.code")]
    [InlineData("onlineLevel", "'complete'", "$.onlineLevel")]
    [InlineData("onlineLevel", "2", "$.onlineLevel")]
    [InlineData("validFrom", "'01/07/2025'", "$.validFrom")]
    [InlineData("version", "'2'", "$.version")]
    [InlineData("name", "null", "$.name")]
    [InlineData("times", "[{ 'limit': '3 days', 'onlyIn': [] }]", "$.times[0].limit")]
    [InlineData("fees", "[{ 'amountVnd': 8000.5 }]", "$.fees[0].amountVnd")]
    [InlineData("fees", "[{ 'amountVnd': -1 }]", "$.fees[0].amountVnd")]
    [InlineData("cases", "[{ 'when': { 'field': 'x', 'is': 1 } }]", "$.cases[0].when")]
    [InlineData("cases", "[{ 'when': { 'all': [] } }]", "$.cases[0].when")]
    [InlineData("cases", "[{ 'when': { 'field': '', 'equals': 1 } }]", "$.cases[0].when")]
    public void A_value_of_the_wrong_form_is_refused_where_it_stands(string member, string json, string path)
    {
        Edit(Birth, birth => birth[member] = Parsed(json));

        OnlyFault(Birth, path);
    }

    [Theory]
    [InlineData("code", "'1.001194'", "$.code")]
    [InlineData("version", "0", "$.version")]
    [InlineData("validTo", "'2025-06-30'", "$.validTo")]
    [InlineData("field", "'nowhere'", "$.field")]
    [InlineData("name", "{ 'vi': ' ' }", "$.name.vi")]
    [InlineData("legacyLevel", "3", "$.legacyLevel")]
    [InlineData("times", "[]", "$.times")]
    [InlineData(
        "times",
        "[{ 'limit': '3wd', 'onlyIn': [] }, { 'limit': '5wd', 'onlyIn': ['nowhere'] }]",
        "$.times[1].onlyIn"
    )]
    [InlineData("steps", "[]", "$.steps")]
    [InlineData("legalBasis", "[]", "$.legalBasis")]
    [InlineData("audience", "[]", "$.audience")]
    [InlineData("channels", "[]", "$.channels")]
    [InlineData(
        "process",
        "[{ 'id': 'a', 'name': { 'vi': 'a' }, 'function': 'office', 'role': 'caseOfficer', 'time': '15cd' }]",
        "$.process[0].time"
    )]
    [InlineData(
        "process",
        "[{ 'id': 'a', 'name': { 'vi': 'a' }, 'function': 'nowhere', 'role': 'caseOfficer' }]",
        "$.process[0].function"
    )]
    [InlineData(
        "papers",
        "[{ 'code': 'a', 'name': { 'vi': 'a' }, 'kind': 'copy', 'copies': 0 }]",
        "$.papers[0].copies"
    )]
    [InlineData(
        "papers",
        "[{ 'code': 'a', 'name': { 'vi': 'a' }, 'kind': 'copy', 'accepts': [] }]",
        "$.papers[0].accepts"
    )]
    [InlineData(
        "papers",
        "[{ 'code': 'a', 'name': { 'vi': 'a' }, 'kind': 'copy', 'notIn': ['nowhere'] }]",
        "$.papers[0].notIn"
    )]
    [InlineData(
        "fees",
        "[{ 'id': 'a', 'name': { 'vi': 'a' }, 'kind': 'charge', 'formula': 'guess', 'text': { 'vi': 'a' } }]",
        "$.fees[0].formula"
    )]
    public void A_broken_rule_is_told_with_its_file_and_field(string member, string json, string path)
    {
        Edit(Birth, birth => birth[member] = Parsed(json));

        Faults().ShouldContain(fault => fault.File == Birth && fault.Path == path);
    }

    [Fact]
    public void Two_versions_never_apply_to_the_same_day()
    {
        Edit("procedures/1.001193.v1.json", birth => birth["validTo"] = "2025-07-01");

        OnlyFault(Birth, "$.validFrom");
    }

    public static TheoryData<string, string, Action<JsonObject>> References =>
        new()
        {
            {
                "units/04-communes-since-2025-07.json",
                "$.units[0].parentId",
                file => file["units"]![0]!["parentId"] = "nowhere"
            },
            {
                Staff,
                "$.staff[0].positions[0].unitId",
                file => file["staff"]![0]!["positions"]![0]!["unitId"] = "nowhere"
            },
            {
                Staff,
                "$.staff[1].login",
                file => file["staff"]![1]!["login"] = file["staff"]![0]!["login"]!.GetValue<string>()
            },
            {
                "synonyms.json",
                "$.synonyms[0].procedures",
                file => file["synonyms"]![0]!["procedures"]![0] = "9.999999"
            },
            {
                "competence/competence.json",
                "$.rules[0].procedures",
                file => file["rules"]![0]!["procedures"]![0] = "9.999999"
            },
            {
                "competence/competence.json",
                "$.rules[0].validTo",
                file => file["rules"]![0]!["validTo"] = "2001-01-01"
            },
        };

    [Theory]
    [MemberData(nameof(References))]
    public void A_reference_into_nowhere_is_told_with_its_file_and_field(
        string file,
        string path,
        Action<JsonObject> breakIt
    )
    {
        Edit(file, breakIt);

        OnlyFault(file, path);
    }

    [Fact]
    public void Nobody_holds_a_post_in_a_unit_that_has_ended()
    {
        Edit(Staff, file => file["staff"]![0]!["positions"]![0]!.AsObject().Remove("validTo"));

        OnlyFault(Staff, "$.staff[0].positions[0].validFrom");
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        Edit(Birth, birth => birth["misspelt"] = "x");
        Write("synonyms.json", "{ \"synonyms\": [");
        File.Delete(Path.Combine(folder, "texts.json"));
        Directory.Delete(Path.Combine(folder, "staff"), recursive: true);

        var thrown = Should.Throw<CatalogueInvalidException>(() => CatalogueFolder.Load(folder));

        thrown
            .Faults.Select(fault => fault.File)
            .ShouldBe([Birth, "synonyms.json", "texts.json", "staff/"], ignoreOrder: true);
        thrown.Faults.ShouldAllBe(fault => thrown.Message.Contains(fault.ToString(), StringComparison.Ordinal));
    }

    private CatalogueFault OnlyFault(string file, string path)
    {
        var fault = Faults().ShouldHaveSingleItem();
        fault.ShouldSatisfyAllConditions(_ => fault.File.ShouldBe(file), _ => fault.Path.ShouldBe(path));
        return fault;
    }

    private IReadOnlyList<CatalogueFault> Faults() =>
        Should.Throw<CatalogueInvalidException>(() => CatalogueFolder.Load(folder)).Faults;

    private void Edit(string file, Action<JsonObject> edit)
    {
        var content = JsonNode.Parse(Read(file))!.AsObject();
        edit(content);
        Write(file, content.ToJsonString(JsonSerializerOptions.Default));
    }

    private static JsonNode? Parsed(string json) => JsonNode.Parse(json.Replace('\'', '"'));

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, file));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
