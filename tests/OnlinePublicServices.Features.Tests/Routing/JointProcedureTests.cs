using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Catalogues;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Routing;

/// <summary>One dossier for the citizen, a leg for each body (<c>liên thông</c>).</summary>
public sealed class JointProcedureTests(Offices offices) : IClassFixture<Offices>
{
    private const string Economy = "trieu-son-commune-economy";
    private const string LandRegistry = "trieu-son-land-registry";
    private const string Tax = "trieu-son-tax";

    [Theory, EachDatabase]
    public async Task A_change_of_land_use_goes_through_four_bodies_and_comes_back_to_the_counter(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var commune = office.SignInAt(Economy, StaffRole.CaseOfficer);
        using var registrar = office.SignInAt(LandRegistry, StaffRole.CaseOfficer);
        using var tax = office.SignInAt(Tax, StaffRole.CaseOfficer);
        using var director = office.SignInAt(LandRegistry, StaffRole.ApprovingOfficer);
        using var records = office.SignInAt(LandRegistry, StaffRole.RecordsClerk);
        var code = (await citizen.SubmitDossier(Cases.LandChange)).Code;
        await clerk.Accept(code);

        await clerk.HandTo(commune, code, "verify");
        await commune.HandTo(registrar, code, "examine");
        await registrar.HandTo(tax, code, "tax");
        (await tax.Act(code, "financial-obligation", new { reference = "TB-01", amountVnd = 21_250_000 }))
            .ShouldBe(200)
            .Text("status")
            .ShouldBe("awaitingFinancialObligation");
        (await registrar.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (
            await tax.Act(code, "financial-obligation/settlement", new { reference = "GNT-01", amountVnd = 21_250_000 })
        ).ShouldBe(200);
        await tax.HandTo(registrar, code, "register");
        (await registrar.Act(code, "outcome-draft", new { outcome = "granted" })).ShouldBe(200);
        await registrar.HandTo(director, code, "sign");
        (await director.Act(code, "outcome-approval")).ShouldBe(200);
        await director.HandTo(records, code, "seal");
        (await records.Act(code, "outcome")).ShouldBe(200);
        await clerk.Take(code);
        (await clerk.Act(code, "result-return", new { way = "counter", proof = "identity" })).ShouldBe(200);

        var units = (await citizen.Get($"/api/dossiers/{code}"))["stages"]
            .EnumerateArray()
            .Select(stage => stage.GetProperty("unit").GetProperty("vi").GetString())
            .ToList();
        units.ShouldBe(
            new[]
            {
                // Once before acceptance, once after it.
                "trieu-son-commune-one-stop",
                "trieu-son-commune-one-stop",
                Economy,
                LandRegistry,
                Tax,
                LandRegistry,
                LandRegistry,
                LandRegistry,
                "trieu-son-commune-one-stop",
            }.Select(id => ShippedCatalogue.Value.Units.Find(id)!.Name.Vi)
        );
    }

    [Fact]
    public void The_legs_of_all_eight_communes_lead_to_the_bodies_that_serve_them_and_never_to_themselves()
    {
        var catalogue = ShippedCatalogue.Value;
        var procedure = catalogue.Current(
            Domain.Procedures.ProcedureCode.Parse(Cases.LandChange).Value,
            ShippedCatalogue.Today
        )!;

        foreach (var commune in catalogue.Competence.CompetentUnits(procedure.Code, ShippedCatalogue.Today))
        {
            procedure
                .Process.Select(step => catalogue.Units.ForFunction(commune, step.Function, ShippedCatalogue.Today)!.Id)
                .ShouldBe([
                    $"{commune.Id}-one-stop",
                    $"{commune.Id}-economy",
                    LandRegistry,
                    Tax,
                    LandRegistry,
                    LandRegistry,
                    LandRegistry,
                    $"{commune.Id}-one-stop",
                ]);
        }
    }
}
