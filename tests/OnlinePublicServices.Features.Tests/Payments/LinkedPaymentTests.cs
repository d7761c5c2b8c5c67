using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Ports;
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

        var begun = (await TryBeginByKey(relative, key)).ShouldBe(201);
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
        (await TryBeginByKey(relative, key)).ShouldBe(409, "payment.nothing-due");
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

        (await TryBeginByKey(relative, second)).ShouldBe(404, "payment-link.not-found");
        (await Ask(relative, second)).ShouldBe(404, "payment-link.not-found");
        (await relative.Get($"{Page}/transfer-code", Head(second))).ShouldBe(404, "payment-link.not-found");
    }

    [Theory, EachDatabase]
    public async Task A_key_lies_encrypted_and_stands_in_no_answer_that_is_remembered(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var key = await KeyOf(citizen, code);

        var kept = await paying.Office.AskAsync(db =>
            db.Database.SqlQueryRaw<string>("SELECT \"key\" AS \"Value\" FROM payment_links").ToListAsync()
        );
        kept.ShouldAllBe(one => one.StartsWith(SealedText.Mark));
        (await paying.Office.AskAsync(db => db.IdempotencyRecords.ToListAsync())).ShouldAllBe(record =>
            !record.Answer.Contains(key)
        );
    }

    [Theory, EachDatabase]
    public async Task A_link_is_made_once_for_each_click_and_who_made_it_is_kept(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var relative = paying.Office.Anonymous();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var path = $"/api/dossiers/{code}/payment/link";
        await clerk.Open(code);
        (await clerk.Post(path)).ShouldBe(400, "idempotency.key-missing");

        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => clerk.Post(path, key: "one click")));
        var address = made.Select(one => one.ShouldBe(200).Text("address")).Distinct().ShouldHaveSingleItem()!;
        (await relative.Get(Page, Head(KeyIn(address)))).ShouldBe(200);
        (await MadeBy(paying.Office, code)).ShouldContain(clerk.Subject);

        (await citizen.Post(path, key: "one click")).ShouldBe(200).Text("address").ShouldNotBe(address);
        (await MadeBy(paying.Office, code)).ShouldContain(citizen.Subject);
        (await clerk.Post(path, key: "one click")).ShouldBe(404, "payment-link.not-found");
        (await clerk.Post(path, key: "another click")).ShouldBe(200).Text("address").ShouldNotBe(address);
    }

    [Theory, EachDatabase]
    public async Task Whoever_changes_the_network_and_repeats_the_click_is_at_the_same_attempt(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var relative = paying.Office.Anonymous();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var key = await KeyOf(citizen, code);
        var click = Guid.NewGuid().ToString();
        var owned = (await TryBegin(citizen, code, click)).ShouldBe(201);
        var linked = (await TryBeginByKey(relative, key, click)).ShouldBe(201);

        ChangeNetwork(citizen);
        ChangeNetwork(relative);
        var ownedAgain = (await TryBegin(citizen, code, click)).ShouldBe(201);
        var linkedAgain = (await TryBeginByKey(relative, key, click)).ShouldBe(201);

        ownedAgain.Text("reference").ShouldBe(owned.Text("reference"));
        linkedAgain.Text("reference").ShouldBe(linked.Text("reference"));
        ownedAgain.Text("address")!.ShouldContain("203.0.113.99");
        linkedAgain.Text("address")!.ShouldContain("nop-phi");
        (await PaymentOf(citizen, code)).GetProperty("attempts").GetArrayLength().ShouldBe(2);
        (await paying.Office.AskAsync(db => db.IdempotencyRecords.ToListAsync())).ShouldAllBe(record =>
            !record.Answer.Contains(relative.Address) && !record.Answer.Contains(citizen.Name)
        );
    }

    [Theory, EachDatabase]
    public async Task What_was_begun_by_a_key_is_not_told_once_the_key_has_ended(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var relative = paying.Office.Anonymous();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var key = await KeyOf(citizen, code);
        var click = Guid.NewGuid().ToString();
        (await TryBeginByKey(relative, key, click)).ShouldBe(201);

        await KeyOf(citizen, code);

        var absent = (await TryBeginByKey(relative, new string('b', 24), click)).ShouldBe(404);
        foreach (var body in new object[] { new { way = "vnpay" }, new { way = "vnpay", language = "en" } })
        {
            var ended = await TryBeginByKey(relative, key, click, body);
            ended.ShouldBe(404, "payment-link.not-found").Repeatable.ShouldBe(absent.Repeatable);
        }
    }

    [Theory, EachDatabase]
    public async Task A_gateway_is_told_the_applicants_name_when_they_pay_and_nobodys_when_somebody_else_does(
        Store store
    )
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen("Nguyễn Thị Hạnh");
        using var relative = paying.Office.Anonymous();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var own = await Begin(citizen, code);
        var other = (await TryBeginByKey(relative, await KeyOf(citizen, code))).ShouldBe(201).Text("reference")!;

        var applicant = await paying.Office.AskAsync(db =>
            db.Dossiers.Where(d => d.Code == DossierCode.Parse(code).Value).Select(d => d.Applicant.Name).SingleAsync()
        );
        (await OrderOf(paying.Office, own.Reference)).PayerName.ShouldBe(applicant);
        var order = await OrderOf(paying.Office, other);
        order.PayerName.ShouldBeNull();
        order.ReturnTo.AbsolutePath.ShouldContain("nop-phi");
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

        var first = (await TryBeginByKey(relative, key, click)).ShouldBe(201).Text("reference");
        (await TryBeginByKey(relative, key, click)).ShouldBe(201).Text("reference").ShouldBe(first);
        (await TryBeginByKey(another, foreign, click)).ShouldBe(201).Text("reference").ShouldNotBe(first);

        for (var more = 1; more < 5; more++)
        {
            (await TryBeginByKey(relative, key)).ShouldBe(201);
        }

        (await TryBeginByKey(relative, key)).ShouldBe(429, "payment.too-many-attempts");
        for (var round = 0; round < 3; round++)
        {
            paying.Office.Clock.Advance(TimeSpan.FromMinutes(16));
            for (var more = 0; more < 5; more++)
            {
                (await TryBeginByKey(relative, key)).ShouldBe(201);
            }
        }

        paying.Office.Clock.Advance(TimeSpan.FromMinutes(16));
        (await TryBeginByKey(relative, key)).ShouldBe(429, "payment.too-many-attempts");
    }

    [Theory, EachDatabase]
    public async Task Whoever_files_at_the_counter_is_sent_the_link_in_a_message_that_keeps_no_key(Store store)
    {
        var paying = await offices.In(store);
        using var clerk = paying.Office.SignInAsClerk();
        using var relative = paying.Office.Anonymous();
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;

        var address = await PageIn(paying.Office, code);
        var key = address!.Fragment["#k=".Length..];
        address.PathAndQuery.ShouldBe("/nop-phi");
        (await relative.Get(Page, Head(key))).ShouldBe(200).Text("dossierCode").ShouldBe(code);

        (await paying.Office.AskAsync(db => Message(db, code)))!.SealedContent.ShouldBeNull();
        (await MadeBy(paying.Office, code)).ShouldBe("system");
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
        (await TryMake(citizen, declined)).ShouldBe(409, "payment.nothing-due");

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

        (await TryMake(other, code)).ShouldBe(404, "resource.not-found");
        (await TryMake(approving, code)).ShouldBe(403, "dossier.act-not-yours");
        (await TryMake(citizen, code)).ShouldBe(200).Text("svg")!.ShouldStartWith("<svg");
    }

    private static (string, string) Head(string key) => ("X-Payment-Key", key);

    private static async Task<string> KeyOf(Visitor visitor, string code) =>
        KeyIn((await TryMake(visitor, code)).ShouldBe(200).Text("address")!);

    private static string KeyIn(string address) => new Uri(address).Fragment["#k=".Length..];

    private static Task<Answer> TryMake(Visitor visitor, string code) =>
        visitor.Post($"/api/dossiers/{code}/payment/link", key: Guid.NewGuid().ToString());

    private static Task<Answer> TryBeginByKey(Visitor visitor, string key, string? click = null, object? body = null) =>
        visitor.Send(
            HttpMethod.Post,
            $"{Page}/attempts",
            body ?? new { way = "vnpay" },
            click ?? Guid.NewGuid().ToString(),
            headers: Head(key)
        );

    private static void ChangeNetwork(Visitor visitor)
    {
        visitor.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.99");
    }

    private static Task<string> MadeBy(Office office, string code)
    {
        var parsed = DossierCode.Parse(code).Value;
        return office.AskAsync(db =>
            db.PaymentLinks.Where(l =>
                    db.Payments.Any(p =>
                        p.Id == l.PaymentId && db.Dossiers.Any(d => d.Id == p.DossierId && d.Code == parsed)
                    )
                )
                .Select(l => l.MadeBy)
                .SingleAsync()
        );
    }

    private static Task<PaymentOrder> OrderOf(Office office, string reference) =>
        office.WithAsync<PaymentOrders, PaymentOrder>(async orders =>
        {
            var attempt = await office.AskAsync(db =>
                db.Payments.SelectMany(p => p.Attempts)
                    .Where(a => a.Reference == reference)
                    .Select(a => a.Id)
                    .SingleAsync()
            );
            return (await orders.Find(attempt, TestContext.Current.CancellationToken))!.Value.Order;
        });

    private static Task<Answer> Ask(Visitor visitor, string key) =>
        visitor.Send(HttpMethod.Post, $"{Page}/check", null, headers: Head(key));

    /// <summary>Where the message about what is due leads to, as it would be written now.</summary>
    private static Task<Uri?> PageIn(Office office, string code) =>
        office.WithAsync<PublicServicesDbContext, Uri?>(async db =>
        {
            var message = await Message(db, code);
            return message is null
                ? null
                : await office.WithAsync<PaymentLinks, Uri?>(links =>
                    links.PageOf(message, TestContext.Current.CancellationToken)
                );
        });

    private static Task<OutboxMessage?> Message(PublicServicesDbContext db, string code)
    {
        var parsed = DossierCode.Parse(code).Value;
        return db.OutboxMessages.FirstOrDefaultAsync(m =>
            m.Kind == MessageKind.PaymentDue && db.Dossiers.Any(d => d.Id == m.DossierId && d.Code == parsed)
        );
    }
}
