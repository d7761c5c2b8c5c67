using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;

namespace OnlinePublicServices.Features.Tests.Dossiers;

/// <summary>Form 03 for somebody who stands at the counter.</summary>
public sealed class RefuseAtCounterTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task Whoever_is_refused_at_the_counter_gets_a_numbered_form_and_a_dossier_that_anyone_can_follow(
        Store store
    )
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();

        var refused = (await Refuse(clerk)).ShouldBe(201);

        var code = refused.Text("dossierCode")!;
        var seen = await clerk.Open(code);
        seen.Text("status").ShouldBe("refused");
        seen["applicant"].GetProperty("name").GetString().ShouldBe("Nguyễn Thị Hạnh");
        var form = await clerk.Http.GetByteArrayAsync(
            new Uri($"/api/dossiers/{code}/refusal", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var text = await SlipText.Of(form);
        text.ShouldContain("Hồ sơ không thuộc thẩm quyền.");
        text.ShouldContain("Nguyễn Thị Hạnh");
        text.ShouldNotContain("nộp trực tuyến", Case.Insensitive);
        (await office.Anonymous().Get($"/api/tracking/{code}")).ShouldBe(200).Text("status").ShouldBe("refused");
    }

    [Theory, EachDatabase]
    public async Task Sent_twice_it_is_one_refusal_and_two_people_are_two_numbers(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        var key = Guid.NewGuid().ToString();

        var first = (await Refuse(clerk, key)).ShouldBe(201).Text("dossierCode");

        (await Refuse(clerk, key)).Text("dossierCode").ShouldBe(first);
        (await Refuse(clerk)).ShouldBe(201).Text("dossierCode").ShouldNotBe(first);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_is_said_field_by_field_and_a_reason_is_never_missing(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();

        (await Refuse(clerk, name: "1", personalId: "12", phone: "5"))
            .ShouldBe(400, "request.invalid")
            .Errors.Keys.ShouldBe(["name", "personalId", "phone"], ignoreOrder: true);
        (await Refuse(clerk, reason: " ")).ShouldBe(400, "dossier.reason-missing");
        (await Refuse(clerk, procedure: "9.999999")).ShouldBe(404, "resource.not-found");
    }

    private static Task<Answer> Refuse(
        Clerk clerk,
        string? key = null,
        string name = "Nguyễn Thị Hạnh",
        string personalId = Cases.HerId,
        string? phone = null,
        string reason = "Hồ sơ không thuộc thẩm quyền.",
        string procedure = Cases.MaritalStatus
    ) =>
        clerk.Post(
            "/api/counter-refusals",
            new
            {
                procedureCode = procedure,
                name,
                personalId,
                phone,
                reasonCode = "notCompetent",
                reason,
            },
            key ?? Guid.NewGuid().ToString()
        );
}
