using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Payments.PayingOffice;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>What gateways and bank say about a day is a witness: it shows what differs and moves nothing.</summary>
public sealed class SettlementTests(PayingOffices offices) : IClassFixture<PayingOffices>
{
    private const long Charge = 15_000;

    internal const string VnpayHead =
        "vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionType,vnp_TransactionStatus\n";

    private const string BankHead = "Ngày giao dịch,Số tham chiếu,Ghi có,Nội dung\n";

    /// <summary>PAY-6: drop 5 of 100 notices, and 5 are found, by the gateway's own file as well.</summary>
    [Theory, EachDatabase]
    public async Task Five_payments_of_a_hundred_whose_notice_was_lost_are_found_by_the_file_and_gone_once_asked(
        Store store
    )
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-01 08:00");
        var rows = new StringBuilder(VnpayHead);
        Dictionary<string, string> lost = [];
        for (var one = 0; one < 100; one++)
        {
            var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
            var begun = await Begin(citizen, code);
            rows.Append($"{begun.Reference},{9000 + one},1500000,20261201080000,01,00\n");
            if (one % 20 == 7)
            {
                await Decide(begun, "pay-lost");
                lost[begun.Reference] = code;
            }
            else
            {
                (await paying.Tell(begun.Reference, Charge, transaction: $"{9000 + one}")).ShouldBe("00");
            }
        }

        await Given(supervisor, "2026-12-01", "vnpay", rows.ToString());

        var missing = await DifferencesOf(supervisor, "2026-12-01", "vnpay");
        missing.Select(KindOf).Distinct().ShouldBe(["notHere"]);
        missing.Select(one => one.GetProperty("reference").GetString()!).ShouldBe(lost.Keys, ignoreOrder: true);
        missing.ShouldAllBe(one => one.GetProperty("canAsk").GetBoolean());
        foreach (var code in lost.Values)
        {
            (await PaymentOf(citizen, code)).GetProperty("status").GetString().ShouldBe("open");
        }

        paying.Office.ItIs("2026-12-01 08:10");
        foreach (var (reference, code) in lost)
        {
            (await supervisor.Post($"/api/dossiers/{code}/payment-attempts/{reference}/check", new { }))
                .ShouldBe(200)["status"]
                .GetString()
                .ShouldBe("settled");
        }

        // The simulator names its money otherwise than this file: what is missing is gone, and that is said.
        (await DifferencesOf(supervisor, "2026-12-01", "vnpay"))
            .Select(KindOf)
            .Distinct()
            .ShouldBe(["otherTransaction"]);
    }

    [Theory, EachDatabase]
    public async Task Money_whose_attempt_had_failed_is_asked_for_again_by_staff_and_not_by_the_payer(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-02 08:00");
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var begun = await Begin(citizen, code);
        (await paying.Tell(begun.Reference, Charge, response: "11")).ShouldBe("00");
        await Decide(begun, "pay-lost");
        paying.Office.ItIs("2026-12-02 08:10");
        var check = $"/api/dossiers/{code}/payment-attempts/{begun.Reference}/check";

        (await citizen.Post(check, new { })).ShouldBe(200)["status"].GetString().ShouldBe("open");
        (await supervisor.Post(check, new { })).ShouldBe(200)["status"].GetString().ShouldBe("settled");
    }

    [Theory, EachDatabase]
    public async Task A_second_file_is_read_instead_and_the_first_stays_in_the_record(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-03 08:00");
        var begun = await Begin(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
        (await paying.Tell(begun.Reference, Charge, transaction: "9300")).ShouldBe("00");
        var whole = $"{VnpayHead}{begun.Reference},9300,1500000,20261203080000,01,00\n";

        var first = await Given(supervisor, "2026-12-03", "vnpay", VnpayHead);
        (await DifferencesOf(supervisor, "2026-12-03", "vnpay")).Select(KindOf).ShouldBe(["notThere"]);
        var second = await Given(supervisor, "2026-12-03", "vnpay", whole);
        var again = await Given(supervisor, "2026-12-03", "vnpay", whole);

        again.Text("sha256").ShouldBe(second.Text("sha256"));
        again["givenAt"].GetDateTimeOffset().ShouldBe(second["givenAt"].GetDateTimeOffset());
        var shown = await Shown(supervisor, "2026-12-03", "vnpay");
        shown.GetProperty("differences").GetArrayLength().ShouldBe(0);
        shown
            .GetProperty("files")
            .EnumerateArray()
            .Select(file => file.GetProperty("sha256").GetString())
            .ShouldBe([second.Text("sha256"), first.Text("sha256")]);
        shown.GetProperty("files")[0].GetProperty("sumVnd").GetInt64().ShouldBe(Charge);
        shown.GetProperty("files")[0].GetProperty("rows").GetInt32().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Of_a_refused_file_nothing_is_kept_and_the_row_is_named(Store store)
    {
        var paying = await offices.In(store);
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-04 08:00");
        const string good = "A1,1,1500000,20261204080000,01,00\n";

        var refused = await Give(
            supervisor,
            "2026-12-04",
            "vnpay",
            $"{VnpayHead}{good}=cmd(),2,1500000,20261204080000,01,00\n"
        );
        refused.ShouldBe(422, "settlement.row-unfit");
        refused["parameters"].GetProperty("row").GetString().ShouldBe("3");
        refused["parameters"].GetProperty("column").GetString().ShouldBe("reference");
        refused.Body.ShouldNotContain("cmd");
        (await Give(supervisor, "2026-12-04", "vnpay", $"{VnpayHead}A1,1,1500000,20261202235959,01,00\n")).ShouldBe(
            422,
            "settlement.other-day"
        );
        (await Give(supervisor, "2026-12-04", "vnpay", new string('x', 1024 * 1024 + 1))).ShouldBe(
            413,
            "request.too-large"
        );
        (await Give(supervisor, "2026-12-04", "cash", VnpayHead)).ShouldBe(400, "payment.way-unknown");
        (await Give(supervisor, "2026-12-05", "vnpay", VnpayHead)).ShouldBe(400, "date.implausible");
        (await Give(supervisor, "0001-01-01", "vnpay", VnpayHead)).ShouldBe(400, "date.implausible");
        (await Give(supervisor, "2026-12-04", "vnpay", VnpayHead, type: "application/json")).ShouldBe(415);

        (await Shown(supervisor, "2026-12-04", "vnpay")).GetProperty("files").GetArrayLength().ShouldBe(0);
        (
            await paying.Office.AskAsync(db => db.SettlementFiles.CountAsync(f => f.Day == new DateOnly(2026, 12, 4)))
        ).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_transfer_on_the_banks_statement_is_missing_until_the_counter_books_it(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var clerk = paying.Office.SignInAsClerk();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-07 08:00");
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var purpose = (await citizen.Get($"/api/dossiers/{code}/payment/transfer-code")).ShouldBe(200).Text("purpose");
        await Given(
            supervisor,
            "2026-12-07",
            "transfer",
            $"{BankHead}07/12/2026,FT26341.77,\"15.000\",MBVCB.1.{purpose}.CT tu 0351000646393 LE THI MAN\n"
                + "07/12/2026,FT26341.78,20000,Ung ho\n"
        );

        var found = await DifferencesOf(supervisor, "2026-12-07", "transfer");
        found.Select(KindOf).ShouldBe(["notHere", "unknownReference"]);
        found[0].GetProperty("dossierCode").GetString().ShouldBe(code);
        found[0].GetProperty("canAsk").GetBoolean().ShouldBeFalse();
        (
            await paying.Office.AskAsync(db => db.SettlementRows.AnyAsync(r => r.Reference.Contains("MAN")))
        ).ShouldBeFalse();

        (await Act(clerk, code, "money", new { amountVnd = Charge, bankTransaction = "FT2634177" })).ShouldBe(200);
        (await DifferencesOf(supervisor, "2026-12-07", "transfer")).Select(KindOf).ShouldBe(["unknownReference"]);
    }

    [Theory, EachDatabase]
    public async Task Money_paid_before_midnight_and_booked_after_it_is_named_on_both_days(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-08 23:58");
        var begun = await Begin(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
        paying.Office.ItIs("2026-12-09 00:01");
        (await paying.Tell(begun.Reference, Charge, transaction: "9800")).ShouldBe("00");
        await Given(
            supervisor,
            "2026-12-08",
            "vnpay",
            $"{VnpayHead}{begun.Reference},9800,1500000,20261208235959,01,00\n"
        );
        await Given(supervisor, "2026-12-09", "vnpay", VnpayHead);

        (await DifferencesOf(supervisor, "2026-12-08", "vnpay")).Select(KindOf).ShouldBe(["otherDay"]);
        (await DifferencesOf(supervisor, "2026-12-09", "vnpay")).Select(KindOf).ShouldBe(["otherDay"]);
    }

    [Theory, EachDatabase]
    public async Task One_file_may_be_of_several_units_and_each_sees_its_own(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var here = paying.Office.SignInAsSupervisor();
        using var elsewhere = paying.Office.SignInAsSupervisor(Cases.ThoBinh);
        using var clerk = paying.Office.SignInAsClerk();
        paying.Office.ItIs("2026-12-10 08:00");
        var begun = await Begin(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
        (await paying.Tell(begun.Reference, Charge, transaction: "9900")).ShouldBe("00");
        var file = $"{VnpayHead}{begun.Reference},9900,1500000,20261210080000,01,00\n";

        await Given(elsewhere, "2026-12-10", "vnpay", file, Cases.ThoBinh);

        var shown = await Shown(elsewhere, "2026-12-10", "vnpay", Cases.ThoBinh);
        shown.GetProperty("ofOthers").GetInt32().ShouldBe(1);
        shown.GetProperty("differences").GetArrayLength().ShouldBe(0);
        (await Shown(here, "2026-12-10", "vnpay")).GetProperty("files").GetArrayLength().ShouldBe(0);
        (await Give(elsewhere, "2026-12-10", "vnpay", file, Cases.TrieuSon)).ShouldBe(404, "resource.not-found");
        (await Give(clerk, "2026-12-10", "vnpay", file)).ShouldBe(404, "resource.not-found");
        (await clerk.Get($"/api/payment-days/2026-12-10/settlements?unitId={Cases.TrieuSon}")).ShouldBe(404);
    }

    [Theory, EachDatabase]
    public async Task A_number_that_was_booked_on_another_account_says_nothing_of_a_row(Store store)
    {
        var paying = await offices.In(store);
        using var citizen = paying.Office.SignInAsCitizen();
        using var elsewhere = paying.Office.SignInAsClerk(Cases.ThoBinh);
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-14 08:00");
        var theirs = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        (await Act(elsewhere, theirs, "money", new { amountVnd = Charge, bankTransaction = "FT1214" })).ShouldBe(200);

        await Given(supervisor, "2026-12-14", "transfer", $"{BankHead}14/12/2026,FT1214,15000,Ung ho\n");

        var shown = await Shown(supervisor, "2026-12-14", "transfer");
        shown.GetProperty("ofOthers").GetInt32().ShouldBe(0);
        shown.GetProperty("differences").EnumerateArray().Select(KindOf).ShouldBe(["unknownReference"]);
    }

    [Theory, EachDatabase]
    public async Task The_same_file_brought_many_times_at_once_is_kept_once(Store store)
    {
        var paying = await offices.In(store);
        using var supervisor = paying.Office.SignInAsSupervisor();
        paying.Office.ItIs("2026-12-11 08:00");

        var given = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Give(supervisor, "2026-12-11", "vnpay", VnpayHead))
        );

        given.ShouldAllBe(answer => answer.Status == 200);
        (await Shown(supervisor, "2026-12-11", "vnpay")).GetProperty("files").GetArrayLength().ShouldBe(1);
    }

    internal static async Task<Answer> Given(
        Visitor visitor,
        string day,
        string way,
        string text,
        string unit = Cases.TrieuSon
    ) => (await Give(visitor, day, way, text, unit)).ShouldBe(200);

    private static async Task<Answer> Give(
        Visitor visitor,
        string day,
        string way,
        string text,
        string unit = Cases.TrieuSon,
        string type = "text/csv"
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/api/payment-days/{day}/settlements/{way}?unitId={unit}"
        );
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);

        // What is too large is refused by its head: nobody sends the rest into a closed connection.
        request.Headers.ExpectContinue = true;
        using var response = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    internal static async Task<JsonElement> Shown(
        Visitor visitor,
        string day,
        string way,
        string unit = Cases.TrieuSon
    ) =>
        (await visitor.Get($"/api/payment-days/{day}/settlements?unitId={unit}"))
            .ShouldBe(200)["ways"]
            .EnumerateArray()
            .Single(one => one.GetProperty("way").GetString() == way);

    private static async Task<List<JsonElement>> DifferencesOf(Visitor visitor, string day, string way) =>
        [.. (await Shown(visitor, day, way)).GetProperty("differences").EnumerateArray()];

    internal static string KindOf(JsonElement difference) => difference.GetProperty("kind").GetString()!;
}
