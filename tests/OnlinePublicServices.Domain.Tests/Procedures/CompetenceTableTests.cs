using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Tests.Units;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.Procedures;

public sealed class CompetenceTableTests
{
    private static readonly ProcedureCode HouseholdBusiness = ProcedureCode.Parse("1.001612").Value;
    private static readonly DateOnly UnderTheDistrict = new(2025, 6, 30);
    private static readonly DateOnly UnderTheCommunes = new(2025, 7, 1);

    [Fact]
    public void Household_businesses_went_from_the_district_to_the_communes_in_a_night()
    {
        var competence = Table();

        competence.CompetentUnits(HouseholdBusiness, UnderTheDistrict).Select(unit => unit.Id).ShouldBe(["district"]);
        competence
            .CompetentUnits(HouseholdBusiness, UnderTheCommunes)
            .Select(unit => unit.Id)
            .ShouldBe(["tan-ninh", "tho-phu"], true);
    }

    [Fact]
    public void A_centre_is_competent_through_its_commune()
    {
        Table().IsCompetent("centre", HouseholdBusiness, UnderTheCommunes).ShouldBeTrue();
    }

    [Theory]
    [InlineData("district", 2025, 7, 1)]
    [InlineData("tho-phu", 2025, 6, 30)]
    [InlineData("province", 2025, 7, 1)]
    [InlineData("nowhere", 2025, 7, 1)]
    public void A_unit_that_has_ended_or_not_begun_or_never_decides_is_not_competent(
        string unit,
        int year,
        int month,
        int day
    )
    {
        Table().IsCompetent(unit, HouseholdBusiness, new DateOnly(year, month, day)).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_is_competent_for_a_procedure_without_a_rule()
    {
        Table().CompetentUnits(ProcedureCode.Parse("1.001193").Value, UnderTheCommunes).ShouldBeEmpty();
    }

    private static CompetenceTable Table() =>
        new(
            UnitTreeTests.Tree(),
            [
                new CompetenceRule
                {
                    Procedures = [HouseholdBusiness],
                    Units = ["district"],
                    ValidFrom = new DateOnly(2018, 1, 1),
                    ValidTo = UnderTheDistrict,
                },
                new CompetenceRule
                {
                    Procedures = [HouseholdBusiness],
                    Kind = UnitKind.Commune,
                    ValidFrom = UnderTheCommunes,
                },
            ]
        );
}
