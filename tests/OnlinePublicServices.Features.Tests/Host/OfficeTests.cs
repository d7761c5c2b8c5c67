namespace OnlinePublicServices.Features.Tests.Host;

public sealed class OfficeTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_dossier_goes_from_the_citizen_over_the_counter_to_its_appointment(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen("Trần Thị Bích Ngọc");

        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        var acceptance = await office.SignInAsClerk().Accept(dossier.Code);

        dossier.Code.ShouldBe("H56.310-261123-0001");
        acceptance["slip"].GetProperty("state").GetString().ShouldBe("waiting");
        (await citizen.Get($"/api/dossiers/{dossier.Code}")).ShouldBe(200).Text("status").ShouldBe("accepted");
    }
}
