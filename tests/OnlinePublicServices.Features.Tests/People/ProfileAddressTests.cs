using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.People;

public sealed class ProfileAddressTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task An_address_told_once_is_offered_again_in_a_form(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var seen = (await citizen.Get("/api/profile")).Version;

        (await citizen.Put("/api/profile", new { fullName = citizen.Name, address = Cases.Home() }, seen)).ShouldBe(
            200
        );

        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        var home = draft.View.GetProperty("answers").GetProperty("home");
        home.GetProperty("detail").GetString().ShouldBe("Thôn 3");
        home.GetProperty("province").GetString().ShouldBe("Tỉnh Thanh Hóa");
    }

    [Theory, EachDatabase]
    public async Task An_address_nobody_could_have_typed_is_a_fault_and_not_forgotten(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var seen = (await citizen.Get("/api/profile")).Version;
        var address = Cases.Home().With(("detail", "Thôn\u0007 3"), ("commune", ""));

        var answer = await citizen.Put("/api/profile", new { fullName = citizen.Name, address }, seen);

        answer.ShouldBe(422, "profile.invalid");
        answer.Errors["address.detail"].ShouldBe(["field.pattern"]);
        answer.Errors["address.commune"].ShouldBe(["field.required"]);
    }
}
