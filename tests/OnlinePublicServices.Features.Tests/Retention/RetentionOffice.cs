using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>A dossier of somebody whose every word can be found again, and the people who have to do with its end.</summary>
internal static class RetentionOffice
{
    /// <summary>What stands nowhere else: name, number, telephone, address, and words of applicant and clerk.</summary>
    public static readonly string[] Canaries =
    [
        "Quách Thị Xuyến",
        "038077009911",
        "0987001122",
        "xuyen.canary@example.com",
        "Thôn Hải Âu",
        "Bà Xuyến thiếu trang hai",
    ];

    /// <summary>Twenty-four months and a day after the office's first day; kept so long is what the catalogue says.</summary>
    public const string Due = "2028-11-24 00:00";

    /// <summary>When its time is fourteen days from its end.</summary>
    public const string WarnedAt = "2028-11-10 00:00";

    public static Clerk SignInAsRecords(this Office office) => office.SignInAs(StaffRole.RecordsClerk, Cases.TrieuSon);

    public static Clerk SignInAsHead(this Office office) => office.SignInAs(StaffRole.ApprovingOfficer, Cases.TrieuSon);

    public static Citizen SignInAsXuyen(this Office office) =>
        office.SignInAsCitizen(Canaries[0], ("phone_number", Canaries[2]));

    /// <summary>Filed, and refused by the counter: closed on the office's first day.</summary>
    public static async Task<Submitted> CloseDossier(this Citizen citizen, string procedure = Cases.ExtractCopy)
    {
        var answers = Cases.AnswersFor(procedure);
        if (procedure == Cases.ExtractCopy)
        {
            answers = answers.With(
                ("requesterName", Canaries[0]),
                ("requesterId", Canaries[1]),
                ("phone", Canaries[2]),
                ("email", Canaries[3]),
                (
                    "home",
                    new System.Text.Json.Nodes.JsonObject
                    {
                        ["detail"] = Canaries[4],
                        ["commune"] = "Xã Triệu Sơn",
                        ["province"] = "Tỉnh Thanh Hóa",
                    }
                )
            );
        }

        var dossier = await citizen.SubmitDossier(procedure, answers: answers);
        using var clerk = citizen.Office.SignInAsClerk();
        var version = (await clerk.Open(dossier.Code)).Version;
        (await clerk.TryRefuse(dossier.Code, version, Canaries[5])).ShouldBe(201);
        return dossier;
    }

    public static Task<int> Watch(this Office office) =>
        office.WithAsync<RetentionWatch, int>(async watch =>
        {
            office.Services.GetService(typeof(RetentionDay)).ShouldBeOfType<RetentionDay>().Looked = null;
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    public static Task<int> Erase(this Office office) =>
        office.WithAsync<ErasureWork, int>(async work =>
        {
            await work.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    public static Task<int> SweepRecords(this Office office) =>
        office.WithAsync<RecordWatch, int>(async watch =>
        {
            office.Services.GetService(typeof(RetentionDay)).ShouldBeOfType<RetentionDay>().Swept = null;
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    /// <summary>Warned in time, and due.</summary>
    public static async Task BecomesDue(this Office office)
    {
        office.ItIs(WarnedAt);
        await office.Watch();
        office.ItIs(Due);
    }

    public static Task<Answer> Propose(this Clerk records, params string[] codes) =>
        records.Post("/api/destruction-lists", new { codes }, Guid.NewGuid().ToString());

    public static async Task<Answer> Decide(this Clerk head, string id, bool approves = true, string? words = null) =>
        await head.Post(
            $"/api/destruction-lists/{id}/decision",
            new { approves, words },
            Guid.NewGuid().ToString(),
            (await head.Get($"/api/destruction-lists/{id}")).ShouldBe(200).Version
        );

    /// <summary>Proposed by the records clerk, approved by the head, carried out.</summary>
    public static async Task<string> Destroy(this Office office, params string[] codes)
    {
        using var records = office.SignInAsRecords();
        using var head = office.SignInAsHead();
        var id = (await records.Propose(codes)).ShouldBe(201).Text("id")!;
        (await head.Decide(id)).ShouldBe(200);
        await office.Erase();
        return id;
    }

    /// <summary>In which tables a word of hers stands.</summary>
    public static Task<List<string>> TablesWith(this Office office, params string[] words) =>
        office.AskAsync(async db =>
        {
            var texts = db
                .Model.GetEntityTypes()
                .SelectMany(type => type.GetDeclaredProperties())
                .Where(p => (p.GetValueConverter()?.ProviderClrType ?? p.ClrType) == typeof(string));
            List<string> found = [];
            await db.Database.OpenConnectionAsync();
            foreach (var text in texts)
            {
                var values = await ValuesOf(text, db);
                found.AddRange(
                    words
                        .Where(word => values.Exists(v => v.Contains(word, StringComparison.OrdinalIgnoreCase)))
                        .Select(word => $"{SealedColumns.NameOf(text)}: {word}")
                );
            }

            return found.Distinct().ToList();
        });

    /// <summary>All that stands in a column, encrypted or not.</summary>
    private static async Task<List<string>> ValuesOf(IReadOnlyProperty text, PublicServicesDbContext db)
    {
        var column = SealedColumns.TableOf(text);
        var protector = db.Protection!.CreateProtector("columns", SealedColumns.NameOf(text));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT \"{text.GetColumnName(column)}\" FROM \"{column.Name}\"";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync())
        {
            if (!await reader.IsDBNullAsync(0))
            {
                var value = reader.GetString(0);
                values.Add(text.IsSealed() ? SealedText.Open(protector, value) : value);
            }
        }

        return values;
    }

    /// <summary>In which files of a folder a word of hers stands, as bytes.</summary>
    public static List<string> FilesWith(string folder, params string[] words)
    {
        var needles = words.Select(word => (word, Encoding.UTF8.GetBytes(word))).ToList();
        List<string> found = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var content = bytes.ToArray();
            found.AddRange(
                needles
                    .Where(needle => content.AsSpan().IndexOf(needle.Item2) >= 0)
                    .Select(needle => $"{Path.GetFileName(path)}: {needle.word}")
            );
        }

        return found;
    }

    public static Task<Dossier> Row(this Office office, string code) =>
        office.AskAsync(db =>
        {
            var wanted = DossierCode.Parse(code).Value;
            return db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == wanted);
        });
}
