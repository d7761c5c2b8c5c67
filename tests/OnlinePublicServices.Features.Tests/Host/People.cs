using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>A draft as its owner last saw it.</summary>
public sealed record FiledDraft(Guid Id, int Version, JsonElement View);

/// <summary>What a citizen gets on submission.</summary>
public sealed record Submitted(string Code, string Key);

/// <summary>Whoever writes drafts: a citizen, or a clerk for somebody at the counter.</summary>
public abstract class DraftWriter(Office office, string session) : Visitor(office, session)
{
    public abstract Task<FiledDraft> StartDraft(string procedure, string unit);

    public async Task<FiledDraft> Save(FiledDraft draft, object answers) =>
        Read((await Patch($"/api/drafts/{draft.Id}", new { answers }, draft.Version)).ShouldBe(200));

    /// <summary>A complete draft of a procedure: every answer given and every required paper added.</summary>
    public async Task<FiledDraft> FileDraft(
        string procedure = Cases.Birth,
        string unit = Cases.TrieuSon,
        object? answers = null
    )
    {
        var draft = await Save(await StartDraft(procedure, unit), answers ?? Cases.AnswersFor(procedure));
        foreach (var paper in draft.View.GetProperty("papers").EnumerateArray())
        {
            if (paper.GetProperty("required").GetBoolean())
            {
                draft = await AddPaper(draft, paper.GetProperty("code").GetString()!);
            }
        }

        return draft;
    }

    /// <summary>Puts a paper into the draft as an upload that went well leaves it; uploads have tests of their own.</summary>
    public async Task<FiledDraft> AddPaper(FiledDraft draft, string paperCode, string? words = null)
    {
        var bytes = Encoding.ASCII.GetBytes($"%PDF-1.7 {words ?? paperCode}");
        await using (
            var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(
                Office.Services
            )
        )
        {
            var services = scope.ServiceProvider;
            var store = (IDocumentStore)services.GetService(typeof(IDocumentStore))!;
            var db = (PublicServicesDbContext)services.GetService(typeof(PublicServicesDbContext))!;
            using var content = new MemoryStream(bytes);
            await store.StoreAsync(content, TestContext.Current.CancellationToken);
            var (now, hash) = (Office.Clock.GetUtcNow(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            var row = await db.Drafts.Include(d => d.Attachments).SingleAsync(d => d.Id == draft.Id);
            row.Attach(
                new DraftAttachment(
                    Guid.CreateVersion7(now),
                    row.Id,
                    paperCode,
                    $"{paperCode}.pdf",
                    "application/pdf",
                    bytes.Length,
                    hash,
                    null,
                    1,
                    now
                ),
                now
            );
            if (!await db.StoredDocuments.AnyAsync(d => d.Sha256 == hash))
            {
                db.StoredDocuments.Add(new StoredDocument(hash, "application/pdf", bytes.Length, ScanState.Clean, now));
            }

            await db.SaveChangesAsync();
        }

        return Read((await Get($"/api/drafts/{draft.Id}")).ShouldBe(200));
    }

    public Task<Answer> TrySubmit(FiledDraft draft, string? key = null, bool declaredTrue = true) =>
        Post($"/api/drafts/{draft.Id}/submission", new { declaredTrue }, key ?? Guid.NewGuid().ToString());

    public async Task<Submitted> Submit(FiledDraft draft)
    {
        var receipt = (await TrySubmit(draft)).ShouldBe(201);
        return new Submitted(receipt.Text("dossierCode")!, receipt.Text("trackingKey")!);
    }

    /// <summary>From nothing to a dossier at the unit.</summary>
    public async Task<Submitted> SubmitDossier(
        string procedure = Cases.Birth,
        string unit = Cases.TrieuSon,
        object? answers = null
    ) => await Submit(await FileDraft(procedure, unit, answers));

    protected static FiledDraft Read(Answer answer) =>
        new(answer["id"].GetGuid(), answer["version"].GetInt32(), answer.Json);
}

/// <summary>A citizen who is signed in; each a fresh one.</summary>
public sealed class Citizen(Office office, string name, string subject, params (string, string)[] more)
    : DraftWriter(
        office,
        TestSession.Of([
            ("iss", "https://id.example"),
            ("sub", subject),
            ("account_kind", "citizen"),
            ("name", name),
            .. more,
        ])
    )
{
    public string Name { get; } = name;

    public string Subject { get; } = subject;

    public override async Task<FiledDraft> StartDraft(string procedure, string unit) =>
        Read((await Post("/api/drafts", new { procedureCode = procedure, unitId = unit })).ShouldBe(201));
}

/// <summary>A member of staff of the catalogue who is signed in.</summary>
public sealed class Clerk(Office office, string subject, string name, string? issuer = null)
    : DraftWriter(
        office,
        TestSession.Of(
            ("iss", issuer ?? office.BuiltInIssuer),
            ("sub", subject),
            ("account_kind", "staff"),
            ("name", name)
        )
    )
{
    public string Subject { get; } = subject;

    public string Name { get; } = name;

    /// <summary>For somebody who stands at the counter.</summary>
    public override async Task<FiledDraft> StartDraft(string procedure, string unit) =>
        Read((await TryStartDraft(procedure, unit)).ShouldBe(201));

    public Task<Answer> TryStartDraft(string procedure, string unit, string name = "Lê Thị Mận") =>
        Post(
            "/api/counter-drafts",
            new
            {
                procedureCode = procedure,
                unitId = unit,
                name,
                personalId = Cases.HerId,
                phone = Cases.Phone,
                email = "man@example.com",
            }
        );

    public Task<Answer> Judge(string code, Guid attachment, int version, string verdict, string? reason = null) =>
        Put(
            $"/api/dossiers/{code}/attachments/{attachment}/verdict",
            reason is null
                ? new { verdict }
                : (object)
                    new
                    {
                        verdict,
                        reasonCode = "unclear",
                        reason,
                    },
            version
        );

    /// <summary>Finds every paper good; answers the version after it.</summary>
    public async Task<int> FindPapersGood(string code)
    {
        var dossier = await Open(code);
        var version = dossier.Version;
        foreach (var paper in dossier["attachments"].EnumerateArray())
        {
            version = (await Judge(code, paper.GetProperty("id").GetGuid(), version, "good")).ShouldBe(200).Version;
        }

        return version;
    }

    public Task<Answer> TryAccept(string code, int version, string? key = null) =>
        Post($"/api/dossiers/{code}/acceptance", new { }, key ?? Guid.NewGuid().ToString(), version);

    public async Task<Answer> Accept(string code) => (await TryAccept(code, await FindPapersGood(code))).ShouldBe(201);

    /// <summary>Takes in cash what a dossier owes.</summary>
    public async Task TakeCash(string code)
    {
        var payment = (await Get($"/api/dossiers/{code}/payment")).ShouldBe(200);
        (
            await Post(
                $"/api/dossiers/{code}/payment/money",
                new { amountVnd = payment["fees"].GetProperty("totalVnd").GetInt64() },
                Guid.NewGuid().ToString(),
                payment.Version
            )
        ).ShouldBe(200);
    }

    /// <summary>Hands a dossier to a step, whose post takes it.</summary>
    public async Task HandTo(Clerk receiver, string code, string step)
    {
        (await Act(code, "hand-over", new { step, confirmed = true })).ShouldBe(200);
        await receiver.Take(code);
    }

    /// <summary>Takes what is offered to the clerk's post.</summary>
    public async Task Take(string code) => (await Act(code, "hand-over/acceptance")).ShouldBe(200);

    /// <summary>Takes an offer back.</summary>
    public async Task Recall(string code) =>
        (
            await Send(
                HttpMethod.Delete,
                $"/api/dossiers/{code}/hand-over",
                null,
                Guid.NewGuid().ToString(),
                (await Open(code)).Version
            )
        ).ShouldBe(200);

    public Task<Answer> TryRefuse(string code, int version, string? reason, string? key = null) =>
        Post(
            $"/api/dossiers/{code}/refusal",
            new { reasonCode = "incomplete", reason },
            key ?? Guid.NewGuid().ToString(),
            version
        );
}

/// <summary>Who comes in.</summary>
public static class SigningIn
{
    private static int citizens;

    public static Visitor Anonymous(this Office office) => new(office);

    public static Citizen SignInAsCitizen(
        this Office office,
        string? name = null,
        params (string Claim, string Value)[] more
    )
    {
        var number = Interlocked.Increment(ref citizens);
        return new Citizen(office, name ?? "Nguyễn Thị Hạnh", $"citizen-{number}-{Guid.NewGuid():N}", more);
    }

    /// <summary>The same citizen at another instance of the program.</summary>
    public static Citizen Again(this Office office, Citizen citizen) => new(office, citizen.Name, citizen.Subject);

    /// <summary>A receiving clerk of a unit; <paramref name="number"/> tells colleagues apart.</summary>
    public static Clerk SignInAsClerk(this Office office, string unit = Cases.TrieuSon, int number = 0) =>
        office.SignInAs(StaffRole.ReceivingClerk, unit, number);

    public static Clerk SignInAsSupervisor(this Office office, string unit = Cases.TrieuSon) =>
        office.SignInAs(StaffRole.Supervisor, unit);

    /// <summary>An administrator; there are two, told apart by <paramref name="number"/>.</summary>
    public static Clerk SignInAsAdministrator(this Office office, int number = 0) =>
        office.SignInAs(StaffRole.Administrator, "thanh-hoa", number);

    public static Clerk SignInAsAuditor(this Office office) => office.SignInAs(StaffRole.Auditor, "thanh-hoa");

    /// <summary>Whoever is in the post that a step of a procedure is handed to.</summary>
    internal static Clerk SignInAt(this Office office, string unitId, StaffRole role, int number = 0)
    {
        var today = VietnamTime.DayOf(office.Clock.GetUtcNow());
        var member = office
            .Catalogue.Staff.Where(m => m.PositionsOn(today).Any(p => p.Role == role && p.UnitId == unitId))
            .ElementAt(number);
        return new Clerk(office, member.Subject, member.Name, member.Issuer);
    }

    internal static Clerk SignInAs(this Office office, StaffRole role, string unit, int number = 0)
    {
        var today = VietnamTime.DayOf(office.Clock.GetUtcNow());
        var units = office.Catalogue.Units;
        var member = office
            .Catalogue.Staff.Where(m =>
                m.PositionsOn(today).Any(p => p.Role == role && (units.AuthorityOf(p.UnitId)?.Id ?? p.UnitId) == unit)
            )
            .ElementAt(number);
        return new Clerk(office, member.Subject, member.Name, member.Issuer);
    }
}
