using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Tests.Procedures;

public sealed class ProcedureTests
{
    [Fact]
    public void A_paper_of_a_case_is_asked_only_in_that_case()
    {
        var papers = Papers(("represented", "true"));

        papers.ShouldBe(["birth-certificate", "mandate"]);
    }

    [Fact]
    public void A_paper_that_a_case_replaces_is_not_asked()
    {
        var papers = Papers(("certificate", "none"));

        papers.ShouldBe(["witness-statement"]);
    }

    [Fact]
    public void Several_cases_hold_at_once()
    {
        var papers = Papers(("certificate", "none"), ("represented", "true"));

        papers.ShouldBe(["witness-statement", "mandate"], ignoreOrder: true);
    }

    [Fact]
    public void A_case_has_its_own_time_and_fee()
    {
        var late = new HashSet<string> { "no-certificate" };

        ABirth().TimeIn(late).Limit.ShouldBe(TimeLimit.WorkingDays(5));
        ABirth().TimeIn(new HashSet<string>()).Limit.ShouldBe(TimeLimit.SameDay);
        ABirth().FeesIn(late).Select(fee => fee.Id).ShouldBe(["copy", "late"]);
        ABirth().FeesIn(new HashSet<string>()).Select(fee => fee.Id).ShouldBe(["copy"]);
    }

    [Theory]
    [InlineData("2025-06-30", false)]
    [InlineData("2025-07-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void A_version_applies_to_what_is_received_between_its_first_and_last_day(string day, bool applies)
    {
        ABirth().AppliesOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(applies);
    }

    private static IEnumerable<string> Papers(params (string Field, string Answer)[] answers)
    {
        var given = answers.ToDictionary(pair => pair.Field, pair => pair.Answer);
        var procedure = ABirth();
        return procedure.PapersIn(procedure.CasesFor(given.GetValueOrDefault)).Select(paper => paper.Code);
    }

    private static Procedure ABirth() =>
        new()
        {
            Code = ProcedureCode.Parse("1.001193").Value,
            Version = 2,
            ValidFrom = new DateOnly(2025, 7, 1),
            ValidTo = new DateOnly(2026, 12, 31),
            Name = new LocalText("Đăng ký khai sinh"),
            Field = "civil-status",
            Audience = [Audience.Citizen],
            Level = CompetentLevel.Commune,
            OnlineLevel = ServiceLevel.Full,
            LegacyLevel = 4,
            Channels = [FilingChannel.Online],
            Cases =
            [
                new ProcedureCase(
                    "no-certificate",
                    new LocalText("-"),
                    null,
                    new AnswerCondition.EqualTo("certificate", "none")
                ),
                new ProcedureCase(
                    "represented",
                    new LocalText("-"),
                    null,
                    new AnswerCondition.EqualTo("represented", "true")
                ),
            ],
            Papers =
            [
                APaper("birth-certificate") with
                {
                    NotIn = ["no-certificate"],
                },
                APaper("witness-statement") with
                {
                    OnlyIn = ["no-certificate"],
                },
                APaper("mandate") with
                {
                    OnlyIn = ["represented"],
                },
            ],
            Times =
            [
                new ProcessingTime(TimeLimit.SameDay, []),
                new ProcessingTime(TimeLimit.WorkingDays(5), ["no-certificate"]),
            ],
            Fees = [AFee("copy"), AFee("late") with { OnlyIn = ["no-certificate"] }],
            Result = new LocalText("-"),
            Steps = [new LocalText("-")],
            LegalBasis = [new LegalReference(new LocalText("-"))],
            Confidence = Confidence.High,
            LastReviewed = new DateOnly(2026, 11, 23),
        };

    private static RequiredDocument APaper(string code) =>
        new()
        {
            Code = code,
            Name = new LocalText(code),
            Kind = DocumentKind.Original,
        };

    private static FeeLine AFee(string id) =>
        new()
        {
            Id = id,
            Name = new LocalText(id),
            Kind = FeeKind.Charge,
            Text = new LocalText(id),
        };
}
