using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Requests, reflections, petitions and profiles whose every word can be found again.</summary>
internal static class RecordCases
{
    public const string Said = "Tôi là chim yến số 7714, xin xem dữ liệu.";
    public const string Replied = "Đã gửi chim yến số 7714 bản sao.";
    public const string Author = "Kiều Thị Nhạn";
    public const string Mail = "nhan.canary@example.com";

    public static string Key() => Guid.NewGuid().ToString();

    public static async Task<string> FileRequest(Citizen citizen) => (
            await citizen.Post(
                "/api/personal-data/requests",
                new
                {
                    kind = "view",
                    unitId = Cases.TrieuSon,
                    words = Said,
                },
                Key()
            )
        ).ShouldBe(201).Text("id")!;

    public static async Task Answer(Office office, string id)
    {
        using var head = office.SignInAsHead();
        var version = (await head.Get($"/api/data-requests/{id}")).ShouldBe(200).Version;
        (
            await head.Post($"/api/data-requests/{id}/acts", new { act = "complete", words = Replied }, Key(), version)
        ).ShouldBe(200);
    }

    public static async Task<string> Answered(Office office, Citizen citizen)
    {
        var id = await FileRequest(citizen);
        await Answer(office, id);
        return id;
    }

    public static async Task<(string Code, string Key)> FileReflection(Visitor author)
    {
        var receipt = (
            await author.Post(
                "/api/feedback",
                new
                {
                    kind = "regulation",
                    source = "portal",
                    unitId = Cases.TrieuSon,
                    subject = "Niêm yết giá",
                    words = Said,
                    name = Author,
                    email = Mail,
                },
                Key()
            )
        ).ShouldBe(201);
        return (receipt.Text("code")!, receipt.Text("key")!);
    }

    public static async Task<(string Code, string Key)> Refused(Visitor author, Clerk head)
    {
        var reflection = await FileReflection(author);
        await Act(head, reflection.Code, "refuse");
        return reflection;
    }

    public static async Task<(string Code, string Key)> KeptClosed(Visitor author, Clerk head)
    {
        var reflection = await FileReflection(author);
        foreach (var act in new[] { "take", "answer", "keepClosed" })
        {
            await Act(head, reflection.Code, act);
        }

        return reflection;
    }

    public static async Task Act(Clerk head, string code, string act)
    {
        var version = (await head.Get($"/api/feedback/{code}")).ShouldBe(200).Version;
        (await head.Post($"/api/feedback/{code}/acts", new { act, words = Replied }, Key(), version)).ShouldBe(200);
    }

    public static async Task<(string Code, string Key)> Petition(Visitor author)
    {
        var receipt = (
            await author.Post(
                "/api/petitions",
                new
                {
                    kind = "denunciation",
                    unitId = Cases.TrieuSon,
                    statement = Said,
                    author = new { name = Author, address = "Thôn 9" },
                }
            )
        ).ShouldBe(201);
        return (receipt.Text("code")!, receipt.Text("key")!);
    }

    public static async Task SaveProfile(Citizen citizen) =>
        (
            await citizen.Put(
                "/api/profile",
                new { fullName = citizen.Name, phone = "0987654321" },
                (await citizen.Get("/api/profile")).Version
            )
        ).ShouldBe(200);

    public static Task<List<RecordSweep>> Records(Office office) =>
        office.AskAsync(db =>
            db.RecordSweeps.AsNoTracking().Where(s => s.Number != null).OrderBy(s => s.Number).ToListAsync()
        );

    public static async Task<List<string>> Mine(Citizen citizen) =>
        [
            .. (await citizen.Get("/api/personal-data/requests"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(one => one.GetProperty("id").GetString()!),
        ];
}
