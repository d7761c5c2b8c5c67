using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Tests.Payments;

public sealed class FeeAssessmentTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private static readonly ProcedureCode Code = ProcedureCode.Parse("1.001193").Value;

    [Fact]
    public void A_line_costs_what_the_procedure_says_where_no_tariff_does()
    {
        var line = Assess(ACharge()).Lines.Single();

        (line.AmountVnd, line.Ground, line.Tariff).ShouldBe((new Vnd(15_000), FeeGround.Full, null));
    }

    [Fact]
    public void The_tariff_of_the_nearest_unit_goes_before_the_countrys()
    {
        var line = Assess(ACharge(), ATariff("commune", 12_000), ATariff("country", 20_000)).Lines.Single();

        (line.AmountVnd, line.Tariff).ShouldBe((new Vnd(12_000), "commune"));
    }

    [Fact]
    public void A_tariff_that_names_only_another_channel_leaves_the_next_one_to_speak()
    {
        var counter = ATariff("commune", 12_000, FilingChannel.Counter);

        Assess(ACharge(), counter, ATariff("country", 20_000)).Total.ShouldBe(new Vnd(20_000));
    }

    [Fact]
    public void An_amount_for_the_channel_goes_before_the_one_for_all()
    {
        var both = ATariff("commune", 12_000) with
        {
            Rates =
            [
                new TariffRate(Code, "charge", new Vnd(12_000)),
                new TariffRate(Code, "charge", new Vnd(6_000), FilingChannel.Online),
            ],
        };

        Assess(ACharge(), both).Total.ShouldBe(new Vnd(6_000));
    }

    [Theory]
    [InlineData("2026-11-29", 15_000)]
    [InlineData("2026-11-30", 12_000)]
    [InlineData("2026-12-31", 12_000)]
    [InlineData("2027-01-01", 15_000)]
    public void A_tariff_counts_on_its_own_days_only(string day, long vnd)
    {
        var tariff = ATariff("commune", 12_000) with
        {
            ValidFrom = new DateOnly(2026, 11, 30),
            ValidTo = new DateOnly(2026, 12, 31),
        };

        var question = AQuestion([ACharge()], [tariff]) with { Day = DateOnly.ParseExact(day, "yyyy-MM-dd") };

        FeeAssessment.Of(question).Total.ShouldBe(new Vnd(vnd));
    }

    [Theory]
    [InlineData(null, 0, FeeGround.NotAsked)]
    [InlineData("0", 0, FeeGround.NotAsked)]
    [InlineData("3", 24_000, FeeGround.Full)]
    [InlineData("-1", 0, FeeGround.NotAsked)]
    [InlineData("1e3", 0, FeeGround.NotAsked)]
    public void Copies_cost_as_many_times_as_they_are_asked_for(string? copies, long vnd, FeeGround ground)
    {
        var line = ACharge() with { AmountVnd = new Vnd(8_000), PerField = "copies" };

        var assessed = FeeAssessment.Of(AQuestion([line], [], ("copies", copies))).Lines.Single();

        (assessed.AmountVnd, assessed.Ground).ShouldBe((new Vnd(vnd), ground));
    }

    [Theory]
    [InlineData("2026-10-01", 0)]
    [InlineData("2026-09-30", 15_000)]
    [InlineData("2026-11-30", 0)]
    [InlineData("2026-12-01", 15_000)]
    [InlineData("2026", 15_000)]
    [InlineData(null, 15_000)]
    public void A_birth_registered_within_sixty_days_is_free(string? bornOn, long vnd)
    {
        var line = ACharge() with
        {
            Exemptions = [AnExemption() with { Case = null, Timely = new TimelyFiling("birthDate", 60) }],
        };

        var assessed = FeeAssessment.Of(AQuestion([line], [], ("birthDate", bornOn)));

        assessed.Total.ShouldBe(new Vnd(vnd));
        assessed.ClaimedCase.ShouldBeNull();
    }

    [Fact]
    public void A_claimed_exemption_asks_nothing_and_says_by_which_case()
    {
        var assessed = FeeAssessment.Of(AQuestion([Exemptible()], [], ("household", "poor")));

        (assessed.Total, assessed.ClaimedCase).ShouldBe((Vnd.Zero, "poor-household"));
        assessed.Lines.Single().Exemption.ShouldBe(new LocalText("Hộ nghèo"));
    }

    [Fact]
    public void A_declined_exemption_asks_the_full_amount()
    {
        var question = AQuestion([Exemptible()], [], ("household", "poor")) with
        {
            DeclinedCases = new HashSet<string> { "poor-household" },
        };

        var assessed = FeeAssessment.Of(question);

        (assessed.Total, assessed.ClaimedCase).ShouldBe((new Vnd(15_000), null));
    }

    [Fact]
    public void A_reduction_leaves_its_share_in_whole_dong()
    {
        var line = Exemptible() with { AmountVnd = new Vnd(15_001) };
        var half = line with { Exemptions = [AnExemption() with { PaysPercent = 50 }] };

        FeeAssessment.Of(AQuestion([half], [], ("household", "poor"))).Total.ShouldBe(new Vnd(7_500));
    }

    [Fact]
    public void Certified_copies_wait_for_the_counter_to_count_pages()
    {
        var line = ACharge() with { AmountVnd = null, Formula = CertifiedCopyFee.FormulaName };
        var question = AQuestion([line], []);

        FeeAssessment.Of(question).AwaitsCount.ShouldBeTrue();

        var counted = question with { Counts = new Dictionary<string, FeeCount> { ["charge"] = new(3, 4) } };
        FeeAssessment.Of(counted).Total.ShouldBe(new Vnd(20_000));
    }

    [Fact]
    public void What_another_body_sets_is_not_ours_to_take()
    {
        var assessed = Assess(ACharge() with { AmountVnd = null });

        (assessed.Total, assessed.AwaitsCount).ShouldBe((Vnd.Zero, false));
        assessed.Lines.Single().Ground.ShouldBe(FeeGround.SetElsewhere);
    }

    [Fact]
    public void All_is_due_at_the_earliest_stage_at_which_anything_is()
    {
        var atReceipt = ACharge() with { Due = PaymentStage.Receipt };
        var atReturn = ACharge() with { Id = "copy", Due = PaymentStage.Return };
        var free = ACharge() with { Id = "free", Due = PaymentStage.Receipt, AmountVnd = Vnd.Zero };

        FeeAssessment.Of(AQuestion([atReceipt, atReturn], [])).Due.ShouldBe(PaymentStage.Receipt);
        FeeAssessment.Of(AQuestion([free, atReturn], [])).Due.ShouldBe(PaymentStage.Return);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(10_001, 1)]
    [InlineData(1, 1_001)]
    [InlineData(-5, 1)]
    public void Pages_and_copies_have_bounds(int pages, int copies)
    {
        FeeCount.Create(pages, copies).Error.ShouldBe(PaymentErrors.CountInvalid);
    }

    private static FeeAssessment Assess(FeeLine line, params Tariff[] tariffs) =>
        FeeAssessment.Of(AQuestion([line], tariffs));

    private static FeeQuestion AQuestion(
        IReadOnlyList<FeeLine> lines,
        IReadOnlyList<Tariff> tariffs,
        params (string Field, string? Answer)[] answers
    )
    {
        var given = answers.ToDictionary(pair => pair.Field, pair => pair.Answer);
        var procedure = AProcedure(lines);
        return new FeeQuestion
        {
            Procedure = procedure,
            Tariffs = tariffs,
            Channel = FilingChannel.Online,
            Day = Day,
            Cases = procedure.CasesFor(given.GetValueOrDefault),
            AnswerOf = given.GetValueOrDefault,
        };
    }

    private static FeeLine ACharge() =>
        new()
        {
            Id = "charge",
            Name = new LocalText("Lệ phí hộ tịch"),
            Kind = FeeKind.Charge,
            AmountVnd = new Vnd(15_000),
            Text = new LocalText("15.000 đồng"),
        };

    private static FeeLine Exemptible() => ACharge() with { Exemptions = [AnExemption()] };

    private static FeeExemption AnExemption() =>
        new()
        {
            Id = "poor",
            Name = new LocalText("Hộ nghèo"),
            Case = "poor-household",
        };

    private static Tariff ATariff(string id, long vnd, FilingChannel? channel = null) =>
        new()
        {
            Id = id,
            Source = new LocalText("Nghị quyết"),
            ValidFrom = new DateOnly(2025, 7, 1),
            Rates = [new TariffRate(Code, "charge", new Vnd(vnd), channel)],
        };

    private static Procedure AProcedure(IReadOnlyList<FeeLine> lines) =>
        new()
        {
            Code = Code,
            Version = 2,
            ValidFrom = new DateOnly(2025, 7, 1),
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
                    "poor-household",
                    new LocalText("Hộ nghèo"),
                    null,
                    new AnswerCondition.EqualTo("household", "poor")
                ),
            ],
            Papers = [],
            Times = [new ProcessingTime(TimeLimit.SameDay, [])],
            Fees = lines,
            Result = new LocalText("-"),
            Steps = [new LocalText("-")],
            LegalBasis = [new LegalReference(new LocalText("-"))],
            Confidence = Confidence.High,
            LastReviewed = new DateOnly(2026, 11, 23),
        };
}
