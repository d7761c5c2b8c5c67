using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Messages;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.PersonalData;

/// <summary>Requests of persons about their data, and who answers them.</summary>
public sealed class DataRequestTests(Offices offices) : IClassFixture<Offices>
{
    private const string Asked = "Xin sửa ngày sinh ghi trong hồ sơ của tôi.";
    private const string Answered = "Đã sửa ngày sinh theo giấy khai sinh.";

    [Theory, EachDatabase]
    public async Task A_request_is_acknowledged_extended_once_and_completed_and_the_person_reads_each_date(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var supervisor = office.SignInAsSupervisor();

        var filed = await File(citizen);
        filed.Text("status").ShouldBe("filed");
        filed.Text("acknowledgeBy").ShouldBe("2026-11-25T10:00:00+00:00");
        filed.Text("answerBy").ShouldBe("2026-12-03T10:00:00+00:00");
        filed.Json.TryGetProperty("person", out _).ShouldBeFalse();
        var id = filed.Text("id")!;
        (await supervisor.Get($"/api/data-requests/{id}"))
            .ShouldBe(200)["person"]
            .GetProperty("name")
            .GetString()
            .ShouldBe(citizen.Name);

        (await Act(supervisor, id, new { act = "acknowledge" })).ShouldBe(200);
        (
            await Act(
                supervisor,
                id,
                new
                {
                    act = "extend",
                    days = 8,
                    words = "Chờ đối chiếu sổ gốc.",
                }
            )
        ).ShouldBe(200);
        (
            await Act(
                supervisor,
                id,
                new
                {
                    act = "extend",
                    days = 1,
                    words = "Chờ thêm.",
                }
            )
        ).ShouldBe(409, "data-request.act-out-of-turn");
        (await Mine(citizen)).GetProperty("answerBy").GetString().ShouldBe("2026-12-11T10:00:00+00:00");
        (await Act(supervisor, id, new { act = "complete", words = Answered })).ShouldBe(200);

        var read = await Mine(citizen);
        read.GetProperty("status").GetString().ShouldBe("completed");
        read.GetProperty("history")
            .EnumerateArray()
            .Select(act => act.GetProperty("act").GetString())
            .ShouldBe(["file", "acknowledge", "extend", "complete"]);
        read.ToString().ShouldContain(Answered);
        read.ToString().ShouldNotContain(supervisor.Name);
        (await supervisor.Get("/api/data-requests")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await supervisor.Get("/api/data-requests?list=rest")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task What_is_not_acknowledged_in_two_working_days_is_marked_late_for_both_sides(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var supervisor = office.SignInAsSupervisor();
        var id = (await File(citizen)).Text("id")!;

        office.ItIs("2026-11-25 17:00");
        await ShouldBeLate(false);
        office.ItIs("2026-11-25 17:01");
        await ShouldBeLate(true);
        (await Act(supervisor, id, new { act = "acknowledge" })).ShouldBe(200);
        await ShouldBeLate(false);
        office.ItIs("2026-12-03 17:01");
        await ShouldBeLate(true);

        async Task ShouldBeLate(bool isLate)
        {
            var listed = (await supervisor.Get("/api/data-requests")).ShouldBe(200)["items"].EnumerateArray().Single();
            listed.GetProperty("late").GetBoolean().ShouldBe(isLate);
            (await Mine(citizen)).GetProperty("late").GetBoolean().ShouldBe(isLate);
        }
    }

    [Theory, EachDatabase]
    public async Task A_refusal_says_its_legal_ground_and_the_person_reads_it(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var head = office.SignInAs(StaffRole.ApprovingOfficer, Cases.TrieuSon);
        var id = (await File(citizen, "delete")).Text("id")!;
        const string why = "Hồ sơ hộ tịch phải lưu trữ.";

        (await Act(head, id, new { act = "refuse", words = why })).ShouldBe(400, "data-request.ground-missing");
        (await Act(head, id, new { act = "refuse", legalGround = "Luật Lưu trữ" })).ShouldBe(
            400,
            "data-request.words-unfit"
        );
        (
            await Act(
                head,
                id,
                new
                {
                    act = "refuse",
                    words = why,
                    legalGround = "Luật Lưu trữ",
                }
            )
        ).ShouldBe(200);

        var read = await Mine(citizen);
        read.GetProperty("legalGround").GetString().ShouldBe("Luật Lưu trữ");
        read.ToString().ShouldContain(why);
    }

    [Theory, EachDatabase]
    public async Task Only_the_heads_of_the_unit_and_of_its_counter_see_it_and_another_person_never(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var neighbour = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var elsewhere = office.SignInAsSupervisor(Cases.ThoBinh);
        var id = (await File(citizen)).Text("id")!;

        (await clerk.Get("/api/data-requests")).ShouldBe(404, "resource.not-found");
        foreach (var other in new[] { clerk, elsewhere })
        {
            (await other.Get($"/api/data-requests/{id}")).ShouldBe(404, "resource.not-found");
            (await Act(other, id, new { act = "acknowledge" }, version: 1)).ShouldBe(404, "resource.not-found");
        }

        (await elsewhere.Get("/api/data-requests")).ShouldBe(200).Body.ShouldNotContain(id);
        (await neighbour.Get("/api/personal-data/requests")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Sent_twice_with_one_key_it_is_one_request_and_of_two_acts_from_one_version_one_counts(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var supervisor = office.SignInAsSupervisor();
        var body = new
        {
            kind = "view",
            unitId = Cases.TrieuSon,
            words = Asked,
        };

        var once = (await citizen.Post("/api/personal-data/requests", body, "one-key")).ShouldBe(201);
        var twice = (await citizen.Post("/api/personal-data/requests", body, "one-key")).ShouldBe(201);
        var id = once.Text("id")!;
        twice.Text("id").ShouldBe(id);
        (await Act(supervisor, id, new { act = "acknowledge" }, version: 1)).ShouldBe(200);
        (await Act(supervisor, id, new { act = "complete", words = Answered }, version: 1)).ShouldBe(
            412,
            "request.stale-version"
        );
        (
            await citizen.Post(
                "/api/personal-data/requests",
                new
                {
                    kind = "view",
                    unitId = "no-such-unit",
                    words = Asked,
                },
                "other-key"
            )
        ).ShouldBe(422, "data-request.unit-unknown");
        (
            await citizen.Post("/api/personal-data/requests", new { kind = "view", words = Asked }, "a-third-key")
        ).ShouldBe(422, "data-request.unit-unknown");
    }

    [Theory, EachDatabase]
    public async Task Each_move_is_told_on_the_persons_own_way_and_in_the_portal_without_what_was_said(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true"));
        using var supervisor = office.SignInAsSupervisor();
        var id = (await File(citizen)).Text("id")!;

        (await Act(supervisor, id, new { act = "acknowledge" })).ShouldBe(200);
        (
            await Act(
                supervisor,
                id,
                new
                {
                    act = "extend",
                    days = 8,
                    words = "Chờ đối chiếu.",
                }
            )
        ).ShouldBe(200);
        (await Act(supervisor, id, new { act = "complete", words = Answered })).ShouldBe(200);

        var notices = (await citizen.Get("/api/notices")).ShouldBe(200);
        notices["items"]
            .EnumerateArray()
            .Select(notice => notice.GetProperty("kind").GetString())
            .Order(StringComparer.Ordinal)
            .ShouldBe(["dataRequestAcknowledged", "dataRequestAnswered", "dataRequestExtended"]);
        notices.Body.ShouldNotContain(Answered);
        var mails = await office.WithAsync<INoticeSource, List<WordedNotice>>(async source =>
        {
            var messages = await office.AskAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync());
            List<WordedNotice> loaded = [];
            foreach (var message in messages)
            {
                var notice = (await source.Load(message, default)).ShouldNotBeNull();
                notice.Facts.ShouldBeOfType<PersonNotice>();
                loaded.Add(notice);
            }

            return loaded;
        });
        mails.Count.ShouldBe(3);
        foreach (var mail in mails)
        {
            using var written = mail.AsMail();
            var text = $"{written.Subject} {written.TextBody}";
            text.ShouldNotContain(Asked);
            text.ShouldNotContain(Answered);
            text.ShouldNotContain(citizen.Name);
            text.ShouldContain("https://dichvucong.example/ho-so-ca-nhan/du-lieu");
        }
    }

    [Theory, EachDatabase]
    public async Task Whoever_of_the_office_opens_a_request_is_noted_once_an_hour_and_the_person_reads_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var supervisor = office.SignInAsSupervisor();
        using var head = office.SignInAs(StaffRole.ApprovingOfficer, Cases.TrieuSon);
        var id = (await File(citizen)).Text("id")!;
        (await Mine(citizen)).GetProperty("looks").GetArrayLength().ShouldBe(0);

        (await supervisor.Get($"/api/data-requests/{id}")).ShouldBe(200).Json.TryGetProperty("looks", out _);
        (await supervisor.Get($"/api/data-requests/{id}")).ShouldBe(200);
        (await head.Get($"/api/data-requests/{id}")).ShouldBe(200);
        office.Clock.Advance(TimeSpan.FromHours(1));
        (await supervisor.Get($"/api/data-requests/{id}")).ShouldBe(200);

        var looks = (await Mine(citizen)).GetProperty("looks");
        looks
            .EnumerateArray()
            .Select(look => look.GetProperty("role").GetString())
            .Order(StringComparer.Ordinal)
            .ShouldBe(["approvingOfficer", "supervisor", "supervisor"]);
        looks.ToString().ShouldNotContain(supervisor.Name);
    }

    private static async Task<Answer> File(Citizen citizen, string kind = "correct") =>
        (
            await citizen.Post(
                "/api/personal-data/requests",
                new
                {
                    kind,
                    unitId = Cases.TrieuSon,
                    words = Asked,
                },
                Guid.NewGuid().ToString()
            )
        ).ShouldBe(201);

    private static async Task<System.Text.Json.JsonElement> Mine(Citizen citizen) =>
        (await citizen.Get("/api/personal-data/requests")).ShouldBe(200)["items"].EnumerateArray().Single();

    private static async Task<Answer> Act(Visitor staff, string id, object step, int? version = null) =>
        await staff.Post(
            $"/api/data-requests/{id}/acts",
            step,
            Guid.NewGuid().ToString(),
            version ?? (await staff.Get($"/api/data-requests/{id}")).ShouldBe(200).Version
        );
}
