using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>A refusal is an issued paper like the slip: numbered, waiting, signed, mailed, checked.</summary>
public sealed class RefusalPaperTests(Offices offices) : IClassFixture<Offices>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_refusal_stands_at_once_and_its_form_waits_for_the_clerks_signature(Store store)
    {
        var office = await offices.In(store);
        var (clerk, code) = await Refused(office);

        var seen = await clerk.Open(code);

        seen.Text("status").ShouldBe("refused");
        var paper = seen["issuedPapers"].EnumerateArray().ShouldHaveSingleItem();
        paper.GetProperty("kind").GetString().ShouldBe("refusal");
        paper.GetProperty("state").GetString().ShouldBe("waiting");
        paper.GetProperty("toSign").GetBoolean().ShouldBeTrue();
        paper.GetProperty("number").GetString().ShouldEndWith("/PTC-TTPVHCC");
        (await office.SignInAsSupervisor().Open(code))["issuedPapers"]
            [0]
            .GetProperty("toSign")
            .GetBoolean()
            .ShouldBeFalse("it is in the clerk's name");
    }

    [Theory, EachDatabase]
    public async Task A_signed_refusal_is_mailed_and_the_check_says_which_paper_it_is(Store store)
    {
        var office = await offices.In(store);
        var (clerk, code) = await Refused(office);
        using var signer = await Signer.Certified(clerk);
        var paper = (await clerk.Open(code))["issuedPapers"][0].GetProperty("id").GetGuid();
        var printed = await FileOf(clerk, code, paper);

        var session = await clerk.Post(
            "/api/signing-sessions",
            new { paperIds = new[] { paper }, signer.CertificateId }
        );
        var outcome = (await signer.SignAll(new Prepared(session.ShouldBe(201).Json))).ShouldHaveSingleItem();

        outcome.State.ShouldBe("signed");
        var signed = await FileOf(clerk, code, paper);
        var (before, now) = (await Check(office, printed), await Check(office, signed));
        before.Text("verdict").ShouldBe("unsigned", "the signed one has taken its place");
        now.Text("verdict").ShouldBe("valid");
        now["slip"].GetProperty("kind").GetString().ShouldBe("refusal");
        now["slip"].GetProperty("dossierCode").GetString().ShouldBe(code);
        (await Mails(office, code)).ShouldBe(
            [MessageKind.DossierSubmitted, MessageKind.DossierRefused, MessageKind.RefusalSigned],
            ignoreOrder: true
        );
    }

    [Theory, EachDatabase]
    public async Task A_waiting_refusal_is_known_for_what_the_system_prints(Store store)
    {
        var office = await offices.In(store);
        var (clerk, code) = await Refused(office);
        var paper = (await clerk.Open(code))["issuedPapers"][0].GetProperty("id").GetGuid();

        var answer = await Check(office, await FileOf(clerk, code, paper));

        answer.Text("verdict").ShouldBe("unsignedRegistered");
        answer["slip"].GetProperty("kind").GetString().ShouldBe("refusal");
    }

    [Theory, EachDatabase]
    public async Task A_paper_asked_for_through_another_dossier_looks_absent(Store store)
    {
        var office = await offices.In(store);
        var (clerk, code) = await Refused(office);
        var (_, other) = await Refused(office);
        var paper = (await clerk.Open(code))["issuedPapers"][0].GetProperty("id").GetGuid();

        (await clerk.Get($"/api/dossiers/{other}/papers/{paper}")).ShouldBe(404, "resource.not-found");
        (await office.SignInAsCitizen().Get($"/api/dossiers/{code}/papers/{paper}")).ShouldBe(404);
    }

    private static async Task<(Clerk Clerk, string Code)> Refused(Office office)
    {
        var citizen = office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true"));
        var clerk = office.SignInAsClerk();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        (await clerk.TryRefuse(dossier.Code, 1, "Không thuộc thẩm quyền")).ShouldBe(201);
        return (clerk, dossier.Code);
    }

    private static Task<byte[]> FileOf(Visitor visitor, string code, Guid paper) =>
        visitor.Http.GetByteArrayAsync(new Uri($"/api/dossiers/{code}/papers/{paper}", UriKind.Relative), Cancel);

    private static async Task<Answer> Check(Office office, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var response = await office
            .Anonymous()
            .Http.PostAsync(new Uri("/api/verifications", UriKind.Relative), content, Cancel);
        return await Answer.ReadAsync(response);
    }

    private static async Task<MessageKind[]> Mails(Office office, string code)
    {
        var parsed = DossierCode.Parse(code).Value;
        return await office.AskAsync(db =>
            db.OutboxMessages.Where(m => db.Dossiers.Any(d => d.Id == m.DossierId && d.Code == parsed))
                .Select(m => m.Kind)
                .ToArrayAsync()
        );
    }
}
