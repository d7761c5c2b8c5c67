using System.Text.Json;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Waiting;

namespace OnlinePublicServices.Features.Tests.Waiting;

public sealed class SupplementTests(Offices offices) : IClassFixture<Offices>
{
    private const string Justice = "trieu-son-commune-office";
    private const string Pass = "supplement-answers";

    [Theory, EachDatabase]
    public async Task The_applicant_corrects_exactly_what_was_asked_for_and_the_period_starts_anew(Store store)
    {
        var office = await offices.In(store);
        var (citizen, officer, code) = await InProcessing(office);
        office.ItIs("2026-11-23 16:00");
        (
            await officer.Act(code, "supplement-requests", Asking("phone", "Số điện thoại không liên lạc được."))
        ).ShouldBe(200);
        var asked = (await citizen.Get($"/api/dossiers/{code}")).ShouldBe(200);
        asked.Text("status").ShouldBe("awaitingSupplement");
        asked["due"].TryGetProperty("dueAt", out _).ShouldBeFalse();

        office.ItIs("2026-11-30 09:00");
        var draft = (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);
        var answers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(draft["answers"].GetRawText())!;
        var wrong = new Dictionary<string, object>(answers.ToDictionary(a => a.Key, a => (object)a.Value))
        {
            ["phone"] = "0987654321",
            ["otherPurpose"] = "Việc khác",
        };
        var saved = (
            await citizen.Patch($"/api/drafts/{draft["id"]}", new { answers = wrong }, draft.Version)
        ).ShouldBe(200);
        (await Hand(citizen, code)).ShouldBe(422, "supplement.beyond-request");
        wrong["otherPurpose"] = answers["otherPurpose"];
        (await citizen.Patch($"/api/drafts/{draft["id"]}", new { answers = wrong }, saved.Version)).ShouldBe(200);
        (await Hand(citizen, code)).ShouldBe(200).Text("status").ShouldBe("inProcessing");

        var seen = await officer.Open(code);
        seen["answers"].GetProperty("phone").GetString()!.ShouldEndWith("321");
        seen["supplement"]
            .GetProperty("correctedFields")
            .EnumerateArray()
            .Select(f => f.GetString())
            .ShouldBe(["phone"]);
        seen["due"]
            .GetProperty("dueAt")
            .GetDateTimeOffset()
            .ToOffset(TimeSpan.FromHours(7))
            .DateTime.ShouldBe(new DateTime(2026, 12, 3, 17, 0, 0));
        (await citizen.Get("/api/drafts")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_faulty_paper_is_replaced_and_the_old_one_counts_no_more(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.Birth)).Code;
        var paper = (await clerk.Open(code))["attachments"][0];
        var wish = new
        {
            items = new[]
            {
                new
                {
                    paperCode = paper.GetProperty("paperCode").GetString(),
                    attachmentId = paper.GetProperty("id").GetGuid(),
                    reasonCode = "unclear",
                    reason = "Ảnh mờ, ông/bà chụp lại giúp.",
                },
            },
        };
        (await clerk.Act(code, "supplement-requests", wish)).ShouldBe(200);
        (await Hand(citizen, code)).ShouldBe(404);

        var draft = (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);
        (await Hand(citizen, code)).ShouldBe(422, "supplement.incomplete");
        await citizen.AddPaper(
            new FiledDraft(draft["id"].GetGuid(), draft.Version, draft.Json),
            paper.GetProperty("paperCode").GetString()!
        );
        (await Hand(citizen, code)).ShouldBe(200).Text("status").ShouldBe("registered");

        var papers = (await clerk.Open(code))["attachments"].EnumerateArray().ToList();
        papers.Count(p => p.GetProperty("replaced").GetBoolean()).ShouldBe(1);
        papers.Single(p => p.TryGetProperty("givenBy", out _)).GetProperty("verdict").GetString().ShouldBe("unseen");
    }

    [Theory, EachDatabase]
    public async Task A_second_request_is_warned_of_before_it_counts_as_late(Store store)
    {
        var office = await offices.In(store);
        var (citizen, officer, code) = await InProcessing(office);
        (await officer.Act(code, "supplement-requests", Asking("phone", "Sai số."))).ShouldBe(200);
        (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);
        (await Hand(citizen, code)).ShouldBe(200);

        (await officer.Act(code, "supplement-requests", Asking("phone", "Vẫn sai."))).ShouldBe(
            409,
            "supplement.already-requested"
        );
        var again = Asking("phone", "Vẫn sai.", acknowledged: true);
        (await officer.Act(code, "supplement-requests", again)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task An_unanswered_request_is_warned_of_once_and_then_stops_the_dossier(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var (citizen, officer, code) = await InProcessing(office);
        (await officer.Act(code, "supplement-requests", Asking("phone", "Sai số."))).ShouldBe(200);
        office.ItIs("2026-12-10 09:00");
        await Look(office);
        await Look(office);
        (await officer.Open(code)).Text("status").ShouldBe("awaitingSupplement");
        office.ItIs("2026-12-16 09:00");

        await Look(office);
        await Look(office);

        var stopped = (await citizen.Get($"/api/dossiers/{code}")).ShouldBe(200);
        stopped.Text("status").ShouldBe("stopped");
        stopped["history"].EnumerateArray().Count(h => h.GetProperty("act").GetString() == "stop").ShouldBe(1);
        (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(409, "dossier.act-out-of-turn");
    }

    [Theory, EachDatabase]
    public async Task The_applicant_withdraws_while_nothing_is_decided_and_the_counter_gives_it_back(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var other = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.Birth)).Code;
        var version = await clerk.FindPapersGood(code);

        (await other.Post($"/api/dossiers/{code}/withdrawal", new { }, "k1", version)).ShouldBe(404);
        (await citizen.Post($"/api/dossiers/{code}/withdrawal", new { reason = "Nhầm nơi nộp" }, "k2", version))
            .ShouldBe(200)
            .Text("status")
            .ShouldBe("withdrawalRequested");
        (await clerk.Act(code, "withdrawal/denial", new { reasonCode = "other", reason = "Đang cấp số." }))
            .ShouldBe(200)
            .Text("status")
            .ShouldBe("registered");
        version = (await clerk.Open(code)).Version;
        (await citizen.Post($"/api/dossiers/{code}/withdrawal", new { }, "k3", version)).ShouldBe(200);
        (await clerk.Act(code, "withdrawal/grant")).ShouldBe(200).Text("status").ShouldBe("stopped");
    }

    private static async Task<(Citizen, Clerk, string)> InProcessing(Office office)
    {
        var citizen = office.SignInAsCitizen();
        var clerk = office.SignInAsClerk();
        var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        return (citizen, officer, code);
    }

    private static object Asking(string field, string reason, bool acknowledged = false) =>
        new
        {
            acknowledged,
            items = new[]
            {
                new
                {
                    field,
                    reasonCode = "wrong",
                    reason,
                },
            },
        };

    private static Task<Answer> Hand(Citizen citizen, string code) =>
        citizen.Post($"/api/dossiers/{code}/{Pass}", new { }, Guid.NewGuid().ToString());

    private static Task<int> Look(Office office) =>
        office.WithAsync<SupplementWatch, int>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });
}
