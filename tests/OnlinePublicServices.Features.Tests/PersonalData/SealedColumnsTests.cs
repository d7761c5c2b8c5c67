using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Retention;

namespace OnlinePublicServices.Features.Tests.PersonalData;

/// <summary>Whoever takes a copy of the database reads no personal number, no address and no answer in it.</summary>
public sealed class SealedColumnsTests
{
    private const string Number = "038190009917";
    private const string Phone = "0987654417";
    private const string Home = "Ngo 7 pho Bach Yen";

    [Theory, EachDatabase]
    public async Task The_numbers_address_and_words_of_whoever_files_stand_nowhere_in_the_clear(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen("Trịnh Thị Quỳnh");
        using var clerk = office.SignInAsClerk();

        var filed = await FileAsync(citizen);
        await clerk.TryStartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        var asked = await citizen.Post(
            $"/api/dossiers/{filed.Code}/sayings",
            new { words = $"Số {Number} có đúng không ạ?" },
            Guid.NewGuid().ToString()
        );
        asked.ShouldBe(200);

        var copy = await CopyOfAsync(office);
        copy.ShouldContain(filed.Code, Case.Sensitive, "the copy has to be read");
        foreach (var canary in new[] { Number, Phone, Home, Cases.HerId })
        {
            copy.ShouldNotContain(canary);
        }

        (await clerk.Post($"/api/dossiers/{filed.Code}/personal-id")).Text("personalId").ShouldBe(Number);
    }

    [Theory, EachDatabase]
    public async Task What_staff_says_of_a_person_and_where_they_are_told_stand_nowhere_in_the_clear(Store store)
    {
        const string held = "Toa an hoi chim yen 7714.";
        const string refused = "Chim en 7716 thieu trang hai.";
        const string decided = "Dong y cho chim sao 7715.";
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var dossier = await citizen.SubmitDossier(
            Cases.ExtractCopy,
            answers: Cases.AnswersFor(Cases.ExtractCopy).With(("email", RetentionOffice.Canaries[3]))
        );
        using var clerk = office.SignInAsClerk();
        var version = (await clerk.Open(dossier.Code)).Version;
        (await clerk.TryRefuse(dossier.Code, version, refused)).ShouldBe(201);
        var other = await citizen.CloseDossier();
        await office.BecomesDue();
        using var head = office.SignInAsHead();
        using var records = office.SignInAsRecords();
        (
            await head.Post(
                $"/api/dossiers/{dossier.Code}/legal-holds",
                new { reason = held, until = "2029-06-30" },
                Guid.NewGuid().ToString()
            )
        ).ShouldBe(201);
        var list = (await records.Propose(other.Code)).ShouldBe(201).Text("id")!;
        (await head.Decide(list, words: decided)).ShouldBe(200).Text("words").ShouldBe(decided);

        var copy = await CopyOfAsync(office);
        copy.ShouldContain(dossier.Code, Case.Sensitive, "the copy has to be read");
        foreach (var canary in new[] { held, decided, refused, RetentionOffice.Canaries[3] })
        {
            copy.ShouldNotContain(canary);
        }

        (await head.Get("/api/retention?list=held"))
            .ShouldBe(200)["items"][0]
            .GetProperty("legalHold")
            .GetProperty("reason")
            .GetString()
            .ShouldBe(held);
    }

    [Theory, EachDatabase]
    public async Task What_was_written_before_is_read_as_it_is_and_encrypted_by_the_next_round(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen("Trịnh Thị Quỳnh");
        var filed = await FileAsync(citizen);
        await office.AskAsync(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE people SET personal_id = {0}, phone = {1}", Number, Phone)
        );
        (await CopyOfAsync(office)).ShouldContain(Number);
        (await ProfileOf(citizen)).ShouldBe((Number, Phone));

        await SealOldRows(office);

        (await CopyOfAsync(office)).ShouldNotContain(Number);
        (await ProfileOf(citizen)).ShouldBe((Number, Phone));
        (await citizen.Open(filed.Code)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task More_old_rows_than_are_read_at_a_time_are_all_encrypted(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await office.AskAsync(async db =>
        {
            for (var i = 0; i <= SealingOfOldRows.RowsMax; i++)
            {
                db.IdempotencyRecords.Add(Answered($"k{i}", office.Clock.GetUtcNow()));
            }

            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync("UPDATE idempotency_records SET answer = {0}", Number);
        });

        await SealOldRows(office);

        (await CopyOfAsync(office)).ShouldNotContain(Number);
        (await office.AskAsync(db => db.IdempotencyRecords.ToListAsync())).ShouldAllBe(r => r.Answer == Number);
    }

    [Theory, EachDatabase]
    public async Task What_stands_in_one_column_is_not_opened_in_another(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen("Trịnh Thị Quỳnh");
        await FileAsync(citizen);

        await office.AskAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE people SET phone = personal_id"));

        await Should.ThrowAsync<CryptographicException>(() => office.AskAsync(db => db.People.ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_long_text_takes_less_room_than_it_has_letters_and_is_read_as_it_was_written(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var texts = new[]
        {
            "",
            "n",
            string.Concat(Enumerable.Repeat($"{Home}; ", 400)),
            string.Concat(Enumerable.Range(0, 80).Select(n => (char)(0x1EA0 + n))),
        };
        await office.AskAsync(async db =>
        {
            foreach (var (at, text) in texts.Index())
            {
                db.IdempotencyRecords.Add(Answered($"k{at}", office.Clock.GetUtcNow(), text));
            }

            return await db.SaveChangesAsync();
        });

        (
            await office.AskAsync(db => db.IdempotencyRecords.OrderBy(r => r.Key).Select(r => r.Answer).ToListAsync())
        ).ShouldBe(texts);
        var stored = await office.AskAsync(db =>
            db.Database.SqlQuery<int>($"SELECT length(answer) AS \"Value\" FROM idempotency_records").ToListAsync()
        );
        stored.Max().ShouldBeLessThan(texts[2].Length / 10);
    }

    private static async Task<Submitted> FileAsync(Citizen citizen)
    {
        (
            await citizen.Put(
                "/api/profile",
                new
                {
                    fullName = citizen.Name,
                    personalId = Number,
                    phone = Phone,
                    address = Address(),
                },
                (await citizen.Get("/api/profile")).Version
            )
        ).ShouldBe(200);
        var answers = Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(("fullName", citizen.Name), ("personalId", Number), ("phone", Phone), ("home", Address()));
        await citizen.FileDraft(Cases.MaritalStatus, Cases.ThoBinh, (JsonObject)answers.DeepClone());
        return await citizen.Submit(await citizen.FileDraft(Cases.MaritalStatus, Cases.TrieuSon, answers));
    }

    private static JsonObject Address()
    {
        var home = Cases.Home();
        home["detail"] = Home;
        return home;
    }

    private static IdempotencyRecord Answered(string key, DateTimeOffset at, string answer = "") =>
        new()
        {
            Key = key,
            RequestHash = key,
            Answer = answer,
            CreatedAt = at,
        };

    private static async Task<(string?, string?)> ProfileOf(Citizen citizen)
    {
        var profile = await citizen.Get("/api/profile");
        return (profile.Text("personalId"), profile.Text("phone"));
    }

    private static Task<bool> SealOldRows(Office office) =>
        office.WithAsync<SealingOfOldRows, bool>(async job =>
        {
            await job.SweepAsync(CancellationToken.None);
            return true;
        });

    /// <summary>All that a thief of the medium has: every byte of SQLite's files, every row of PostgreSQL.</summary>
    private static async Task<string> CopyOfAsync(Office office)
    {
        if (office.Store == Store.Sqlite)
        {
            await office.AskAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
            return await office.AskAsync(db =>
                Task.FromResult(Latin(BytesOf(db.Database.GetDbConnection().DataSource)))
            );
        }

        return await office.AskAsync(async db =>
        {
            var copy = new StringBuilder();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT t::text FROM \"{table}\" t";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    copy.AppendLine(reader.GetString(0));
                }
            }

            return copy.ToString();
        });
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] BytesOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
