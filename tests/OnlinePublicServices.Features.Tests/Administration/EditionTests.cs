using System.Text.Json.Nodes;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Administration;

/// <summary>Monday 23 November 2026: an administrator keeps people, procedures, reasons and texts.</summary>
public sealed class EditionTests
{
    private const string Clerk = "trang.lethi";
    private const string Marital = "1.004873.v2";

    [Theory, EachDatabase]
    public async Task A_change_counts_once_it_is_adopted_and_its_history_says_who_when_why_and_what(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var number = await administrator.Change("staff", Clerk, m => m["phone"] = "0900000001").Proposed();
        (await administrator.Entry("staff", Clerk)).Content["phone"]!.GetValue<string>().ShouldNotBe("0900000001");

        (await administrator.Adopt(number)).ShouldBe(200)["place"].GetInt32().ShouldBe(1);

        (await administrator.Entry("staff", Clerk)).Content["phone"]!.GetValue<string>().ShouldBe("0900000001");
        var edition = await administrator.Edition(number);
        edition["summary"].GetProperty("adoptedBy").GetString().ShouldBe(administrator.Name);
        edition["summary"].GetProperty("reason").GetString().ShouldBe(Keeping.Why);
        var difference = edition["changes"][0].GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        difference.GetProperty("path").GetString().ShouldBe("phone");
        difference.GetProperty("after").GetString().ShouldBe("0900000001");
        (await administrator.Get("/api/administration/editions")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await administrator.Adopt(number)).ShouldBe(409, "catalogue.in-force");
    }

    [Theory, EachDatabase]
    public async Task An_earlier_content_comes_back_by_being_proposed_again(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var before = (await administrator.Entry("text", "apologyByItself")).Content;
        var first = await administrator
            .Change("text", "apologyByItself", text => text["vi"] = "Cơ quan xin lỗi.")
            .Proposed();
        await administrator.Adopt(first);

        var old = JsonNode.Parse(
            (await administrator.Edition(first))["changes"][0].GetProperty("before").GetRawText()
        )!;
        var again = await administrator.Propose("text", "apologyByItself", old, 1).Proposed();
        (await administrator.Adopt(again)).ShouldBe(200);

        JsonNode.DeepEquals((await administrator.Entry("text", "apologyByItself")).Content, before).ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task Of_two_administrators_who_change_one_entry_at_once_one_is_told_and_other_entries_are_free(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var one = await administrator.Change("staff", Clerk, m => m["phone"] = "0900000001").Proposed();
        var two = await administrator.Change("staff", Clerk, m => m["phone"] = "0900000002").Proposed();
        var other = await administrator.Change("text", "noFee", t => t["vi"] = "Miễn phí").Proposed();

        var answers = await Task.WhenAll(
            administrator.Adopt(one),
            administrator.Adopt(two),
            administrator.Adopt(other)
        );

        answers.Take(2).Select(a => a.Status).Order().ShouldBe([200, 409]);
        answers.Take(2).Single(a => a.Status == 409).Code.ShouldBe("catalogue.superseded");
        answers[2].ShouldBe(200);
        var left = answers[0].Status == 200 ? two : one;
        (await administrator.Edition(left)).Text("problem").ShouldBe("catalogue.superseded");
        (await administrator.Propose("staff", Clerk, (await administrator.Entry("staff", Clerk)).Content, 0)).ShouldBe(
            409,
            "catalogue.superseded"
        );
    }

    public static TheoryData<string, string, string, string> Faults =>
        new()
        {
            { "staff", "email", "", "field.required" },
            { "staff", "positions[1].unitId", "nowhere", "catalogue.unknown-reference" },
            { "staff", "positions[1].validTo", "2026-01-01", "catalogue.past-changed" },
            { "staff", "positions[1].role", "judge", "catalogue.malformed" },
            { "staff", "email", "quantri@trieuson.thanhhoa.example", "catalogue.taken" },
            { "staff", "subject", "0a9fcdde-27e6-5b6e-a2c4-2a032602cded", "catalogue.past-changed" },
            { "staff", "absences", "trang.lethi", "catalogue.unknown-reference" },
            { "unit", "parentId", "tho-binh-commune", "catalogue.past-changed" },
            { "unit", "validTo", "2026-11-30", "catalogue.not-in-force" },
            { "procedure", "process[2].function", "astronomy", "catalogue.unknown-reference" },
            { "procedure", "process[2].time", "3cd", "catalogue.step-time" },
            { "procedure", "validFrom", "2026-11-23", "catalogue.not-tomorrow" },
            { "reasons", "reasons[0].code", "smudged", "catalogue.past-changed" },
            { "text", "vi", "", "field.required" },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_named_at_its_field(string kind, string field, string value, string code)
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var administrator = office.SignInAsAdministrator();
        var key = kind switch
        {
            "staff" => Clerk,
            "unit" => "trieu-son-commune-office",
            "procedure" => Marital,
            "reasons" => "paper",
            _ => "noFee",
        };
        var (content, drawnFrom) = await administrator.Entry(kind, key);
        if (kind == "procedure")
        {
            NextVersion(content, "2026-12-01");
            key = "1.004873.v3";
        }

        Set(content, field, value);
        var answer = await administrator.Propose(kind, key, content, drawnFrom);

        answer.ShouldBe(422, "catalogue.faulty");
        answer
            .Json.GetProperty("errors")
            .EnumerateObject()
            .Where(error => error.Name.StartsWith($"{kind}/{key}/", StringComparison.Ordinal) || kind == "unit")
            .SelectMany(error => error.Value.EnumerateArray().Select(e => e.GetString()))
            .ShouldContain(code);
    }

    [Theory, EachDatabase]
    public async Task A_steps_new_time_counts_for_dossiers_submitted_from_its_first_day_and_not_for_those_under_way(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var underWay = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var (content, drawnFrom) = await administrator.Entry("procedure", Marital);
        NextVersion(content, "2026-11-24");
        Set(content, "process[2].time", "1wd");
        var number = await administrator.Propose("procedure", "1.004873.v3", content, drawnFrom).Proposed();
        var edition = await administrator.Edition(number);
        edition["effects"].GetProperty("staying").GetInt32().ShouldBe(1);
        edition["changes"].GetArrayLength().ShouldBe(2);

        (await administrator.Adopt(number)).ShouldBe(200);
        var today = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        office.ItIs("2026-11-24 08:00");
        var tomorrow = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        (await VersionOf(clerk, underWay)).ShouldBe(2);
        (await VersionOf(clerk, today)).ShouldBe(2);
        (await VersionOf(clerk, tomorrow)).ShouldBe(3);
        (await administrator.Entry("procedure", Marital)).Content["validTo"]!.GetValue<string>().ShouldBe("2026-11-23");
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_can_not_remove_himself(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var other = await administrator
            .Change("staff", "quantri2", m => m["positions"]![0]!["validTo"] = "2026-12-31")
            .Proposed();
        (await administrator.Adopt(other)).ShouldBe(200);

        var answer = await administrator.Change("staff", "quantri", m => m["positions"]![0]!["validTo"] = "2026-12-31");

        answer.ShouldBe(422, "catalogue.faulty");
        answer.FaultAt("staff/quantri/positions").ShouldBe("catalogue.last-administrator");
    }

    [Theory, EachDatabase]
    public async Task A_post_with_steps_becomes_empty_only_after_a_warning(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var head = office.SignInAs(StaffRole.ApprovingOfficer, Cases.ThoBinh);
        var login = office.Catalogue.StaffAt(null, head.Subject)!.Login;
        var number = await administrator.Change("staff", login, m => Leave(m, "2026-11-30")).Proposed();
        var empty = (await administrator.Edition(number))["effects"]
            .GetProperty("emptyPosts")
            .EnumerateArray()
            .ShouldHaveSingleItem();
        empty.GetProperty("role").GetString().ShouldBe("approvingOfficer");
        empty.GetProperty("from").GetString().ShouldBe("2026-12-01");

        (await administrator.Adopt(number)).ShouldBe(409, "catalogue.unconfirmed");
        (await administrator.Adopt(number, confirmed: true)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task What_somebody_who_leaves_has_in_work_is_shown_first_and_goes_back_to_the_post(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var leaver = office.SignInAt("trieu-son-commune-office", StaffRole.CaseOfficer);
        using var colleague = office.SignInAt("trieu-son-commune-office", StaffRole.CaseOfficer, 1);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var due = (await clerk.Accept(code))["due"].GetProperty("dueAt").GetString();
        await clerk.HandTo(leaver, code, "examine");
        var login = office.Catalogue.StaffAt(null, leaver.Subject)!.Login;
        var number = await administrator.Change("staff", login, m => Leave(m, "2026-11-22")).Proposed();
        var shown = await administrator.Edition(number);
        var returning = shown["effects"].GetProperty("returning").EnumerateArray().ShouldHaveSingleItem();
        returning.GetProperty("codes")[0].GetString().ShouldBe(code);
        shown.Json.GetRawText().ShouldNotContain(citizen.Name);

        (await administrator.Adopt(number, confirmed: true)).ShouldBe(200);

        (await leaver.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await colleague.Work("post")).ShouldContain(code);
        var dossier = await colleague.Open(code);
        dossier["custody"].TryGetProperty("person", out _).ShouldBeFalse();
        dossier["due"].GetProperty("dueAt").GetString().ShouldBe(due);
        dossier.History().Last().GetProperty("act").GetString().ShouldBe("returnToPost");
        (await colleague.Act(code, "substitution", new { reasonCode = "leftOffice", reason = "Nhận thay." })).ShouldBe(
            200
        );
    }

    [Theory, EachDatabase]
    public async Task A_named_deputy_acts_in_the_absent_ones_post_on_those_days_and_the_history_says_so(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var head = office.SignInAs(StaffRole.ApprovingOfficer, Cases.TrieuSon);
        using var deputy = office.SignInAsSupervisor();
        var (absent, named) = (
            office.Catalogue.StaffAt(null, head.Subject)!.Login,
            office.Catalogue.StaffAt(null, deputy.Subject)!.Login
        );
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        (await clerk.Act(code, "hand-over", new { step = "sign", confirmed = true })).ShouldBe(200);
        (await deputy.Act(code, "hand-over/acceptance")).ShouldBe(409);
        var number = await administrator
            .Change(
                "staff",
                absent,
                m =>
                    m["absences"] = new JsonArray(
                        new JsonObject
                        {
                            ["from"] = "2026-11-23",
                            ["to"] = "2026-11-24",
                            ["deputy"] = named,
                        }
                    )
            )
            .Proposed();
        (await administrator.Adopt(number)).ShouldBe(200);

        (await deputy.Work("offered")).ShouldContain(code);
        (await deputy.Act(code, "hand-over/acceptance")).ShouldBe(200);
        var taken = (await deputy.Open(code)).History().Last();
        taken.GetProperty("byDeputy").GetBoolean().ShouldBeTrue();
        taken.GetProperty("role").GetString().ShouldBe("approvingOfficer");

        office.ItIs("2026-11-25 08:00");
        await office.WithAsync<Features.Administration.SuccessionWatch, int>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });
        (await deputy.Work("mine")).ShouldNotContain(code);
        (await head.Work("post")).ShouldContain(code);
    }

    [Theory, EachDatabase]
    public async Task A_reason_that_is_added_is_offered_to_the_staff(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var clerk = office.SignInAsClerk();
        var number = await administrator
            .Change(
                "reasons",
                "refusal",
                list =>
                    list["reasons"]!
                        .AsArray()
                        .Add(
                            new JsonObject
                            {
                                ["code"] = "own-6",
                                ["label"] = new JsonObject { ["vi"] = "Sai mẫu" },
                                ["words"] = "Hồ sơ không đúng mẫu: ",
                            }
                        )
            )
            .Proposed();
        (await Offered(clerk)).ShouldNotContain("own-6");

        (await administrator.Adopt(number)).ShouldBe(200);

        (await Offered(clerk)).ShouldContain("own-6");
    }

    [Theory, EachDatabase]
    public async Task Whoever_keeps_the_catalogue_opens_no_dossier_by_that(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        (await administrator.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await administrator.Get("/api/work")).ShouldBe(404, "resource.not-found");
        (await administrator.Get("/api/queue")).ShouldBe(404);
    }

    /// <summary>Another instance knows it within a second.</summary>
    [Fact]
    public async Task An_adopted_edition_is_known_to_the_other_instance()
    {
        Assert.SkipWhen(PostgresServer.Address is null, "No PostgreSQL is configured.");
        await using var office = await Office.OpenAsync(Store.Postgres);
        await using var second = office.OpenSecondInstance();
        using var administrator = office.SignInAsAdministrator();
        second.Catalogue.Revision.ShouldBe(office.Catalogue.Revision);
        var number = await administrator.Change("text", "noFee", t => t["vi"] = "Miễn phí").Proposed();
        await administrator.Adopt(number);

        office.Clock.Advance(TimeSpan.FromSeconds(1));

        second.Catalogue.Revision.ShouldBe(office.Catalogue.Revision);
        second
            .Catalogue.DescribeFees(second.Catalogue.Procedures.First(p => p.Fees.Count == 0))
            .Vi.ShouldBe("Miễn phí");
    }

    private static async Task<IEnumerable<string?>> Offered(Clerk clerk) =>
        (await clerk.Get("/api/reasons"))
            .ShouldBe(200)["lists"]
            .EnumerateArray()
            .Single(list => list.GetProperty("id").GetString() == "refusal")
            .GetProperty("reasons")
            .EnumerateArray()
            .Select(reason => reason.GetProperty("code").GetString());

    /// <summary>Ends every post that is held.</summary>
    private static void Leave(JsonObject member, string lastDay)
    {
        foreach (var position in member["positions"]!.AsArray().Where(p => p!["validTo"] is null))
        {
            position!["validTo"] = lastDay;
        }
    }

    private static void NextVersion(JsonObject procedure, string from)
    {
        procedure["version"] = procedure["version"]!.GetValue<int>() + 1;
        procedure["validFrom"] = from;
    }

    /// <summary>Writes a value at a path such as <c>positions[1].unitId</c>; an absence with a deputy for <c>absences</c>.</summary>
    private static void Set(JsonObject content, string path, string value)
    {
        if (path == "absences")
        {
            content["absences"] = new JsonArray(
                new JsonObject
                {
                    ["from"] = "2026-12-01",
                    ["to"] = "2026-12-02",
                    ["deputy"] = value,
                }
            );
            return;
        }

        JsonNode node = content;
        var parts = path.Replace("[", ".", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal)
            .Split('.');
        foreach (var part in parts.SkipLast(1))
        {
            node = int.TryParse(part, out var at) ? node[at]! : node[part]!;
        }

        node[parts[^1]] = value;
    }

    private static async Task<int> VersionOf(Clerk clerk, string code) =>
        (await clerk.Open(code))["procedure"].GetProperty("version").GetInt32();
}
