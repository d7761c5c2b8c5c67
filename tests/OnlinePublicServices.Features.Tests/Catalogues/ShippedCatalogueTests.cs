using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Tests.Catalogues;

/// <summary>The shipped data against what the district's report and the law say.</summary>
public sealed class ShippedCatalogueTests
{
    private static readonly DateOnly DayOfTheReport = new(2021, 9, 30);
    private static readonly DateOnly LastDayOfTheDistrict = new(2025, 6, 30);

    private static Catalogue Catalogue => ShippedCatalogue.Value;

    [Fact]
    public void The_district_had_34_communes_then_32_and_8_stand_in_their_place()
    {
        CommunesOn(DayOfTheReport).Count().ShouldBe(34);
        CommunesOn(LastDayOfTheDistrict).Count().ShouldBe(32);
        CommunesOn(ShippedCatalogue.Today).Count().ShouldBe(8);
        CommunesOn(DayOfTheReport)
            .ShouldAllBe(unit => Catalogue.Units.InPlaceOf(unit.Id, ShippedCatalogue.Today).Count() == 1);
    }

    [Fact]
    public void The_published_processes_are_drawn_from_the_catalogue()
    {
        var drawn = string.Concat(
            Catalogue
                .CurrentOn(ShippedCatalogue.Today)
                .Where(procedure => procedure.Process.Count > 0)
                .Select(procedure =>
                    $"\n## {procedure.Code} {procedure.Name.Vi}\n\n```mermaid\n{ProcessDiagram.Of(procedure)}```\n"
                )
        );

        // What was drawn lies beside what is published, to be compared and, if it is right, copied into it.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "processes.received.md"), drawn);
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "processes.md")).ShouldEndWith(drawn);
    }

    [Fact]
    public void Every_step_of_a_process_finds_somebody_at_each_authority_that_receives()
    {
        foreach (
            var procedure in Catalogue.CurrentOn(ShippedCatalogue.Today).Where(procedure => procedure.Process.Count > 0)
        )
        foreach (var authority in Catalogue.Competence.CompetentUnits(procedure.Code, ShippedCatalogue.Today))
        foreach (var step in procedure.Process.SelectMany(step => step.Alongside.Prepend(step)))
        {
            var unit = Catalogue.Units.ForFunction(authority, step.Function, ShippedCatalogue.Today);

            unit.ShouldNotBeNull($"{procedure.Code} {step.Id} at {authority.Id}");
            Catalogue.Staff.ShouldContain(
                member =>
                    member
                        .PositionsOn(ShippedCatalogue.Today)
                        .Any(position => position.UnitId == unit.Id && position.Role == step.Role),
                $"{procedure.Code} {step.Id} at {authority.Id}"
            );
        }
    }

    [Fact]
    public void The_report_counts_4_people_at_the_district_and_70_in_the_communes()
    {
        var units = Catalogue
            .Staff.Where(member => member.CountedInReport)
            .Select(member => Catalogue.Units.Find(member.PositionsOn(DayOfTheReport).Single().UnitId)!)
            .ToList();

        units.Count(unit => unit.Kind is UnitKind.Commune).ShouldBe(70);
        units.Count(unit => unit.Kind is UnitKind.District or UnitKind.LandRegistryBranch).ShouldBe(4);
        units.Count(unit => unit.Name.Vi.StartsWith("Thị trấn", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Fact]
    public void Everybody_the_report_counts_has_exactly_one_post_on_every_day_since()
    {
        foreach (
            var day in new[]
            {
                DayOfTheReport,
                new DateOnly(2024, 12, 1),
                LastDayOfTheDistrict,
                new DateOnly(2025, 7, 1),
            }
        )
        {
            Catalogue
                .Staff.Where(member => member.CountedInReport)
                .ShouldAllBe(member => member.PositionsOn(day).Count() == 1);
        }
    }

    [Fact]
    public void Every_new_commune_has_each_role_of_the_counter_and_behind_it()
    {
        foreach (var commune in CommunesOn(ShippedCatalogue.Today))
        {
            var roles = Catalogue
                .Staff.SelectMany(member => member.PositionsOn(ShippedCatalogue.Today))
                .Where(position => Catalogue.Units.AuthorityOf(position.UnitId)?.Id == commune.Id)
                .Select(position => position.Role)
                .Distinct();

            roles.ShouldBe(
                [
                    StaffRole.ReceivingClerk,
                    StaffRole.CaseOfficer,
                    StaffRole.ApprovingOfficer,
                    StaffRole.RecordsClerk,
                    StaffRole.Supervisor,
                ],
                ignoreOrder: true
            );
        }
    }

    [Theory]
    [InlineData("1.001193")]
    [InlineData("1.004873")]
    [InlineData("2.000635")]
    [InlineData("1.001612")]
    [InlineData("1.014027")]
    [InlineData("1.013225")]
    [InlineData("2.000889")]
    public void The_seven_complete_procedures_are_filed_in_8_communes_with_form_cases_and_process(string text)
    {
        var code = ProcedureCode.Parse(text).Value;

        var procedure = Catalogue.Current(code, ShippedCatalogue.Today)!;

        procedure.IsFileableOnline.ShouldBeTrue();
        procedure.Cases.ShouldNotBeEmpty();
        procedure.Process.ShouldNotBeEmpty();
        Catalogue.Competence.CompetentUnits(code, ShippedCatalogue.Today).Count().ShouldBe(8);
    }

    [Fact]
    public void Everything_published_has_somebody_who_decides_it_but_for_the_police()
    {
        var orphans = Catalogue
            .CurrentOn(ShippedCatalogue.Today)
            .Where(one => one.Level is not CompetentLevel.CommunePolice)
            .Where(one => !Catalogue.Competence.CompetentUnits(one.Code, ShippedCatalogue.Today).Any());

        orphans.ShouldBeEmpty();
        Catalogue.CurrentOn(ShippedCatalogue.Today).Count().ShouldBe(46);
    }

    [Fact]
    public void An_old_name_finds_the_old_unit_and_a_new_name_the_new_one()
    {
        Catalogue.FindUnits("tho vuc").Hits[0].ShouldBe("tho-vuc-15760");
        Catalogue.FindUnits("xã Triệu Sơn").Hits[0].ShouldBe("trieu-son-commune");
        Catalogue.FindUnits("thi tran nua").Hits[0].ShouldBe("nua-15718");
    }

    private static IEnumerable<Unit> CommunesOn(DateOnly day) =>
        Catalogue.Units.At(day).Where(unit => unit.Kind is UnitKind.Commune);
}
