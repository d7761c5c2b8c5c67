using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

/// <summary>A lawful dossier, of which a test changes only what it is about.</summary>
internal static class ADossier
{
    public static readonly Actor Citizen = new("citizen-1", ActorRole.Citizen);
    public static readonly Actor Clerk = Staff("position-7", StaffRole.ReceivingClerk, "counter");
    public static readonly Actor Officer = Staff("officer-1", StaffRole.CaseOfficer, "economy");
    public static readonly Actor Colleague = Staff("officer-2", StaffRole.CaseOfficer, "economy");
    public static readonly Actor Head = Staff("head-1", StaffRole.ApprovingOfficer, "trieu-son");
    public static readonly Actor Records = Staff("records-1", StaffRole.RecordsClerk, "office");
    public static readonly Actor Registry = Staff("registry-1", StaffRole.CaseOfficer, "registry");

    public static readonly ProcessingRoute Route = new([
        Step("receive", Clerk, TimeLimit.WorkingHours(4)),
        Step("examine", Officer, null) with
        {
            Alongside = [Step("opinion", Registry, TimeLimit.WorkingHours(4))],
        },
        Step("sign", Head, TimeLimit.HalfWorkingDays(1)),
        Step("seal", Records, TimeLimit.WorkingHours(2)),
        Step("return", Clerk, null),
    ]);

    public static readonly ClockRules Rules = Published.RulesOf(LegalEdition.B);
    public static readonly DateTimeOffset SubmittedAt = Published.At("2026-11-23 09:15");
    public static readonly DateTimeOffset LookedAt = Published.At("2026-11-23 14:00");

    public static Submission Draft(params string[] papers) =>
        new()
        {
            Id = Guid.Parse("01980000-0000-7000-8000-000000000001"),
            Code = DossierCode.Parse("H56.017.02-261123-0001").Value,
            OwnerId = Guid.Parse("01980000-0000-7000-8000-0000000000aa"),
            Applicant = Applicant
                .Citizen(
                    PersonName.Parse("Lê Thị Hoa").Value,
                    PersonalIdNumber.Parse("038190001234").Value,
                    "xã Thọ Phú"
                )
                .Value,
            Procedure = ProcedureCode.Parse("1.004873").Value,
            ProcedureVersion = 3,
            TimeLimit = TimeLimit.WorkingDays(3),
            UnitId = "trieu-son",
            FirstStep = Route.First,
            Answers = """{"purpose":"marriage"}""",
            RequiredPapers = ["declaration", "divorce-ruling"],
            Attachments = [.. papers.Select(Paper)],
        };

    public static Result<Dossier> Submit(Submission draft) =>
        Dossier.Submit(draft, Citizen, SubmittedAt, Published.Calendar, Rules);

    public static Dossier Submitted() => Submit(Draft("declaration", "divorce-ruling")).Value;

    public static Dossier Examined()
    {
        var dossier = Submitted();
        foreach (var paper in dossier.Attachments)
        {
            dossier.Examine(paper.Id, PaperVerdict.Good, null, true, Clerk, LookedAt).IsRefused.ShouldBeFalse();
        }

        return dossier;
    }

    public static Result<DueDate> Accept(this Dossier dossier, Actor? by = null) =>
        dossier.Accept(by ?? Clerk, LookedAt, Published.Calendar, Rules);

    private static Actor Staff(string id, StaffRole role, string unit) =>
        new(id, Enum.Parse<ActorRole>(role.ToString()), "trieu-son", new Post(unit, role));

    private static RoutingStep Step(string id, Actor who, TimeLimit? time) =>
        new()
        {
            Id = id,
            Name = new LocalText(id),
            Post = who.Post!,
            BodyId = "trieu-son",
            Time = time,
        };

    private static Attachment Paper(string code, int at) =>
        new(
            Guid.Parse($"01980000-0000-7000-8000-0000000001{at:D2}"),
            code,
            $"{code}.pdf",
            "application/pdf",
            48_213,
            new string('a', 64),
            pages: 2
        );
}
