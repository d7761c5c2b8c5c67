using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Payments.PayingOffice;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>Whoever has the key of a link pays for somebody else, and sees nothing of them.</summary>
public sealed class LinkedPaymentTests(PayingOffices offices) : IClassFixture<PayingOffices>
{
    private const long Charge = 15_000;
    private const string Page = "/api/linked-payment";

    [Theory, EachDatabase]
    public async Task Whoever_has_the_key_pays_without_signing_in_and_reads_the_number_of_the_receipt(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen("Nguyễn Thị Hạnh");
        using var relative = paying.Office.Anonymous();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var key = await KeyOf(citizen, code);

        var shown = (await relative.Get(Page, Head(key))).ShouldBe(200);
        shown.Text("dossierCode").ShouldBe(code);
        shown["totalVnd"].GetInt64().ShouldBe(Charge);
        shown["ways"].EnumerateArray().Select(way => way.GetString()).ShouldBe(["vnpay", "transfer"]);
        shown["receipts"].GetArrayLength().ShouldBe(0);
        shown.Body.ShouldNotContain("Hạnh");
        shown.Headers["Cache-Control"].ShouldBe("no-store");

        var begun = (await TryBegin(relative, key)).ShouldBe(201);
        begun.Text("address")!.ShouldContain("nop-phi");
        begun.Text("address")!.ShouldNotContain(key);
        await Decide(new Begun(begun.Text("reference")!, new Uri(begun.Text("address")!)), "pay-lost");
        paying.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        var paid = (await Ask(relative, key)).ShouldBe(200);

        paid.Text("status").ShouldBe("settled");
        paid["ways"].GetArrayLength().ShouldBe(0);
        var receipt = paid["receipts"].EnumerateArray().ShouldHaveSingleItem();
        receipt.GetProperty("number").GetString().ShouldNotBeNullOrEmpty();
        paid.Body.ShouldNotContain("Hạnh");
        (await TryBegin(relative, key)).ShouldBe(409, "payment.nothing-due");
        (await relative.Get($"{Page}/transfer-code", Head(key))).ShouldBe(409, "payment.nothing-due");
    }

    [Theory, EachDatabase]
    public async Task A_key_that_is_unknown_was_renewed_or_is_over_looks_the_same(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var relative = paying.Office.Anonymous();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var first = await KeyOf(citizen, code);
        await clerk.Open(code);
        var second = await KeyOf(clerk, code);

        var renewed = (await relative.Get(Page, Head(first))).ShouldBe(404, "payment-link.not-found");
        var unknown = (await relative.Get(Page, Head(new string('b', 24)))).ShouldBe(404);
        var none = (await relative.Get(Page)).ShouldBe(404);
        (await relative.Get(Page, Head(second))).ShouldBe(200);
        paying.Office.Clock.Advance(TimeSpan.FromDays(30));
        var over = (await relative.Get(Page, Head(second))).ShouldBe(404);

        foreach (var answer in new[] { unknown, none, over })
        {
            answer["code"].GetString().ShouldBe(renewed["code"].GetString());
            answer["title"].GetString().ShouldBe(renewed["title"].GetString());
        }

        (await TryBegin(relative, second)).ShouldBe(404, "payment-link.not-found");
        (await Ask(relative, second)).ShouldBe(404, "payment-link.not-found");
        (await relative.Get($"{Page}/transfer-code", Head(second))).ShouldBe(404, "payment-link.not-found");
    }

    [Theory, EachDatabase]
    public async Task Only_the_digest_of_a_key_is_kept(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var key = await KeyOf(citizen, code);

        (await paying.Office.AskAsync(db => db.PaymentLinks.AnyAsync(l => l.KeySha256.Contains(key)))).ShouldBeFalse();
        (
            await paying.Office.AskAsync(db => db.IdempotencyRecords.AnyAsync(r => r.Answer.Contains(key)))
        ).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task The_same_click_begins_once_and_one_key_begins_only_so_often(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var relative = paying.Office.Anonymous();
        using var another = paying.Office.Anonymous();
        var key = await KeyOf(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
        var foreign = await KeyOf(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
        var click = Guid.NewGuid().ToString();

        var first = (await TryBegin(relative, key, click)).ShouldBe(201).Text("reference");
        (await TryBegin(relative, key, click)).ShouldBe(201).Text("reference").ShouldBe(first);
        (await TryBegin(another, foreign, click)).ShouldBe(201).Text("reference").ShouldNotBe(first);

        for (var more = 1; more < 5; more++)
        {
            (await TryBegin(relative, key)).ShouldBe(201);
        }

        (await TryBegin(relative, key)).ShouldBe(429, "payment.too-many-attempts");
        for (var round = 0; round < 3; round++)
        {
            paying.Office.Clock.Advance(TimeSpan.FromMinutes(16));
            for (var more = 0; more < 5; more++)
            {
                (await TryBegin(relative, key)).ShouldBe(201);
            }
        }

        paying.Office.Clock.Advance(TimeSpan.FromMinutes(16));
        (await TryBegin(relative, key)).ShouldBe(429, "payment.too-many-attempts");
    }

    [Theory, EachDatabase]
    public async Task Whoever_files_at_the_counter_is_sent_the_link_in_a_message_that_keeps_it_until_it_is_sent(
        Store store
    )
    {
        var paying = await offices.In(store);
        using var clerk = paying.Office.SignInAsClerk();
        using var relative = paying.Office.Anonymous();
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;

        var address = await PageIn(paying.Office, code);
        var key = address!.Fragment["#k=".Length..];
        address.PathAndQuery.ShouldBe("/nop-phi");
        (await relative.Get(Page, Head(key))).ShouldBe(200).Text("dossierCode").ShouldBe(code);

        await paying.Office.AskAsync(db => SentBy(db, code, paying.Office.Clock.GetUtcNow()));
        (await PageIn(paying.Office, code)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_declined_exemption_sends_the_link_and_a_granted_one_does_not(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var answers = Cases.AnswersFor(Cases.MaritalStatus).With(("feeExemption", "poor"));
        var declined = (await citizen.Submit(await citizen.FileDraft(Cases.MaritalStatus, answers: answers))).Code;
        var granted = (await citizen.Submit(await citizen.FileDraft(Cases.MaritalStatus, answers: answers))).Code;
        (await citizen.Post($"/api/dossiers/{declined}/payment/link")).ShouldBe(409, "payment.nothing-due");

        (await Act(clerk, declined, "exemption", new { decision = "declined", reason = "Hết hạn." })).ShouldBe(200);
        (await Act(clerk, granted, "exemption", new { decision = "granted" })).ShouldBe(200);

        (await PageIn(paying.Office, declined)).ShouldNotBeNull();
        (await PageIn(paying.Office, granted)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task Only_the_owner_and_the_counter_make_a_link(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var other = paying.Office.SignInAsCitizen();
        using var approving = paying.Office.SignInAs(StaffRole.ApprovingOfficer, Cases.TrieuSon);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        (await other.Post($"/api/dossiers/{code}/payment/link")).ShouldBe(404, "resource.not-found");
        (await approving.Post($"/api/dossiers/{code}/payment/link")).ShouldBe(403, "dossier.act-not-yours");
        (await citizen.Post($"/api/dossiers/{code}/payment/link")).ShouldBe(200).Text("svg")!.ShouldStartWith("<svg");
    }

    private static (string, string) Head(string key) => ("X-Payment-Key", key);

    private static async Task<string> KeyOf(Visitor visitor, string code) =>
        new Uri((await visitor.Post($"/api/dossiers/{code}/payment/link")).ShouldBe(200).Text("address")!).Fragment[
            "#k=".Length..
        ];

    private static Task<Answer> TryBegin(Visitor visitor, string key, string? click = null) =>
        visitor.Send(
            HttpMethod.Post,
            $"{Page}/attempts",
            new { way = "vnpay" },
            click ?? Guid.NewGuid().ToString(),
            headers: Head(key)
        );

    private static Task<Answer> Ask(Visitor visitor, string key) =>
        visitor.Send(HttpMethod.Post, $"{Page}/check", null, headers: Head(key));

    /// <summary>Where the message about what is due leads to, as it would be written now.</summary>
    private static Task<Uri?> PageIn(Office office, string code) =>
        office.WithAsync<PublicServicesDbContext, Uri?>(async db =>
        {
            var message = await Message(db, code);
            return message is null
                ? null
                : await office.WithAsync<PaymentLinks, Uri?>(links => Task.FromResult(links.PageOf(message)));
        });

    private static async Task<int> SentBy(PublicServicesDbContext db, string code, DateTimeOffset at)
    {
        (await Message(db, code))!.Taken(at);
        return await db.SaveChangesAsync();
    }

    private static Task<OutboxMessage?> Message(PublicServicesDbContext db, string code)
    {
        var parsed = DossierCode.Parse(code).Value;
        return db.OutboxMessages.FirstOrDefaultAsync(m =>
            m.Kind == MessageKind.PaymentDue && db.Dossiers.Any(d => d.Id == m.DossierId && d.Code == parsed)
        );
    }
}
