using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Payments.PayingOffice;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>Only the gateway's own word moves money, and it moves it once.</summary>
public sealed class PaymentNoticeTests(PayingOffices offices) : IClassFixture<PayingOffices>
{
    private const long Charge = 15_000;

    [Theory, EachDatabase]
    public async Task A_notice_settles_what_is_due_and_writes_the_receipt(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen(
            null,
            ("email", "hanh@example.com"),
            ("email_verified", "true")
        );
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);

        (await paying.Tell(begun.Reference, Charge)).ShouldBe("00");

        var payment = await PaymentOf(citizen, code);
        payment.GetProperty("status").GetString().ShouldBe("settled");
        var receipt = payment.GetProperty("receipts").EnumerateArray().ShouldHaveSingleItem();
        receipt.GetProperty("amountVnd").GetInt64().ShouldBe(Charge);
        receipt.GetProperty("number").GetString()!.ShouldStartWith("L-26 ");
        (
            await paying.Office.AskAsync(db =>
                db.OutboxMessages.Where(m => m.Kind == MessageKind.PaymentReceived)
                    .Select(m => m.Recipient)
                    .ToListAsync()
            )
        ).ShouldContain("hanh@example.com");
    }

    [Theory, EachDatabase]
    public async Task What_the_browser_brings_back_changes_nothing(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);

        await citizen.Get(
            $"/ho-so/{code}/thanh-toan?{Notice(begun.Reference, Charge, paying.Office.Clock.GetUtcNow())}"
        );

        (await PaymentOf(citizen, code)).GetProperty("status").GetString().ShouldBe("open");
    }

    [Theory, EachDatabase]
    public async Task Fifty_times_the_same_notice_at_once_is_one_booking_and_one_receipt(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => paying.Tell(begun.Reference, Charge)));

        answers.Count(answer => answer == "00").ShouldBe(1);
        answers.ShouldAllBe(answer => answer == "00" || answer == "02" || answer == "99");
        (await PaymentOf(citizen, code)).GetProperty("receipts").GetArrayLength().ShouldBe(1);
        (await paying.Tell(begun.Reference, Charge)).ShouldBe("02");
    }

    [Theory, EachDatabase]
    public async Task Receipts_of_a_unit_run_without_gap_or_double_however_many_pay_at_once(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        List<Begun> all = [];
        for (var one = 0; one < 12; one++)
        {
            all.Add(await Begin(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code));
        }

        // One of them fails in between: its number must not be used up.
        await Task.WhenAll(all.Skip(1).Select(begun => paying.Tell(begun.Reference, Charge)));
        await paying.Tell(all[0].Reference, Charge, response: "24");
        await paying.Tell(all[0].Reference, Charge);

        var numbers = await paying.Office.AskAsync(db =>
            db.Receipts.Where(r => r.UnitId == Cases.ThoBinh).Select(r => r.Number).OrderBy(n => n).ToListAsync()
        );
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
        numbers.Count.ShouldBeGreaterThanOrEqualTo(all.Count - 3);
    }

    [Theory, EachDatabase]
    public async Task Forged_foreign_and_wrong_notices_do_nothing_but_leave_a_trace(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);

        (await paying.Tell(begun.Reference, Charge, secret: "another's")).ShouldBe("97");
        (await paying.Tell(begun.Reference, 1)).ShouldBe("04");
        (await paying.Tell($"{begun.Reference}9", Charge)).ShouldBe("01");

        (await PaymentOf(citizen, code)).GetProperty("status").GetString().ShouldBe("open");
        var traces = await paying.Office.AskAsync(db => db.PaymentTraces.Select(t => t.Answer).ToListAsync());
        traces.ShouldContain(NoticeAnswer.Forged);
        traces.ShouldContain(NoticeAnswer.WrongAmount);
        traces.ShouldContain(NoticeAnswer.UnknownReference);
    }

    [Theory, EachDatabase]
    public async Task One_dossiers_money_is_never_booked_on_another(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var cheap = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var dear = (await citizen.SubmitDossier(Cases.HouseholdBusiness)).Code;
        await Begin(citizen, cheap);
        var begun = await Begin(citizen, dear);

        (await paying.Tell(begun.Reference, Charge)).ShouldBe("04");

        (await PaymentOf(citizen, dear)).GetProperty("status").GetString().ShouldBe("open");
        (await PaymentOf(citizen, cheap)).GetProperty("status").GetString().ShouldBe("open");
    }

    [Theory, EachDatabase]
    public async Task A_lost_notice_is_made_good_by_asking_when_the_payer_comes_back(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);
        await Decide(begun, "pay");
        (await PaymentOf(citizen, code)).GetProperty("status").GetString().ShouldBe("open");
        paying.Office.ItIs("2026-11-23 09:01");

        var check = await citizen.Post($"/api/dossiers/{code}/payment-attempts/{begun.Reference}/check", new { });

        check.ShouldBe(200)["status"].GetString().ShouldBe("settled");
        // The notice that comes after all is known already.
        var told = check["attempts"][0];
        told.GetProperty("state").GetString().ShouldBe("paid");
    }

    [Theory, EachDatabase]
    public async Task Whatever_no_notice_told_is_asked_for_and_found(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-11-24 08:00");
        HashSet<string> lost = [];
        for (var one = 0; one < 10; one++)
        {
            var begun = await Begin(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
            await Decide(begun, "pay");
            if (one % 2 == 0)
            {
                lost.Add(begun.Reference);
            }
            else
            {
                await paying.Tell(begun.Reference, Charge);
            }
        }

        paying.Office.ItIs("2026-11-24 08:20");
        await paying.Recover();

        var day = (await supervisor.Get($"/api/payment-days/2026-11-24?unitId={Cases.TrieuSon}")).ShouldBe(200);
        day["differences"]
            .EnumerateArray()
            .Where(one => one.GetProperty("kind").GetString() == "noticeLost")
            .Select(one => one.GetProperty("reference").GetString()!)
            .ShouldBe(lost, ignoreOrder: true);
        var vnpay = day["ways"].EnumerateArray().Single(way => way.GetProperty("way").GetString() == "vnpay");
        vnpay.GetProperty("paidVnd").GetInt64().ShouldBe(10 * Charge);
        day["receipts"][0].GetProperty("amountVnd").GetInt64().ShouldBe(10 * Charge);
    }

    [Theory, EachDatabase]
    public async Task A_cancelled_payment_can_be_tried_again_and_the_same_click_begins_once(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var key = Guid.NewGuid().ToString();
        var first = (await TryBegin(citizen, code, key)).ShouldBe(201).Text("reference");
        (await TryBegin(citizen, code, key)).ShouldBe(201).Text("reference").ShouldBe(first);
        (await paying.Tell(first!, Charge, response: "24")).ShouldBe("00");

        paying.Office.ItIs("2026-11-23 09:05");
        var again = await Begin(citizen, code);
        (await paying.Tell(again.Reference, Charge)).ShouldBe("00");

        var attempts = (await PaymentOf(citizen, code)).GetProperty("attempts").EnumerateArray();
        attempts.Select(a => a.GetProperty("state").GetString()).ShouldBe(["paid", "failed"]);
    }

    [Theory, EachDatabase]
    public async Task Money_that_comes_twice_is_shown_and_given_back_once(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var first = await Begin(citizen, code);
        paying.Office.ItIs("2026-11-23 09:02");
        var second = await Begin(citizen, code);
        await Decide(first, "pay");
        await Decide(second, "pay");
        paying.Office.ItIs("2026-11-23 09:30");
        await paying.Recover();
        var surplus = (await PaymentOf(supervisor, code))
            .GetProperty("attempts")
            .EnumerateArray()
            .Single(a => a.GetProperty("state").GetString() == "surplus");
        var back = new { reference = surplus.GetProperty("reference").GetString(), reason = "Nộp hai lần." };

        (await Act(supervisor, code, "refund", back)).ShouldBe(200);
        (await Act(supervisor, code, "refund", back)).ShouldBe(409, "payment.not-refundable");
        await paying.Recover();
        await paying.Recover();

        var payment = await PaymentOf(supervisor, code);
        payment
            .GetProperty("attempts")
            .EnumerateArray()
            .Select(a => a.GetProperty("state").GetString())
            .ShouldBe(["paid", "refunded"], ignoreOrder: true);
        payment.GetProperty("status").GetString().ShouldBe("settled");
        payment.GetProperty("receipts").GetArrayLength().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Money_that_the_gateway_does_not_give_back_goes_back_at_the_counter(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        // The gateway's page was never opened, so that it knows nothing to give back.
        var begun = await Begin(citizen, code);
        (await paying.Tell(begun.Reference, Charge)).ShouldBe("00");
        (await Act(supervisor, code, "refund", new { reference = begun.Reference, reason = "Rút hồ sơ." })).ShouldBe(
            200
        );

        await paying.Recover();

        var refused = (await PaymentOf(supervisor, code)).GetProperty("attempts")[0];
        refused.GetProperty("state").GetString().ShouldBe("paid");
        refused.GetProperty("failureCode").GetString().ShouldBe("91");
        var back = new
        {
            reference = begun.Reference,
            reason = "Rút hồ sơ.",
            atCounter = true,
        };
        var after = (await Act(supervisor, code, "refund", back)).ShouldBe(200);
        after["status"].GetString().ShouldBe("refunded");
        after["receipts"][0].GetProperty("cancelReason").GetString().ShouldBe("Rút hồ sơ.");
    }

    [Theory, EachDatabase]
    public async Task Nobody_pays_for_or_sees_anothers_dossier(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var other = paying.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);

        (await other.Get($"/api/dossiers/{code}/payment")).ShouldBe(404);
        (await TryBegin(other, code)).ShouldBe(404);
        (await other.Post($"/api/dossiers/{code}/payment-attempts/{begun.Reference}/check", new { })).ShouldBe(404);
    }
}
