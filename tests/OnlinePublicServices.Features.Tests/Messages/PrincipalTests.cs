using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>Whoever has somebody else file for them is told too.</summary>
public sealed class PrincipalTests
{
    [Theory, EachDatabase]
    public async Task The_principal_is_told_apart_from_whoever_filed(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var agent = await texting.SignInAsCitizen(null, email: "agent@example.com");
        var code = (await agent.SubmitDossier(Cases.MaritalStatus, answers: Represented("ngoc@example.com"))).Code;

        await texting.SendDue();
        await texting.SendDue();

        var mails = await Mails(texting, code, MessageKind.DossierSubmitted);
        mails.ShouldBe([("agent@example.com", false), ("ngoc@example.com", true)], ignoreOrder: true);
        var theirs = texting.Mail.Mails.Single(mail => mail.To == "ngoc@example.com").Text;
        theirs.ShouldContain("Nếu Ông/Bà không ủy quyền, xin báo ngay");
        theirs.ShouldNotContain("agent@example.com");
        theirs.ShouldContain($"/tra-cuu/{code}");
        theirs.ShouldNotContain(
            "#k=",
            Case.Sensitive,
            "the key opens papers and result, and the address was never proven"
        );
    }

    [Theory, EachDatabase]
    public async Task Whose_address_in_the_form_is_the_filers_own_is_written_to_by_the_counter(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var agent = await texting.SignInAsCitizen(null, email: "agent@example.com");
        using var clerk = texting.Office.SignInAsClerk();
        var answers = Represented("Agent@example.com").With(("phone", "02373000001"));
        var code = (await agent.SubmitDossier(Cases.MaritalStatus, answers: answers)).Code;

        await texting.SendDue();
        await texting.SendDue();

        (await Mails(texting, code, MessageKind.DossierSubmitted)).ShouldBe(
            [("agent@example.com", false), ("", true)],
            ignoreOrder: true
        );
        var owed = (await TextingOffice.Undelivered(clerk)).Single();
        owed.GetProperty("lastError").GetString().ShouldBe("notice.principal-no-address");
    }

    [Theory, EachDatabase]
    public async Task Without_a_mail_the_principal_gets_a_text(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var agent = await texting.SignInAsCitizen(null, email: "agent@example.com");
        await agent.SubmitDossier(Cases.MaritalStatus, answers: Represented(null));

        await texting.SendDue();
        await texting.SendDue();

        (await texting.Texts()).Single().To.ShouldBe("+84912345678");
    }

    [Theory, EachDatabase]
    public async Task A_principal_who_cannot_be_reached_is_the_counters_to_write_to_and_once_only(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var agent = await texting.SignInAsCitizen(null, email: "agent@example.com");
        using var clerk = texting.Office.SignInAsClerk();
        var code = (await agent.SubmitDossier(Cases.Birth, answers: Cases.BirthByMother().With(ByAgent))).Code;

        await texting.SendDue();
        await texting.SendDue();

        var owed = (await TextingOffice.Undelivered(clerk)).Single();
        owed.GetProperty("dossierCode").GetString().ShouldBe(code);
        owed.GetProperty("toPrincipal").GetBoolean().ShouldBeTrue();
        owed.GetProperty("lastError").GetString().ShouldBe("notice.principal-no-address");
        owed.GetProperty("otherWays").GetArrayLength().ShouldBe(0, "whoever filed is not the principal");
        (
            await clerk.Post($"/api/messages/{owed.GetProperty("id").GetGuid()}/other-way", new { channel = "mail" })
        ).ShouldBe(422, "message.way-missing");
        (
            await clerk.Post($"/api/messages/{owed.GetProperty("id").GetGuid()}/telling", new { how = "paper" })
        ).Status.ShouldBeInRange(200, 204);
    }

    [Theory, EachDatabase]
    public async Task A_mother_who_authorised_somebody_is_told_at_the_address_that_the_form_asks_for(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var agent = await texting.SignInAsCitizen(null, email: "agent@example.com");
        var code = (
            await agent.SubmitDossier(
                Cases.Birth,
                answers: Cases.BirthByMother().With([.. ByAgent, ("principalEmail", "mother@example.com")])
            )
        ).Code;

        await texting.SendDue();

        (await Mails(texting, code, MessageKind.DossierSubmitted)).ShouldContain(("mother@example.com", true));
    }

    [Theory, EachDatabase]
    public async Task Whoever_files_for_themselves_is_told_once(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var citizen = await texting.SignInAsCitizen(null, email: "agent@example.com");
        var code = (await TextingOffice.Submit(citizen, Cases.Phone, "ngoc@example.com")).Code;

        await texting.SendDue();

        (await Mails(texting, code, MessageKind.DossierSubmitted)).ShouldBe([("ngoc@example.com", false)]);
    }

    private static (string, JsonNode?)[] ByAgent =>
        [
            ("requesterRelation", "representative"),
            ("requesterName", "Phạm Văn Đại"),
            ("requesterId", "038088004329"),
            ("requesterAddress", Cases.Home()),
        ];

    private static JsonObject Represented(string? mail) =>
        Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(
                ("requesterRelation", "representative"),
                ("email", mail),
                ("agentName", "Phạm Văn Đại"),
                ("agentId", "038088004329"),
                ("agentPhone", "02373000000")
            );

    private static Task<List<(string, bool)>> Mails(TextingOffice texting, string code, MessageKind kind) =>
        texting.Office.AskAsync(async db =>
        {
            var parsed = Domain.Dossiers.DossierCode.Parse(code).Value;
            var id = (await db.Dossiers.SingleAsync(d => d.Code == parsed)).Id;
            return (await db.OutboxMessages.Where(m => m.DossierId == id && m.Kind == kind).ToListAsync())
                .Select(m => (m.Recipient, m.IsToPrincipal))
                .ToList();
        });
}
