using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Feedback;

/// <summary>Complaints and denunciations: who may open them, and that each opening leaves a trace.</summary>
public sealed class PetitionTests(Offices offices) : IClassFixture<Offices>
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string Author = "Trịnh Thị Sen";
    private const string Statement = "Cán bộ Kim nhận tiền của tôi.";
    private const string Why = "Xác minh nội dung tố cáo.";

    [Theory, EachDatabase]
    public async Task Only_the_head_of_the_unit_opens_a_denunciation_and_each_opening_is_noted(Store store)
    {
        var office = await offices.In(store);
        using var author = office.Anonymous();
        using var head = HeadOf(office);
        var (code, key) = await File(author);

        foreach (var other in Others(office))
        {
            (await other.Get($"/api/petitions/{code}")).ShouldBe(404, "resource.not-found");
            (await Open(other, code, "statement")).ShouldBe(404, "resource.not-found");
            (await Open(other, code, "author", Why)).ShouldBe(404, "resource.not-found");
            (await other.Get("/api/petitions")).Body.ShouldNotContain(code);
        }

        (await head.Get("/api/petitions")).ShouldBe(200).Body.ShouldContain(code);
        var statement = (await Open(head, code, "statement")).ShouldBe(200);
        statement.Text("statement").ShouldBe(Statement);
        statement.Body.ShouldNotContain(Author);
        (await Open(head, code, "author")).ShouldBe(400, "petition.reason-missing");
        (await Open(head, code, "author", Why))
            .ShouldBe(200)["author"]
            .GetProperty("name")
            .GetString()
            .ShouldBe(Author);

        var shown = (await head.Get($"/api/petitions/{code}")).ShouldBe(200);
        shown["openings"]
            .EnumerateArray()
            .Select(opening =>
                $"{opening.GetProperty("part")} {(opening.TryGetProperty("reason", out var why) ? why : default)}".Trim()
            )
            .ShouldBe([$"author {Why}", "statement"], ignoreOrder: true);
        (await author.Get($"/api/petitions/{code}", ("X-Follow-Key", key)))
            .ShouldBe(200)
            .Body.ShouldNotContain("Xác minh");
    }

    [Theory, EachDatabase]
    public async Task Neither_author_nor_statement_stands_anywhere_in_the_open(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var head = HeadOf(office);
        var (code, _) = await File(citizen);

        var lists = (await head.Get("/api/petitions")).Body + (await head.Get($"/api/petitions/{code}")).Body;
        var kept = await office.AskAsync(async db =>
            JsonSerializer.Serialize(
                new
                {
                    Petitions = await db.PetitionCases.ToListAsync(),
                    Repeated = await db.IdempotencyRecords.ToListAsync(),
                    Messages = await db.OutboxMessages.Select(m => m.Recipient).ToListAsync(),
                    People = await db.People.Select(p => p.FullName).ToListAsync(),
                },
                Readable
            )
        );

        foreach (var text in new[] { Author, "Cán bộ Kim", "0987654321", "Thôn 9" })
        {
            lists.ShouldNotContain(text);
            kept.ShouldNotContain(text);
        }
    }

    [Theory, EachDatabase]
    public async Task Its_author_follows_the_status_with_the_key_and_nothing_else(Store store)
    {
        var office = await offices.In(store);
        using var author = office.Anonymous();
        using var head = HeadOf(office);
        var (code, key) = await File(author);

        (await author.Get($"/api/petitions/{code}")).ShouldBe(404, "resource.not-found");
        (await author.Get($"/api/petitions/{code}", ("X-Follow-Key", "a" + key[1..] + "x"))).ShouldBe(
            404,
            "resource.not-found"
        );
        (await head.Put($"/api/petitions/{code}/status", new { status = "settled" }, 1)).ShouldBe(
            409,
            "petition.out-of-turn"
        );
        (await head.Put($"/api/petitions/{code}/status", new { status = "accepted" }, 1)).ShouldBe(204);
        (await head.Put($"/api/petitions/{code}/status", new { status = "settled" }, 1)).ShouldBe(
            412,
            "request.stale-version"
        );

        var followed = (await author.Get($"/api/petitions/{code}", ("X-Follow-Key", key))).ShouldBe(200);
        followed.Text("status").ShouldBe("accepted");
        followed.Json.TryGetProperty("openings", out var openings).ShouldBe(openings.ValueKind is JsonValueKind.Null);
        followed.Body.ShouldNotContain(Author);
    }

    [Theory, EachDatabase]
    public async Task A_petition_says_something_and_who_says_it(Store store)
    {
        var office = await offices.In(store);
        using var author = office.Anonymous();

        (await author.Post("/api/petitions", Written(statement: " "))).ShouldBe(400, "petition.statement-unfit");
        (await author.Post("/api/petitions", Written(name: ""))).ShouldBe(400, "petition.author-unfit");
        (await author.Post("/api/petitions", Written(unit: "nowhere"))).ShouldBe(422, "feedback.unit-unknown");
    }

    private static Clerk HeadOf(Office office) => office.SignInAt(Cases.TrieuSon, StaffRole.ApprovingOfficer);

    private static Visitor[] Others(Office office) =>
        [
            office.SignInAsClerk(),
            office.SignInAsSupervisor(),
            office.SignInAsAdministrator(),
            office.SignInAsAuditor(),
            office.SignInAt(Cases.ThoBinh, StaffRole.ApprovingOfficer),
        ];

    private static Task<Answer> Open(Visitor visitor, string code, string part, string? reason = null) =>
        visitor.Post($"/api/petitions/{code}/openings", new { part, reason });

    private static object Written(string statement = Statement, string name = Author, string unit = Cases.TrieuSon) =>
        new
        {
            kind = "denunciation",
            unitId = unit,
            statement,
            author = new
            {
                name,
                address = "Thôn 9",
                contact = "0987654321",
            },
        };

    private static async Task<(string Code, string Key)> File(Visitor author)
    {
        var receipt = (await author.Post("/api/petitions", Written())).ShouldBe(201);
        return (receipt.Text("code")!, receipt.Text("key")!);
    }
}
