using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Access;

/// <summary>The written matrix, tried at the running product: everybody knocks at every door of the contract.</summary>
public sealed class AccessTests
{
    private static readonly int[] Closed = [401, 403, 404];

    /// <summary>Takes bytes and asks for their type first; whose upload it is, the tests of uploads ask at every verb.</summary>
    private const string NoJson = "ReceiveUpload";

    private static readonly object Why = new { reasonCode = "other", reason = "Vì lý do khác." };

    private static readonly object Reflection = new
    {
        kind = "regulation",
        unitId = Cases.TrieuSon,
        subject = "Niêm yết giá",
        words = "Bảng giá không niêm yết.",
    };

    private static readonly object DataRequest = new
    {
        kind = "view",
        unitId = Cases.TrieuSon,
        words = "Xin xem dữ liệu của tôi.",
    };

    /// <summary>Bodies that can be read, so that it is the door that answers and not the reader.</summary>
    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["SaveProfile"] = new { fullName = "Nguyễn Thị Hạnh" },
        ["StartDraft"] = new { procedureCode = Cases.Birth, unitId = Cases.TrieuSon },
        ["StartCounterDraft"] = new
        {
            procedureCode = Cases.Birth,
            unitId = Cases.TrieuSon,
            name = "Lê Thị Mận",
            personalId = Cases.HerId,
        },
        ["SaveDraft"] = new { answers = new { } },
        ["SubmitDossier"] = new { declaredTrue = true },
        ["JudgePaper"] = new { verdict = "good" },
        ["LookUpPerson"] = new { paperCode = "identity", person = 1 },
        ["StateLookReason"] = new { reason = "Người nộp hỏi tại quầy." },
        ["AcceptDossier"] = new { },
        ["ReissueSlip"] = new { },
        ["RefuseAtCounter"] = new
        {
            procedureCode = Cases.MaritalStatus,
            name = "Nguyễn Thị Hạnh",
            personalId = Cases.HerId,
            reasonCode = "incomplete",
            reason = "Thiếu giấy tờ.",
        },
        ["RefuseDossier"] = new { reasonCode = "incomplete", reason = "Thiếu giấy tờ." },
        ["HandOverDossier"] = new { step = "examine" },
        ["TakeDossier"] = new { },
        ["SendBackDossier"] = Why,
        ["StepIn"] = Why,
        ["AskOpinions"] = new { },
        ["GiveOpinion"] = Why,
        ["HandOverMany"] = new { codes = new[] { "H56.310-261123-0001" } },
        ["RequestSupplement"] = new { items = Array.Empty<object>() },
        ["RequireObligation"] = new { reference = "TB-01", amountVnd = 1000 },
        ["SettleObligation"] = new { reference = "BL-01", amountVnd = 1000 },
        ["RequestWithdrawal"] = new { },
        ["GrantWithdrawal"] = new { },
        ["DeclineWithdrawal"] = Why,
        ["StopDossier"] = Why,
        ["DraftOutcome"] = new { outcome = "granted" },
        ["ApproveOutcome"] = new { },
        ["RecordOutcome"] = new { },
        ["ReturnResult"] = new { way = "counter", proof = "identity" },
        ["BeginPayment"] = new { way = "vnpay" },
        ["BeginLinkedPayment"] = new { way = "vnpay" },
        ["CheckPayment"] = new { },
        ["HearNoticeInBody"] = new { },
        ["PlaceLegalHold"] = new { reason = "Tòa án yêu cầu.", until = "2026-12-31" },
        ["ProposeDestruction"] = new { codes = new[] { "H56.310-261123-0001" } },
        ["DecideDestruction"] = new { approves = true },
        ["ReadNotices"] = new { until = "2026-11-23T02:00:00Z" },
        ["HearSmsReport"] = new { },
        ["SendOtherwise"] = new { channel = "mail" },
        ["NoteTold"] = new { how = "phone" },
        ["DecideExemption"] = new { decision = "granted" },
        ["CountPages"] = new
        {
            feeId = "copy",
            pages = 1,
            copies = 1,
        },
        ["DeferPayment"] = new { stage = "return" },
        ["TakeCash"] = new { amountVnd = 1 },
        ["AskRefund"] = new { reference = "x", reason = "x" },
        ["CancelReceipt"] = new { reason = "x" },
        ["ChooseReturn"] = new { way = "electronic" },
        ["SendCollector"] = new { name = "Lê Văn Bình", personalId = Cases.HisId },
        ["HandOutParcel"] = new { proof = "identity" },
        ["ReopenDossier"] = Why,
        ["NoteCorrection"] = Why,
        ["SayOnDossier"] = new { words = "Hồ sơ của tôi đến đâu rồi?" },
        ["FileFeedback"] = Reflection,
        ["EnterFeedback"] = Reflection,
        ["ActOnFeedback"] = new { act = "take" },
        ["SayOnFeedback"] = new { act = "remind" },
        ["FilePetition"] = new
        {
            kind = "complaint",
            unitId = Cases.TrieuSon,
            statement = "Tôi khiếu nại.",
            author = new { name = "Nguyễn Thị Hạnh", address = "Thôn 3" },
        },
        ["OpenPetition"] = new { part = "statement" },
        ["MovePetition"] = new { status = "accepted" },
        ["NotePetitionEnd"] = new { endedOn = "2026-11-23", reason = "Quyết định 12." },
        ["PrefillAtCounter"] = new { paperShown = true, birthDate = "1990-03-17" },
        ["FileDataRequest"] = DataRequest,
        ["ActOnDataRequest"] = new { act = "acknowledge" },
        ["RateDossier"] = new { satisfaction = "content" },
        ["MakeApology"] = new
        {
            reasonCode = "verification",
            reason = "Chờ xác minh.",
            newDueOn = "2026-12-01",
        },
        ["PreparePapers"] = new { dossierCodes = new[] { "H56.310-261123-0001" }, certificateId = Guid.Empty },
        ["TakeSignatures"] = new { signatures = new[] { new { slipId = Guid.Empty, signature = "AAAA" } } },
        ["RequestCertificate"] = new { csr = "" },
        ["ImportCertificate"] = new { certificatePem = "", proof = new { challengeId = "", signature = "AAAA" } },
        ["BeginRemoteRegistration"] = new { provider = "nobody" },
        ["ProveRemoteKey"] = new { choiceId = "x", credentialId = "x" },
        ["BeginRemoteSigning"] = new { },
        ["AnswerRemoteConsent"] = new { state = "x" },
        ["ProposeCalendar"] = new
        {
            year = 2026,
            drawnFrom = 1,
            decision = "x",
            provisional = false,
            days = Array.Empty<object>(),
        },
        ["ProposeEdition"] = new
        {
            entries = new[]
            {
                new
                {
                    kind = "text",
                    key = "noFee",
                    content = new { vi = "Miễn phí" },
                },
            },
            drawnFrom = 0,
            reason = "x",
        },
        ["ProposeSuccession"] = new
        {
            lastDay = "2026-11-30",
            successors = new[]
            {
                new
                {
                    successorId = Cases.ThoBinh,
                    fields = Array.Empty<string>(),
                    procedures = Array.Empty<string>(),
                },
            },
            staffGoesAlong = true,
            drawnFrom = 0,
            reason = "x",
        },
        ["AdoptEdition"] = new { confirmed = true },
        ["TestNotice"] = new { subject = new { vi = "{code}" }, mail = new { vi = "{code}\n{link}" } },
        ["PreviewNotice"] = new { subject = new { vi = "{code}" }, mail = new { vi = "{code}\n{link}" } },
        ["RevokeCertificate"] = new { reason = "keyCompromise" },
    };

    [Theory, EachDatabase]
    public async Task Everybody_gets_at_every_door_what_the_matrix_says(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var others = new Dictionary<string, Visitor>
        {
            ["anonymous"] = office.Anonymous(),
            ["other"] = office.SignInAsCitizen(),
            ["clerk"] = office.SignInAsClerk(),
            ["elsewhere"] = office.SignInAsClerk(Cases.ThoBinh),
            ["supervisor"] = office.SignInAsSupervisor(),
            ["administrator"] = office.SignInAsAdministrator(),
            ["officer"] = office.SignInAs(StaffRole.CaseOfficer, Cases.TrieuSon),
            ["auditor"] = office.SignInAsAuditor(),
        };
        List<string> otherwise = [];

        foreach (var operation in AccessMatrix.Contract.Where(IsOurs))
        {
            // A fresh owner for each door; those who may not enter knock first, since those who may change things.
            using var owner = office.SignInAsCitizen();
            var belongings = await BelongingsOf(owner);
            if (operation.Name == "DownloadRefusal")
                await Refuse(office, belongings.Dossier);
            if (operation.Name is "DownloadAppointmentSlip" or "ExplainDueDate")
                await ((Clerk)others["clerk"]).Accept(belongings.Dossier);
            if (operation.Name == "DownloadPaper")
                belongings = belongings with
                {
                    DossierPaper = (await ((Clerk)others["clerk"]).Accept(belongings.Dossier))["slip"]
                        .GetProperty("id")
                        .GetString()!,
                };
            if (operation.Name == "ReissueSlip")
                belongings = belongings with { DossierVersion = await AcceptByColleague(office, belongings.Dossier) };
            if (operation.Name is "PreviewCalendar" or "AdoptCalendar")
                await DrawUpACalendar(office);
            if (operation.Path.Contains("/feedback/{", StringComparison.Ordinal))
                belongings = belongings with { Dossier = await Reflect(office) };
            if (operation.Path.Contains("/data-requests/{", StringComparison.Ordinal))
                belongings = belongings with { DossierPaper = await AskAboutData(owner), DossierVersion = 1 };
            if (KeptPapers.AreAt(operation))
                belongings = belongings with { DossierPaper = await KeptPapers.Keep(office, belongings.Dossier) };
            foreach (
                var (person, expected) in AccessMatrix.Written[operation.Name].OrderBy(c => c.Value is "yes" or "own")
            )
            {
                belongings = await OwedMessages.WithMessage(office, owner, operation.Name, belongings);
                var answer = await Knock(others.GetValueOrDefault(person, owner), operation, belongings);
                var got = Closed.Contains(answer.Status) ? $"{answer.Status}" : "in";
                if (got != (expected is "yes" or "own" ? "in" : expected))
                    otherwise.Add($"{operation.Name} {person}: {answer.Status} {answer.Code}, not {expected}");
            }
        }

        otherwise.ShouldBeEmpty();
    }

    private static bool IsOurs(AccessMatrix.Operation operation) =>
        operation.Name != NoJson && operation.Path.StartsWith("/api/", StringComparison.Ordinal);

    private static Task<Answer> Knock(Visitor visitor, AccessMatrix.Operation operation, Belongings of)
    {
        var path = operation.Path.Split('/') switch
        {
            [_, _, "drafts", .. var rest] => Filled(rest, ("{id}", of.Draft), ("{attachmentId}", of.DraftPaper)),
            [_, _, "uploads", .. var rest] => Filled(rest, ("{id}", of.Upload)),
            [_, _, "procedures", .. var rest] => Filled(rest, ("{code}", Cases.Birth)),
            [_, _, "units", .. var rest] => Filled(rest, ("{id}", Cases.TrieuSon)),
            [_, _, "administration", "notices", .. var rest] => "/notices" + Filled(rest, ("{key}", "dossierAccepted")),
            [_, _, "administration", .. var rest] => Filled(
                rest,
                ("{kind}", "text"),
                ("{key}", "noFee"),
                ("{id}", Cases.TrieuSon),
                ("{number}", "1")
            ),
            [_, _, "calendars", .. var rest] => Filled(rest, ("{year}", "2026"), ("{number}", "2")),
            [_, _, "data-requests", .. var rest] => Filled(rest, ("{id}", of.DossierPaper)),
            [_, _, "paper-store", .. var rest] => Filled(rest, ("{id}", of.DossierPaper)),
            [_, _, "personal-data", .. var rest] => Filled(rest),
            [_, _, "forms", .. var rest] => Filled(rest, ("{id}", "birth-registration"), ("{version}", "1")),
            [_, _, _, .. var rest] => Filled(
                rest,
                ("{code}", of.Dossier),
                ("{id}", of.DossierPaper),
                ("{paperId}", of.DossierPaper),
                ("{day}", "2026-11-23"),
                ("{provider}", "vnpay")
            ),
            _ => "",
        };
        var area = string.Join('/', operation.Path.Split('/').Take(3));
        return visitor.Send(
            new HttpMethod(operation.Method),
            area + path,
            KeptPapers.BodyOf(operation, of.DossierPaper) ?? Bodies.GetValueOrDefault(operation.Name),
            Guid.NewGuid().ToString(),
            operation.Path.Contains("drafts", StringComparison.Ordinal) ? of.DraftVersion : of.DossierVersion,
            operation.Name == "CreateUpload" ? UploadHeads(of.Draft) : [("Tus-Resumable", "1.0.0")]
        );
    }

    private static string Filled(string[] parts, params (string Name, string Value)[] values) =>
        string.Concat(parts.Select(part => "/" + (Array.Find(values, value => value.Name == part).Value ?? part)));

    private static async Task<Belongings> BelongingsOf(Citizen owner)
    {
        var dossier = await owner.SubmitDossier();
        var draft = await owner.FileDraft();
        var upload = await owner.Send(HttpMethod.Post, "/api/uploads", null, headers: UploadHeads($"{draft.Id}"));
        upload.ShouldBe(201);
        var shown = (await owner.Get($"/api/dossiers/{dossier.Code}")).ShouldBe(200);
        return new Belongings(
            $"{draft.Id}",
            draft.Version,
            FirstId(
                draft
                    .View.GetProperty("papers")
                    .EnumerateArray()
                    .SelectMany(p => p.GetProperty("attachments").EnumerateArray())
            ),
            upload.Headers["Location"].Split('/')[^1],
            dossier.Code,
            FirstId(shown["attachments"].EnumerateArray())
        );
    }

    /// <summary>A reflection at the dossier's unit; its code.</summary>
    private static async Task<string> Reflect(Office office)
    {
        using var author = office.Anonymous();
        return (await author.Post("/api/feedback", Reflection, Guid.NewGuid().ToString())).ShouldBe(201).Text("code")!;
    }

    /// <summary>A request about the owner's data; its id.</summary>
    private static async Task<string> AskAboutData(Citizen owner) =>
        (await owner.Post("/api/personal-data/requests", DataRequest, Guid.NewGuid().ToString()))
            .ShouldBe(201)
            .Text("id")!;

    /// <summary>Version 2, the same year by another decision.</summary>
    private static Task<int> DrawUpACalendar(Office office) =>
        office.AskAsync(async db =>
        {
            if (!await db.CalendarVersions.AnyAsync())
            {
                var year = CalendarYear.Create(2026, [], "x").Value;
                db.CalendarVersions.Add(new CalendarVersion(2, year, "somebody", office.Clock.GetUtcNow()));
            }

            return await db.SaveChangesAsync();
        });

    /// <summary>A slip waits for a colleague of the clerk; the dossier's version then.</summary>
    private static async Task<int> AcceptByColleague(Office office, string dossier)
    {
        using var colleague = office.SignInAsClerk(number: 1);
        return (await colleague.Accept(dossier)).Version;
    }

    /// <summary>Only a refused dossier has a printed refusal.</summary>
    private static async Task Refuse(Office office, string dossier)
    {
        using var clerk = office.SignInAsClerk();
        var version = (await clerk.Open(dossier)).Version;
        (await clerk.TryRefuse(dossier, version, "Thiếu giấy tờ.")).ShouldBe(201);
    }

    private static (string, string)[] UploadHeads(string draft) =>
        [
            ("Tus-Resumable", "1.0.0"),
            ("Upload-Length", "100"),
            (
                "Upload-Metadata",
                $"draftId {Base64(draft)},paperCode {Base64("birth-certificate")},fileName {Base64("a.pdf")}"
            ),
        ];

    private static string FirstId(IEnumerable<JsonElement> things) => things.First().GetProperty("id").GetString()!;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>What the owner has.</summary>
    internal sealed record Belongings(
        string Draft,
        int DraftVersion,
        string DraftPaper,
        string Upload,
        string Dossier,
        string DossierPaper,
        int DossierVersion = 1
    );
}
