using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Retention;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Feedback;

/// <summary>A petition that ended before ends were noted gets its day from its document, and its time counts then.</summary>
public sealed class PetitionEndTests
{
    private const string Document = "Quyết định 12/QĐ-UBND ngày 25/11/2026.";

    [Theory, EachDatabase]
    public async Task The_head_finds_it_notes_the_day_with_its_document_and_it_ends_in_time(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var head = office.SignInAsHead();
        var code = await EndedLongAgo(office, head);
        var (open, _) = await Petition(office.Anonymous());
        office.ItIs("2027-03-01 08:00");

        var listed = (await head.Get("/api/petitions?list=endUnnoted")).ShouldBe(200)["items"];
        listed.EnumerateArray().Select(one => one.GetProperty("code").GetString()).ShouldBe([code]);
        var all = (await head.Get("/api/petitions")).ShouldBe(200)["items"].EnumerateArray();
        all.ToDictionary(
                one => one.GetProperty("code").GetString()!,
                one => one.GetProperty("isEndUnnoted").GetBoolean()
            )
            .ShouldBe(new Dictionary<string, bool> { [code] = true, [open] = false }, ignoreOrder: true);
        var shown = (await head.Get($"/api/petitions/{code}")).ShouldBe(200);
        shown["isEndUnnoted"].GetBoolean().ShouldBeTrue();

        (await Note(head, code, "2026-11-25", Document, shown.Version)).ShouldBe(204);

        (await head.Get("/api/petitions?list=endUnnoted")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        var after = (await head.Get($"/api/petitions/{code}")).ShouldBe(200);
        after["isEndUnnoted"].GetBoolean().ShouldBeFalse();
        var noted = after["openings"][0];
        noted.GetProperty("part").GetString().ShouldBe("endDay");
        noted.GetProperty("reason").GetString().ShouldBe(Document);
        noted.GetProperty("by").GetString().ShouldBe(head.Name);
        office.ItIs("2041-11-25 23:59");
        await office.SweepRecords();
        (await head.Get($"/api/petitions/{code}")).ShouldBe(200);
        office.ItIs("2041-11-26 00:00");
        await office.SweepRecords();
        (await head.Get($"/api/petitions/{code}")).ShouldBe(404, "resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task Only_the_head_notes_it_once_a_day_that_can_be_and_with_the_document(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var head = office.SignInAsHead();
        using var elsewhere = office.SignInAs(StaffRole.ApprovingOfficer, Cases.ThoBinh);
        using var clerk = office.SignInAsClerk();
        var code = await EndedLongAgo(office, head);
        var (open, _) = await Petition(office.Anonymous());
        office.ItIs("2027-03-01 08:00");
        var version = (await head.Get($"/api/petitions/{code}")).Version;

        (await Note(clerk, code, "2026-11-25", Document, version)).ShouldBe(404, "resource.not-found");
        (await Note(elsewhere, code, "2026-11-25", Document, version)).ShouldBe(404, "resource.not-found");
        (await Note(head, code, "2026-11-25", " ", version)).ShouldBe(400, "petition.reason-missing");
        (await Note(head, code, "2026-11-22", Document, version)).ShouldBe(400, "petition.end-day-unfit");
        (await Note(head, code, "2027-03-02", Document, version)).ShouldBe(400, "petition.end-day-unfit");
        (await Note(head, code, "2026-11-25", Document, version + 1)).ShouldBe(412, "request.stale-version");
        (await Note(head, open, "2026-11-25", Document, 1)).ShouldBe(409, "petition.out-of-turn");
        (await Note(head, code, "2026-11-25", Document, version)).ShouldBe(204);
        (await Note(head, code, "2026-11-26", Document, version + 1)).ShouldBe(409, "petition.out-of-turn");
        (await head.Get("/api/petitions?list=lost")).ShouldBe(400, "request.malformed");
        (await head.Post($"/api/petitions/{open}/openings", new { part = "endDay", reason = Document })).ShouldBe(
            400,
            "petition.reason-missing"
        );
    }

    [Theory, EachDatabase]
    public async Task Its_author_reads_nothing_of_that(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var head = office.SignInAsHead();
        using var author = office.Anonymous();
        var (code, key) = await Petition(author);
        await End(office, head, code);

        var seen = (await author.Get($"/api/petitions/{code}", ("X-Follow-Key", key))).ShouldBe(200);

        seen["isEndUnnoted"].GetBoolean().ShouldBeFalse();
        seen.Json.TryGetProperty("openings", out _).ShouldBeFalse();
    }

    private static async Task<string> EndedLongAgo(Office office, Clerk head)
    {
        var (code, _) = await Petition(office.Anonymous());
        await End(office, head, code);
        return code;
    }

    /// <summary>As it is in an office that kept petitions before their end was noted.</summary>
    private static async Task End(Office office, Clerk head, string code)
    {
        (await head.Put($"/api/petitions/{code}/status", new { status = "passedOn" }, 1)).ShouldBe(204);
        await office.AskAsync(db =>
            db.PetitionCases.ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedAt, (DateTimeOffset?)null))
        );
    }

    private static Task<Answer> Note(Clerk by, string code, string day, string reason, int version) =>
        by.Put($"/api/petitions/{code}/end", new { endedOn = day, reason }, version);
}
