using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Conversations;

public sealed class ConversationTests(Offices offices) : IClassFixture<Offices>
{
    private const string Justice = "trieu-son-commune-office";
    private const string Question = "Tôi có phải mang theo giấy ly hôn không?";
    private const string Reply = "Có, ông/bà mang bản chính.";

    [Theory, EachDatabase]
    public async Task The_applicant_asks_the_holder_answers_and_both_read_it_the_office_by_post_and_unit(Store store)
    {
        var office = await offices.In(store);
        var (citizen, officer, code) = await InProcessing(office);

        (await Say(citizen, code, Question)).ShouldBe(200)["isOffice"].GetBoolean().ShouldBeFalse();
        (await Asking(officer)).ShouldContain(code);
        Item(await officer.Get("/api/work"), code).TryGetProperty("askedSince", out _).ShouldBeTrue();
        (await Say(officer, code, Reply)).ShouldBe(200);

        foreach (var reader in new Visitor[] { citizen, officer })
        {
            var said = (await Read(reader, code))["sayings"].EnumerateArray().ToList();
            said.Select(s => s.GetProperty("words").GetString()).ShouldBe([Question, Reply]);
            said[0].TryGetProperty("title", out _).ShouldBeFalse();
            said[1].GetProperty("title").GetProperty("vi").GetString().ShouldNotBeNullOrEmpty();
            said[1].GetProperty("unit").GetProperty("vi").GetString().ShouldNotBeNullOrEmpty();
            said[1].GetRawText().ShouldNotContain(officer.Name);
        }

        (await Asking(officer)).ShouldNotContain(code);
        Item(await officer.Get("/api/work"), code).TryGetProperty("askedSince", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task The_applicant_is_told_that_the_office_wrote_and_not_what(Store store)
    {
        var office = await offices.In(store);
        var (citizen, officer, code) = await InProcessing(office);
        (await Say(citizen, code, Question)).ShouldBe(200);

        (await Say(officer, code, Reply)).ShouldBe(200);

        var owed = await office.AskAsync(db =>
            db.OutboxMessages.Where(m => m.Kind == MessageKind.OfficeWrote)
                .Join(db.Dossiers, m => m.DossierId, d => d.Id, (message, dossier) => new { message, dossier.Code })
                .ToListAsync()
        );
        owed.Where(one => one.Code.ToString() == code).ShouldHaveSingleItem().message.SealedContent.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_question_changes_no_version_so_that_nobodys_work_on_the_dossier_grows_stale(Store store)
    {
        var office = await offices.In(store);
        var (citizen, officer, code) = await InProcessing(office);
        var before = await officer.Open(code);

        (await Say(citizen, code, Question)).ShouldBe(200);

        var after = await officer.Open(code);
        after.Version.ShouldBe(before.Version);
        after["due"].GetRawText().ShouldBe(before["due"].GetRawText());
    }

    [Theory, EachDatabase]
    public async Task A_repeated_question_is_asked_once(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier()).Code;

        (await Say(citizen, code, Question, "ask-once")).ShouldBe(200);
        (await Say(citizen, code, Question, "ask-once")).ShouldBe(200);

        (await Read(citizen, code))["sayings"].GetArrayLength().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Whose_dossier_it_is_not_learns_nothing_and_whose_turn_it_is_not_says_nothing(Store store)
    {
        var office = await offices.In(store);
        var (citizen, _, code) = await InProcessing(office);
        using var other = office.SignInAsCitizen();
        using var elsewhere = office.SignInAsClerk(Cases.ThoBinh);
        using var supervisor = office.SignInAsSupervisor();
        (await Say(citizen, code, Question)).ShouldBe(200);

        foreach (var stranger in new Visitor[] { other, elsewhere })
        {
            (await stranger.Get($"/api/dossiers/{code}/conversation")).ShouldBe(404, "resource.not-found");
            (await Say(stranger, code, Reply)).ShouldBe(404, "resource.not-found");
        }

        (await Read(supervisor, code)).Text("obstacle").ShouldBe("dossier.act-not-yours");
        (await Say(supervisor, code, Reply)).ShouldBe(403, "dossier.act-not-yours");
    }

    [Theory, EachDatabase]
    public async Task A_clerk_whose_work_it_no_longer_is_reads_it_after_stating_why_and_the_look_is_noted(Store store)
    {
        var office = await offices.In(store);
        var (citizen, _, code) = await InProcessing(office);
        using var clerk = office.SignInAsClerk();
        (await Say(citizen, code, Question)).ShouldBe(200);

        (await clerk.Get($"/api/dossiers/{code}/conversation")).ShouldBe(403, "look.reason-needed");
        (await Say(clerk, code, Reply)).ShouldBe(200).Json.GetRawText().ShouldNotContain(Question);
        await clerk.Open(code);
        (await Read(clerk, code))["sayings"].GetArrayLength().ShouldBe(2);

        (await citizen.Get($"/api/dossiers/{code}/looks"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Select(look => look.TryGetProperty("reason", out var reason) ? reason.GetString() : null)
            .ShouldContain("Người nộp hỏi tại quầy.");
    }

    [Theory, EachDatabase]
    public async Task After_the_end_the_counter_is_asked_and_thirty_days_later_nobody(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        office.ItIs("2026-11-23 09:00");
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier()).Code;
        (await clerk.TryRefuse(code, 1, "Không thuộc thẩm quyền")).ShouldBe(201);

        (await Say(citizen, code, "Vậy tôi nộp ở đâu?")).ShouldBe(200);
        (await Asking(clerk)).ShouldContain(code);
        office.ItIs("2026-12-24 09:00");

        (await Say(clerk, code, Reply)).ShouldBe(409, "conversation.over");
        (await Read(citizen, code)).Text("obstacle").ShouldBe("conversation.over");
    }

    private static async Task<(Citizen, Clerk, string)> InProcessing(Office office)
    {
        var citizen = office.SignInAsCitizen();
        var clerk = office.SignInAsClerk();
        var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        var answers = Cases.AnswersFor(Cases.MaritalStatus).With(("email", "hanh@example.com"));
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus, answers: answers)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        return (citizen, officer, code);
    }

    private static Task<Answer> Say(Visitor visitor, string code, string words, string? key = null) =>
        visitor.Post($"/api/dossiers/{code}/sayings", new { words }, key ?? Guid.NewGuid().ToString());

    private static async Task<Answer> Read(Visitor visitor, string code) =>
        (await visitor.Get($"/api/dossiers/{code}/conversation")).ShouldBe(200);

    /// <summary>Every dossier whose applicant waits for somebody's answer, read in pages of two.</summary>
    private static async Task<List<string>> Asking(Clerk clerk)
    {
        List<string> codes = [];
        for (var cursor = ""; ; )
        {
            var page = (await clerk.Get($"/api/questions?limit=2&cursor={cursor}")).ShouldBe(200);
            codes.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            if (page.Text("nextCursor") is not { } next)
            {
                return codes;
            }

            cursor = next;
        }
    }

    private static JsonElement Item(Answer work, string code) =>
        work.ShouldBe(200)["items"].EnumerateArray().Single(item => item.GetProperty("code").GetString() == code);
}
