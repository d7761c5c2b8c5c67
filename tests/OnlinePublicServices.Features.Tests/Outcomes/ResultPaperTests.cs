using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;

namespace OnlinePublicServices.Features.Tests.Outcomes;

/// <summary>A result as a paper: drafted, approved, signed, sealed, checked, collected.</summary>
public sealed class ResultPaperTests(Offices offices) : IClassFixture<Offices>
{
    private const string Justice = "trieu-son-commune-office";

    private static readonly object AnError = new { reasonCode = "error", reason = "Sai năm sinh." };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_result_is_signed_by_who_approved_it_sealed_by_the_body_and_collected_as_a_file(Store store)
    {
        var office = await offices.In(store);
        using var people = await ResultPeople.Sealing(office);
        var (citizen, code) = (people.Citizen, people.Code);
        (await people.Records.Act(code, "outcome")).ShouldBe(409, "outcome.not-signed");
        (await citizen.Get($"/api/dossiers/{code}")).Body.ShouldNotContain("\"result\"");

        var signed = (await people.SignResult()).Single();
        signed.State.ShouldBe("signed");
        (await citizen.Get($"/api/dossiers/{code}/papers/{signed.PaperId}")).ShouldBe(404, "resource.not-found");
        (await people.Records.Act(code, "outcome")).ShouldBe(200).Text("status").ShouldBe("resolved");
        await Sweep(office);
        await Sweep(office);

        var file = await citizen.Http.GetByteArrayAsync(
            new Uri($"/api/dossiers/{code}/papers/{signed.PaperId}", UriKind.Relative),
            Cancel
        );
        (await SlipText.Of(file)).ShouldContain("chưa đăng ký kết hôn");
        var check = await Check(office, file);
        check.Text("verdict").ShouldBe("valid");
        check.Text("rung").ShouldBe("sealAndPerson");
        check["signer"].GetProperty("name").GetString().ShouldBe(people.Head.Name);
        check["seal"].GetProperty("name").GetString().ShouldNotBe(people.Head.Name);
        check["slip"].GetProperty("kind").GetString().ShouldBe("result");
        (await Mails(office, code)).ShouldBe(1);
        (await citizen.Act(code, "result-receipt")).ShouldBe(200).Text("status").ShouldBe("returned");
        (await citizen.Act(code, "result-receipt")).ShouldBe(409, "dossier.act-out-of-turn");
    }

    [Theory, EachDatabase]
    public async Task At_the_counter_the_collection_code_proves_who_collects(Store store)
    {
        var office = await offices.In(store);
        using var people = await ResultPeople.Sealing(office);
        await people.SignResult();
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await people.Clerk.Take(people.Code);

        (await people.Clerk.Get($"/api/dossiers/{people.Code}")).Body.ShouldNotContain("collectionCode");
        var said = (await people.Citizen.Get($"/api/dossiers/{people.Code}")).Text("collectionCode")!;
        var wrong = said == "000000" ? "111111" : "000000";
        (await people.HandOut(wrong)).ShouldBe(422, "collection.code-wrong");
        (await people.HandOut($"{said[..3]} {said[3..]}")).ShouldBe(200).Text("status").ShouldBe("returned");
    }

    [Theory, EachDatabase]
    public async Task A_result_that_was_taken_back_is_genuine_and_no_longer_holds(Store store)
    {
        var office = await offices.In(store);
        using var people = await ResultPeople.Sealing(office);
        var signed = (await people.SignResult()).Single();
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await Sweep(office);
        var file = await people.Citizen.Http.GetByteArrayAsync(
            new Uri($"/api/dossiers/{people.Code}/papers/{signed.PaperId}", UriKind.Relative),
            Cancel
        );
        await people.Clerk.Take(people.Code);

        (await people.Clerk.Act(people.Code, "reopening", AnError)).ShouldBe(200);

        (await Check(office, file)).Text("verdict").ShouldBe("superseded");
        (await people.Citizen.Get($"/api/dossiers/{people.Code}")).Body.ShouldNotContain("\"result\"");
    }

    [Theory, EachDatabase]
    public async Task A_result_on_paper_that_takes_the_place_of_a_signed_one_lets_nothing_else_out(Store store)
    {
        var office = await offices.In(store);
        using var people = await ResultPeople.Sealing(office);
        await people.SignResult();
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        await people.Records.HandTo(officer, people.Code, "examine");
        (await officer.Act(people.Code, "outcome-draft", new { outcome = "denied" })).ShouldBe(200);
        await officer.HandTo(people.Head, people.Code, "sign");
        (await people.Head.Act(people.Code, "outcome-approval")).ShouldBe(200);
        await people.Head.HandTo(people.Records, people.Code, "seal");

        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await Sweep(office);

        (await Mails(office, people.Code)).ShouldBe(0);
        (await people.Citizen.Get($"/api/dossiers/{people.Code}")).Body.ShouldNotContain("\"result\"");
        (await people.Citizen.Act(people.Code, "result-receipt")).ShouldBe(409, "outcome.not-signed");
    }

    [Theory, EachDatabase]
    public async Task A_draft_begins_with_the_words_of_the_office_for_whoever_has_the_dossier_in_work(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        var path = $"/api/dossiers/{code}/outcome-template";

        (await clerk.Get(path)).ShouldBe(404, "resource.not-found");
        var granted = (await officer.Get(path)).ShouldBe(200).Text("words")!;
        granted.ShouldContain(code);
        granted.ShouldNotContain("{");
        (await officer.Get($"{path}?outcome=denied")).ShouldBe(200).Text("words").ShouldNotBe(granted);
    }

    private static Task<bool> Sweep(Office office) =>
        office.WithAsync<PaperSealing, bool>(async sealing =>
        {
            await sealing.SweepAsync(Cancel);
            return true;
        });

    private static Task<int> Mails(Office office, string code) =>
        office.AskAsync(db =>
            db.Dossiers.Where(d => d.Code == Domain.Dossiers.DossierCode.Parse(code).Value)
                .Join(db.OutboxMessages, d => d.Id, m => m.DossierId, (_, m) => m.Kind)
                .CountAsync(kind => kind == MessageKind.ResultSigned)
        );

    private static async Task<Answer> Check(Office office, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var response = await office
            .Anonymous()
            .Http.PostAsync(new Uri("/api/verifications", UriKind.Relative), content, Cancel);
        return await Answer.ReadAsync(response);
    }
}
