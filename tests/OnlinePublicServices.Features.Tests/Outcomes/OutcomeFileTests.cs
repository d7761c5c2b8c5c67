using System.Net.Http.Headers;
using System.Security.Cryptography;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;
using OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

namespace OnlinePublicServices.Features.Tests.Outcomes;

/// <summary>A result that is a file of the office's own.</summary>
public sealed class OutcomeFileTests(Offices offices) : IClassFixture<Offices>
{
    private const string Justice = "trieu-son-commune-office";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_file_is_drafted_looked_at_approved_signed_sealed_and_fetched(Store store)
    {
        var office = await offices.In(store);
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        using var people = await ResultPeople.Examining(office, officer);
        var brought = (await Bring(officer, people.Code, Decision)).ShouldBe(200);
        brought["pages"].GetInt32().ShouldBe(1);
        brought.Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Decision)));
        (
            await officer.Act(
                people.Code,
                "outcome-draft",
                new { outcome = "granted", fileSha256 = brought.Text("sha256") }
            )
        ).ShouldBe(200);
        await officer.HandTo(people.Head, people.Code, "sign");
        (await people.Head.Open(people.Code))["draftedOutcome"].GetProperty("hasFile").GetBoolean().ShouldBeTrue();
        (await Bytes(people.Head, $"/api/dossiers/{people.Code}/outcome-file")).ShouldBe(Decision);
        (await people.Citizen.Get($"/api/dossiers/{people.Code}/outcome-file")).ShouldBe(404, "resource.not-found");

        (await people.Head.Act(people.Code, "outcome-approval")).ShouldBe(200);
        var paper = (await people.SignResult()).Single();
        paper.State.ShouldBe("signed");
        await people.Records.Take(people.Code);
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await office.WithAsync<PaperSealing, bool>(async sealing =>
        {
            await sealing.SweepAsync(Cancel);
            return true;
        });

        var file = await Bytes(people.Citizen, $"/api/dossiers/{people.Code}/papers/{paper.PaperId}");
        (await SlipText.Of(file)).ShouldContain("Paper");
        var check = await Check(office, file);
        (check.Text("verdict"), check.Text("rung")).ShouldBe(("valid", "sealAndPerson"));
    }

    [Theory, EachDatabase]
    public async Task Only_whoever_has_it_in_work_may_bring_a_file_and_only_one_that_pages_can_be_taken_from(
        Store store
    )
    {
        var office = await offices.In(store);
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        using var people = await ResultPeople.Examining(office, officer);

        (await Bring(people.Clerk, people.Code, Decision)).ShouldBe(404, "resource.not-found");
        (await Bring(people.Head, people.Code, Decision)).ShouldBe(404, "resource.not-found");
        (await Bring(officer, people.Code, [])).ShouldBe(422);
        (await Bring(officer, people.Code, "%PDF-1.7 but no more"u8.ToArray())).ShouldBe(422, "upload.pdf-broken");
        (await Bring(officer, people.Code, new byte[(5 * 1024 * 1024) + 1])).ShouldBe(413, "request.too-large");
        var disguised = new APdf().Page("/Group << /S#20 1 >>").Bytes();
        (await Bring(officer, people.Code, disguised)).ShouldBe(422, "outcome.file-unfit");
        (
            await officer.Act(
                people.Code,
                "outcome-draft",
                new { outcome = "granted", fileSha256 = new string('a', 64) }
            )
        ).ShouldBe(422, "outcome.file-unknown");
    }

    private static byte[] Decision { get; } = new APdf().Bytes();

    private static async Task<Answer> Bring(Visitor who, string code, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/dossiers/{code}/outcome-file");
        request.Content = content;
        // One that is too large is answered before it is sent.
        request.Headers.ExpectContinue = true;
        using var response = await who.Http.SendAsync(request, Cancel);
        return await Answer.ReadAsync(response);
    }

    private static Task<byte[]> Bytes(Visitor who, string path) =>
        who.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancel);

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
