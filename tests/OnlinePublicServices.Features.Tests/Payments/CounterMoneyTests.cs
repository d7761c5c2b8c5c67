using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Payments.PayingOffice;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>What the counter does about money.</summary>
public sealed class CounterMoneyTests(PayingOffices offices) : IClassFixture<PayingOffices>
{
    private const long Charge = 15_000;

    [Theory, EachDatabase]
    public async Task A_declined_exemption_leaves_the_full_charge_to_pay_with_the_reason(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var code = await Claiming(citizen);
        (await TryBegin(citizen, code)).ShouldBe(409, "payment.nothing-due");
        (await Act(clerk, code, "exemption", new { decision = "declined" })).ShouldBe(400, "fee.reason-missing");

        (
            await Act(clerk, code, "exemption", new { decision = "declined", reason = "Giấy chứng nhận đã hết hạn." })
        ).ShouldBe(200);

        var payment = await PaymentOf(citizen, code);
        payment.GetProperty("status").GetString().ShouldBe("open");
        payment.GetProperty("fees").GetProperty("totalVnd").GetInt64().ShouldBe(Charge);
        payment.GetProperty("claim").GetProperty("reason").GetString().ShouldBe("Giấy chứng nhận đã hết hạn.");
        (await Act(clerk, code, "exemption", new { decision = "granted" })).ShouldBe(409, "fee.no-claim");
    }

    [Theory, EachDatabase]
    public async Task A_granted_exemption_leaves_nothing_to_pay(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var code = await Claiming(citizen);

        (await Act(clerk, code, "exemption", new { decision = "granted" })).ShouldBe(200);

        (await PaymentOf(citizen, code)).GetProperty("status").GetString().ShouldBe("free");
    }

    [Theory, EachDatabase]
    public async Task Cash_of_exactly_the_amount_settles_it_and_names_who_took_it(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        (await Act(clerk, code, "money", new { amountVnd = 14_999 })).ShouldBe(422, "payment.wrong-amount");
        var paid = (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(200);
        (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(409, "payment.nothing-due");

        paid["status"].GetString().ShouldBe("settled");
        paid["receipts"].GetArrayLength().ShouldBe(1);
        paid["attempts"][0].GetProperty("provider").GetString().ShouldBe("cash");
    }

    [Theory, EachDatabase]
    public async Task Whoever_transfers_is_told_account_amount_and_the_words_that_let_it_be_found(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var here = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var elsewhere = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;

        var transfer = (await citizen.Get($"/api/dossiers/{here}/payment/transfer-code")).ShouldBe(200);

        transfer["amountVnd"].GetInt64().ShouldBe(Charge);
        transfer.Text("purpose").ShouldBe($"{here.Replace(".", "").Replace("-", "")}T01");
        transfer.Text("svg")!.ShouldStartWith("<svg");
        (await PaymentOf(citizen, here)).GetProperty("attempts").GetArrayLength().ShouldBe(0);
        (await citizen.Get($"/api/dossiers/{elsewhere}/payment/transfer-code")).ShouldBe(400, "payment.way-unknown");
    }

    [Theory, EachDatabase]
    public async Task A_transfer_is_booked_once_by_the_banks_own_number(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var (one, other) = (
            (await citizen.SubmitDossier(Cases.MaritalStatus)).Code,
            (await citizen.SubmitDossier(Cases.MaritalStatus)).Code
        );
        var transfer = new { amountVnd = Charge, bankTransaction = $"FT{Guid.NewGuid():N}" };

        (await Act(clerk, one, "money", new { amountVnd = Charge, bankTransaction = "FT 1" })).ShouldBe(
            400,
            "payment.transaction-invalid"
        );
        (await Act(clerk, one, "money", transfer)).ShouldBe(200);
        (await Act(clerk, other, "money", transfer)).ShouldBe(409, "payment.transaction-taken");

        (await PaymentOf(citizen, other)).GetProperty("status").GetString().ShouldBe("open");
    }

    [Theory, EachDatabase]
    public async Task Two_banks_may_give_one_number_and_a_number_is_booked_once_for_each_account(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var here = paying.Office.SignInAsClerk();
        using var elsewhere = paying.Office.SignInAsClerk(Cases.ThoBinh);
        var number = $"ft{Guid.NewGuid():N}";
        var (one, other, theirs, theirOther) = (
            (await citizen.SubmitDossier(Cases.MaritalStatus)).Code,
            (await citizen.SubmitDossier(Cases.MaritalStatus)).Code,
            (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code,
            (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code
        );
        var transfer = new { amountVnd = Charge, bankTransaction = number };
        var upper = new { amountVnd = Charge, bankTransaction = number.ToUpperInvariant() };

        (await Act(here, one, "money", transfer)).ShouldBe(200);
        (await Act(elsewhere, theirs, "money", transfer)).ShouldBe(200)["status"].GetString().ShouldBe("settled");

        (await Act(here, other, "money", upper)).ShouldBe(409, "payment.transaction-taken");
        (await Act(elsewhere, theirOther, "money", upper)).ShouldBe(409, "payment.transaction-taken");
    }

    [Theory, EachDatabase]
    public async Task Of_clerks_who_book_one_transfer_at_the_same_moment_one_does(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var codes = new List<string>();
        for (var dossier = 0; dossier < 8; dossier++)
        {
            codes.Add((await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
            await clerk.Open(codes[^1]);
        }

        var transfer = new { amountVnd = Charge, bankTransaction = $"FT{Guid.NewGuid():N}" };

        var booked = await Task.WhenAll(codes.Select(code => Act(clerk, code, "money", transfer)));

        booked.Count(answer => answer.Status == 200).ShouldBe(1);
        booked
            .Where(answer => answer.Status != 200)
            .ShouldAllBe(answer => answer.Status == 409 && answer.Code == "payment.transaction-taken");
    }

    /// <summary>Nobody knows on which account it came: once booked, money is never booked again.</summary>
    [Theory, EachDatabase]
    public async Task A_number_that_was_booked_before_accounts_were_kept_stays_taken_everywhere(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var here = paying.Office.SignInAsClerk();
        using var elsewhere = paying.Office.SignInAsClerk(Cases.ThoBinh);
        var transfer = new { amountVnd = Charge, bankTransaction = $"FT{Guid.NewGuid():N}".ToUpperInvariant() };
        var (one, theirs) = (
            (await citizen.SubmitDossier(Cases.MaritalStatus)).Code,
            (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code
        );
        (await Act(here, one, "money", transfer)).ShouldBe(200);
        await paying.Office.AskAsync(db =>
            db.Database.ExecuteSqlAsync(
                $"UPDATE payment_attempts SET account = '' WHERE \"transaction\" = {transfer.bankTransaction}"
            )
        );

        (await Act(elsewhere, theirs, "money", transfer)).ShouldBe(409, "payment.transaction-taken");
    }

    [Theory, EachDatabase]
    public async Task Only_the_counter_takes_money_and_only_the_supervisor_gives_it_back(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var supervisor = paying.Office.SignInAsSupervisor();
        using var auditor = paying.Office.SignInAsAuditor();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(200);
        var attempt = (await PaymentOf(clerk, code)).GetProperty("attempts")[0].GetProperty("reference").GetString();
        var back = new { reference = attempt, reason = "Rút hồ sơ." };

        (await Act(clerk, code, "refund", back)).ShouldBe(403, "dossier.act-not-yours");
        (await Act(supervisor, code, "refund", new { reference = attempt, reason = " " })).ShouldBe(400);
        var refunded = (await Act(supervisor, code, "refund", back)).ShouldBe(200);

        refunded["status"].GetString().ShouldBe("refunded");
        refunded["receipts"][0].GetProperty("cancelReason").GetString().ShouldBe("Rút hồ sơ.");
        var seen = await auditor.Get($"/api/dossiers/{code}/payment");
        (seen.Status == 404 || seen["allowedActs"].GetArrayLength() == 0).ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task A_cancelled_receipt_keeps_its_number_and_another_takes_its_place(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var supervisor = paying.Office.SignInAsSupervisor();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var first = (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(200)["receipts"][0];
        var path = $"receipts/{first.GetProperty("id").GetGuid()}/cancellation";

        (await Act(clerk, code, path, new { reason = "Sai tên." })).ShouldBe(403, "dossier.act-not-yours");
        var after = (await Act(supervisor, code, path, new { reason = "Sai tên." })).ShouldBe(200);
        (await Act(supervisor, code, path, new { reason = "Sai tên." })).ShouldBe(409, "receipt.cancelled");

        after["receipts"]
            .EnumerateArray()
            .Select(r => r.TryGetProperty("cancelledAt", out var at) && at.ValueKind == JsonValueKind.String)
            .ShouldBe([true, false]);
        after["status"].GetString().ShouldBe("settled");
    }

    [Theory, EachDatabase]
    public async Task What_is_due_before_receipt_holds_acceptance_back_until_it_is_paid_or_put_off(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await Act(clerk, code, "deferral", new { stage = "receipt" })).ShouldBe(200);
        var version = await clerk.FindPapersGood(code);

        (await clerk.TryAccept(code, version)).ShouldBe(422, "payment.due");
        (await Act(clerk, code, "deferral", new { stage = "return" })).ShouldBe(200);

        (await clerk.TryAccept(code, version)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_asked_any_more_for_a_dossier_that_was_refused(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await clerk.TryRefuse(code, (await clerk.Open(code)).Version, "Không thuộc thẩm quyền.")).ShouldBe(201);

        (await TryBegin(citizen, code)).ShouldBe(409, "payment.nothing-due");
        (await citizen.Get($"/api/dossiers/{code}/payment/transfer-code")).ShouldBe(409, "payment.nothing-due");
        (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(409, "payment.nothing-due");

        (await citizen.Get($"/api/dossiers/{code}")).ShouldBe(200).Body.ShouldNotContain("\"payment\"");
    }

    [Theory, EachDatabase]
    public async Task A_receipt_is_sealed_and_its_owner_fetches_it(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var other = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var receipt = (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(200)["receipts"][0];
        var path = $"/api/dossiers/{code}/payment/receipts/{receipt.GetProperty("id").GetGuid()}";
        (await citizen.Get(path)).ShouldBe(200).Body.ShouldNotContain("/ByteRange");

        await paying.Seal();

        (await citizen.Get(path)).ShouldBe(200).Body.ShouldContain("/ByteRange");
        (await other.Get(path)).ShouldBe(404);
        (await PaymentOf(citizen, code)).GetProperty("receipts")[0].GetProperty("isSigned").GetBoolean().ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task A_receipt_that_takes_the_place_of_one_of_the_day_before_has_its_money(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2027-01-14 08:00");
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var receipt = (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(200)["receipts"][0];
        paying.Office.ItIs("2027-01-15 08:00");
        var path = $"receipts/{receipt.GetProperty("id").GetGuid()}/cancellation";
        (await Act(supervisor, code, path, new { reason = "Sai tên." })).ShouldBe(200);

        foreach (var day in new[] { "2027-01-14", "2027-01-15" })
        {
            var books = await supervisor.Get($"/api/payment-days/{day}?unitId={Cases.TrieuSon}");
            books.ShouldBe(200)["differences"].GetArrayLength().ShouldBe(0, books.Body);
        }
    }

    [Theory, EachDatabase]
    public async Task A_days_books_agree_or_name_what_does_not(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-11-26 08:00");
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await Act(clerk, code, "money", new { amountVnd = Charge })).ShouldBe(200);
        const string books = $"/api/payment-days/2026-11-26?unitId={Cases.TrieuSon}";
        (await supervisor.Get(books)).ShouldBe(200)["differences"].GetArrayLength().ShouldBe(0);

        // A receipt lost from the table: its money shows, and so does its number once the next one is issued.
        var parsed = DossierCode.Parse(code).Value;
        await paying.Office.AskAsync(db =>
            db.Receipts.Where(r => db.Dossiers.Any(d => d.Id == r.DossierId && d.Code == parsed)).ExecuteDeleteAsync()
        );
        var next = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await Act(clerk, next, "money", new { amountVnd = Charge })).ShouldBe(200);

        var differences = (await supervisor.Get(books)).ShouldBe(200)["differences"].EnumerateArray().ToList();
        differences
            .Select(one => one.GetProperty("kind").GetString())
            .ShouldBe(["moneyWithoutReceipt", "numberMissing"], ignoreOrder: true);
        (await clerk.Get(books)).ShouldBe(404);
    }

    private static async Task<string> Claiming(Citizen citizen)
    {
        var answers = Cases.AnswersFor(Cases.MaritalStatus).With(("feeExemption", "poor"));
        return (await citizen.Submit(await citizen.FileDraft(Cases.MaritalStatus, answers: answers))).Code;
    }
}
