using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Messages;

namespace OnlinePublicServices.Features.Tests.Feedback;

/// <summary>Reflections from their filing to the published answer.</summary>
public sealed class FeedbackTests(Offices offices) : IClassFixture<Offices>
{
    private const string Said = "Bảng giá chứng thực không niêm yết ở quầy.";

    [Theory, EachDatabase]
    public async Task Somebody_without_an_account_is_answered_in_time_and_everybody_finds_the_answer_without_their_name(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.Anonymous();
        using var clerk = office.SignInAsClerk();
        var (code, key) = await File(author);

        var waiting = (await clerk.Get("/api/feedback")).ShouldBe(200)["items"].EnumerateArray().Single();
        waiting.GetProperty("code").GetString().ShouldBe(code);
        waiting.GetProperty("dueAt").GetString().ShouldBe("2026-12-14T10:00:00+00:00");
        var shown = (await clerk.Get($"/api/feedback/{code}")).ShouldBe(200);
        shown["author"].GetProperty("name").GetString().ShouldBe("Trần Văn Bình");

        (await Act(clerk, code, "take")).ShouldBe(200);
        (await Act(clerk, code, "askSupplement", "Ông cho biết ngày đến quầy.")).ShouldBe(200);
        (await Follow(author, code, key)).ShouldBe(200).Body.ShouldContain("Ông cho biết ngày đến quầy.");
        (await Say(author, code, key, "supplement", "Sáng thứ Sáu tuần trước.")).ShouldBe(200);
        (await Act(clerk, code, "take")).ShouldBe(200);
        (await Act(clerk, code, "answer", "Bảng giá đã được niêm yết.")).ShouldBe(200);
        (
            await Act(clerk, code, "publish", published: ("Niêm yết bảng giá", Said, "Bảng giá đã được niêm yết."))
        ).ShouldBe(200);

        foreach (var query in new[] { "", "?query=niem%20yet", "?query=b%E1%BA%A3ng+gi%C3%A1" })
        {
            var found = (await author.Get("/api/public-feedback" + query)).ShouldBe(200);
            found["items"].EnumerateArray().Single().GetProperty("code").GetString().ShouldBe(code);
            found.Body.ShouldNotContain("Bình");
            found.Body.ShouldNotContain("0912345678");
        }

        (await author.Get("/api/public-feedback?query=thue")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await Say(author, code, key, "dispute", "Vẫn chưa thấy."))
            .ShouldBe(200)["allowedActs"]
            .GetArrayLength()
            .ShouldBe(0);
        var report = (await clerk.Get("/api/feedback-report?from=2026-11-01&through=2026-11-30")).ShouldBe(200);
        var counted = report["units"].EnumerateArray().Single().GetProperty("report");
        (Count(counted, "regulation"), Count(counted, "settled"), Count(counted, "published")).ShouldBe((1, 1, 1));
        (Count(counted, "disputed"), Count(counted, "late"), Count(counted, "satisfied")).ShouldBe((1, 0, 0));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_key_another_citizen_and_another_unit_find_nothing(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var other = office.SignInAsCitizen();
        using var elsewhere = office.SignInAsClerk(Cases.ThoBinh);
        await citizen.SubmitDossier(Cases.MaritalStatus);
        await other.SubmitDossier(Cases.MaritalStatus);
        var (code, key) = await File(citizen);

        (await citizen.Get($"/api/feedback/{code}")).ShouldBe(200).Json.TryGetProperty("author", out _).ShouldBeFalse();
        (await other.Get($"/api/feedback/{code}")).ShouldBe(404, "resource.not-found");
        (await Follow(other, code, key[..^1] + "0")).ShouldBe(404, "resource.not-found");
        (await elsewhere.Get($"/api/feedback/{code}")).ShouldBe(404, "resource.not-found");
        (await Act(elsewhere, code, "take", version: 1)).ShouldBe(404, "resource.not-found");
        (await Say(citizen, code, null, "take")).ShouldBe(403, "feedback.act-not-yours");
    }

    [Theory, EachDatabase]
    public async Task What_is_about_behaviour_is_opened_by_heads_alone(Store store)
    {
        var office = await offices.In(store);
        using var author = office.Anonymous();
        using var clerk = office.SignInAsClerk();
        using var supervisor = office.SignInAsSupervisor();
        var (code, _) = await File(author, kind: "conduct");

        (await clerk.Get($"/api/feedback/{code}")).ShouldBe(404, "resource.not-found");
        (await clerk.Get("/api/feedback")).ShouldBe(200).Body.ShouldNotContain(code);
        (await supervisor.Get($"/api/feedback/{code}")).ShouldBe(200);
        (await supervisor.Get("/api/feedback")).ShouldBe(200).Body.ShouldContain(code);
    }

    [Theory, EachDatabase]
    public async Task A_clerk_enters_what_somebody_said_on_the_telephone_and_a_citizen_never_chooses_the_source(
        Store store
    )
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        using var citizen = office.SignInAsCitizen();

        var entered = (await clerk.Post("/api/feedback/entries", Written(source: "hotline"), NewKey())).ShouldBe(201);
        var (filed, _) = await File(citizen, source: "paper");

        (await clerk.Get($"/api/feedback/{entered.Text("code")}")).ShouldBe(200).Text("source").ShouldBe("hotline");
        (await clerk.Get($"/api/feedback/{filed}")).ShouldBe(200).Text("source").ShouldBe("portal");
    }

    [Theory, EachDatabase]
    public async Task It_goes_to_another_unit_and_comes_back_and_of_two_acts_from_one_version_one_counts(Store store)
    {
        var office = await offices.In(store);
        using var author = office.Anonymous();
        using var clerk = office.SignInAsClerk();
        using var elsewhere = office.SignInAsClerk(Cases.ThoBinh);
        var (code, _) = await File(author);

        (await Act(clerk, code, "transfer", "Không thuộc xã này.", unit: Cases.ThoBinh, version: 1)).ShouldBe(200);
        (await clerk.Get($"/api/feedback/{code}")).ShouldBe(404, "resource.not-found");
        (await Act(elsewhere, code, "return", "Đúng là của xã bạn.", version: 1)).ShouldBe(
            412,
            "request.stale-version"
        );
        (await Act(elsewhere, code, "return", "Đúng là của xã bạn.")).ShouldBe(200);
        (await clerk.Get($"/api/feedback/{code}")).ShouldBe(200).Text("status").ShouldBe("returned");
        (await Act(clerk, code, "transfer", "Nhầm.", unit: "no-such-unit")).ShouldBe(422, "feedback.unit-unknown");
        (await Act(clerk, code, "answer", "Trả lời.")).ShouldBe(409, "feedback.act-out-of-turn");
        (await Act(clerk, code, "refuse")).ShouldBe(400, "feedback.words-unfit");
    }

    [Theory, EachDatabase]
    public async Task The_author_is_told_at_each_act_where_to_read_it_and_never_what_was_said(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.Anonymous();
        using var clerk = office.SignInAsClerk();
        var (code, key) = await File(author);
        (await Act(clerk, code, "take")).ShouldBe(200);
        (await Act(clerk, code, "answer", "Bảng giá đã được niêm yết.")).ShouldBe(200);

        var mails = await office.WithAsync<Features.Ports.INoticeSource, string[]>(async notices =>
        {
            var messages = await office.AskAsync(db => db.OutboxMessages.OrderBy(m => m.Id).ToListAsync());
            List<string> texts = [];
            foreach (var message in messages)
            {
                using var mail = (await notices.Load(message, TestContext.Current.CancellationToken))!.AsMail();
                texts.Add($"{mail.Subject}\n{mail.TextBody}");
            }

            return [.. texts];
        });

        mails.Length.ShouldBe(3);
        mails.ShouldAllBe(mail => mail.Contains($"/phan-anh/theo-doi/{code}#k={key}", StringComparison.Ordinal));
        mails.ShouldAllBe(mail =>
            !mail.Contains("Bình", StringComparison.Ordinal) && !mail.Contains("giá", StringComparison.Ordinal)
        );
        mails.Count(mail => mail.Contains("đã trả lời", StringComparison.Ordinal)).ShouldBe(1);
        (await office.AskAsync(db => db.OutboxMessages.CountAsync(m => m.SealedContent!.Contains(key)))).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_flood_from_one_address_is_held_up(Store store)
    {
        await using var office = await Office.OpenAsync(
            store,
            new() { Settings = new Dictionary<string, string> { ["Throttle:WritingPerHour"] = "3" } }
        );
        using var author = office.Anonymous();
        using var another = office.Anonymous();

        for (var sent = 0; sent < 3; sent++)
        {
            await File(author);
        }

        (await author.Post("/api/feedback", Written(), NewKey())).ShouldBe(429, "request.too-many");
        await File(another);
    }

    [Theory, EachDatabase]
    public async Task Lists_of_the_desk_and_of_everybody_are_read_in_order_from_their_indexes(Store store)
    {
        var plans = new Plans();
        await using var office = await Office.OpenAsync(
            store,
            new()
            {
                Services = services =>
                    services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(plans)),
            }
        );
        using var supervisor = office.SignInAsSupervisor();
        await Fill(office);

        plans.Forget();
        (await supervisor.Get("/api/feedback")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(20);
        (await supervisor.Get("/api/feedback?list=rest")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(20);
        var desk = plans.Of("UNION ALL");
        desk.Count.ShouldBe(2);
        desk[0].ShouldContain("ix_feedback_cases_unit_id_kind_due_at_id");
        desk[1].ShouldContain("ix_feedback_cases_unit_id_kind_received_at_id");
        desk.ShouldAllBe(plan => IsInOrder(plan));

        plans.Forget();
        (await supervisor.Get("/api/public-feedback")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(20);
        plans.Of("DESC")[0].ShouldContain("ix_feedback_cases_published_at_id");
        plans.Forget();
        (await supervisor.Get("/api/public-feedback?query=bang")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(20);
        plans.Of("DESC").ShouldAllBe(plan => IsInOrder(plan));
    }

    private static bool IsInOrder(string plan) =>
        !plan.Contains("TEMP B-TREE", StringComparison.Ordinal)
        && !plan.Contains("Sort", StringComparison.Ordinal)
        && !plan.Contains("Seq Scan", StringComparison.Ordinal);

    private static Task<int> Fill(Office office) =>
        office.AskAsync(async db =>
        {
            var (author, staff) = (new FeedbackActor(FeedbackRole.Author), new FeedbackActor(FeedbackRole.Staff, "x"));
            foreach (var number in Enumerable.Range(1, 3_000))
            {
                var at = office.Clock.GetUtcNow().AddMinutes(number);
                var it = FeedbackCase
                    .File(
                        new FeedbackFiling
                        {
                            Id = Guid.CreateVersion7(at),
                            Code = $"PA261123-{number:D4}",
                            Kind = (FeedbackKind)(number % 2),
                            Source = FeedbackSource.Portal,
                            UnitId = Cases.TrieuSon,
                            Subject = "Bảng giá",
                            Words = Said,
                            Author = new FeedbackAuthor(),
                        },
                        author,
                        at
                    )
                    .Value;
                if (number % 3 == 0)
                {
                    it.Do(FeedbackAct.Take, staff, at).IsRefused.ShouldBeFalse();
                    it.Do(FeedbackAct.Answer, staff, at, "Đã niêm yết.").IsRefused.ShouldBeFalse();
                    it.Publish(new PublicAnswer("Bảng giá", Said, "Đã niêm yết."), staff, at).IsRefused.ShouldBeFalse();
                    db.FeedbackWords.AddRange(
                        Enumerable
                            .Range(0, 15)
                            .Select(n => $"w{number}x{n}")
                            .Append("bang")
                            .Select(word => new FeedbackWord
                            {
                                Word = word,
                                PublishedAt = at,
                                FeedbackId = it.Id,
                            })
                    );
                }

                db.FeedbackCases.Add(it);
                db.Entry(it).Property<string>(FeedbackColumns.ProtectedKey).CurrentValue = "";
                db.Entry(it).Property<DateTimeOffset?>(FeedbackColumns.DueAt).CurrentValue =
                    number % 3 == 0 ? null : at.AddDays(21);
            }

            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });

    private static int Count(System.Text.Json.JsonElement report, string column) =>
        report.GetProperty(column).GetInt32();

    private static object Written(string kind = "regulation", string source = "portal") =>
        new
        {
            kind,
            source,
            unitId = Cases.TrieuSon,
            subject = "Niêm yết giá",
            words = Said,
            name = "Trần Văn Bình",
            email = "binh@example.com",
            phone = "0912345678",
        };

    private static async Task<(string Code, string Key)> File(
        Visitor author,
        string kind = "regulation",
        string source = "portal"
    )
    {
        var receipt = (await author.Post("/api/feedback", Written(kind, source), NewKey())).ShouldBe(201);
        return (receipt.Text("code")!, receipt.Text("key")!);
    }

    private static Task<Answer> Follow(Visitor author, string code, string key) =>
        author.Get($"/api/feedback/{code}", ("X-Follow-Key", key));

    private static Task<Answer> Say(Visitor author, string code, string? key, string act, string? words = null) =>
        author.Send(
            HttpMethod.Post,
            $"/api/feedback/{code}/sayings",
            new { act, words },
            NewKey(),
            headers: key is null ? [] : [("X-Follow-Key", key)]
        );

    private static async Task<Answer> Act(
        Clerk clerk,
        string code,
        string act,
        string? words = null,
        string? unit = null,
        (string Subject, string Words, string Answer)? published = null,
        int? version = null
    ) =>
        await clerk.Post(
            $"/api/feedback/{code}/acts",
            new
            {
                act,
                words,
                unitId = unit,
                published = published is { } text
                    ? new
                    {
                        subject = text.Subject,
                        words = text.Words,
                        answer = text.Answer,
                    }
                    : null,
            },
            NewKey(),
            version ?? (await clerk.Get($"/api/feedback/{code}")).ShouldBe(200).Version
        );

    private static string NewKey() => Guid.NewGuid().ToString();
}
