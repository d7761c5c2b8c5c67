using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Outcomes;
using static OnlinePublicServices.Features.Tests.Returns.PostOffice;

namespace OnlinePublicServices.Features.Tests.Returns;

/// <summary>The result, where one likes.</summary>
public sealed class ReturnTests(PostOffices offices) : IClassFixture<PostOffices>
{
    [Theory, EachDatabase]
    public async Task The_ways_stand_side_by_side_with_price_time_and_how_punctual_they_were(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        await posting.Sweep();
        var label = await LabelOf(people.Clerk, people.Code);
        (await Scan(people.Clerk, label)).ShouldBe(200);
        var before = PostOffer(await ReturnOf(people.Citizen, people.Code));

        await posting.Happens(label, "delivered");

        var after = PostOffer(await ReturnOf(people.Citizen, people.Code));
        after.GetProperty("rates").GetProperty("withinProvince").GetProperty("priceVnd").GetInt64().ShouldBe(26_000);
        after.GetProperty("needsReview").GetBoolean().ShouldBeTrue();
        (after.GetProperty("delivered").GetInt32() - before.GetProperty("delivered").GetInt32()).ShouldBe(1);
        (after.GetProperty("punctual").GetInt32() - before.GetProperty("punctual").GetInt32()).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task By_post_from_the_choice_over_order_label_scan_and_tracking_to_a_closed_dossier(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        (await StateOf(people.Citizen, people.Code)).ShouldBe("wanted");
        await posting.Sweep();
        var label = await LabelOf(people.Clerk, people.Code);
        label.ShouldMatch("^CA[0-9]{9}VN$");

        var pdf = await people.Clerk.Http.GetByteArrayAsync(
            new Uri($"/api/parcels/{label}/label", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        (await IssuedPapers.SlipText.Of(pdf)).ShouldContain(label);
        (await people.Citizen.Get($"/api/parcels/{label}/label")).ShouldBe(404);
        (await Scan(people.Clerk, label)).ShouldBe(200).Text("kind").ShouldBe("handedOver");
        (await Choose(people.Citizen, people.Code, new { way = "electronic" })).ShouldBe(409, "return.dispatched");
        await posting.Happens(label, "in-transit");
        await posting.Happens(label, "out-for-delivery");
        (await people.Citizen.Get($"/api/dossiers/{people.Code}")).Text("status").ShouldBe("resolved");
        await posting.Happens(label, "delivered");

        (await people.Citizen.Get($"/api/dossiers/{people.Code}")).Text("status").ShouldBe("returned");
        (await ReturnOf(people.Citizen, people.Code))
            .GetProperty("parcels")[0]
            .GetProperty("traces")
            .EnumerateArray()
            .Select(trace => trace.GetProperty("kind").GetString())
            .ShouldBe(["delivered", "outForDelivery", "inTransit", "handedOver", "ordered"]);
        (await Mails(posting, people.Code, MessageKind.ParcelSent)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Somebody_may_take_the_file_and_get_the_paper_by_post_all_the_same(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        (await people.Citizen.Act(people.Code, "result-receipt")).ShouldBe(200).Text("status").ShouldBe("returned");
        await posting.Sweep();
        var label = await LabelOf(people.Citizen, people.Code);

        (await Scan(people.Clerk, label)).ShouldBe(200);
        await posting.Happens(label, "delivered");

        (await StateOf(people.Citizen, people.Code)).ShouldBe("delivered");
    }

    [Theory, EachDatabase]
    public async Task What_is_chosen_otherwise_before_it_left_is_called_off_at_the_post(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        await posting.Sweep();

        (await Choose(people.Citizen, people.Code, new { way = "counter" })).ShouldBe(200);
        await posting.Sweep();

        (await StateOf(people.Citizen, people.Code)).ShouldBe("cancelled");
        (await Choose(people.Citizen, people.Code, ByPost)).ShouldBe(200);
        await posting.Sweep();
        (await StateOf(people.Citizen, people.Code)).ShouldBe("ordered");
        (await ReturnOf(people.Citizen, people.Code)).GetProperty("parcels").GetArrayLength().ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Whoever_collects_at_the_counter_after_all_has_the_parcel_called_off(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        await posting.Sweep();
        await people.Clerk.Take(people.Code);
        var said = (await people.Citizen.Get($"/api/dossiers/{people.Code}")).Text("collectionCode")!;

        (await people.HandOut(said)).ShouldBe(200);
        await posting.Sweep();

        (await StateOf(people.Citizen, people.Code)).ShouldBe("cancelled");
    }

    [Theory, EachDatabase]
    public async Task A_parcel_that_comes_back_is_told_scanned_in_and_handed_out_otherwise(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        await posting.Sweep();
        var label = await LabelOf(people.Clerk, people.Code);
        (await Scan(people.Clerk, label)).ShouldBe(200);
        await people.Clerk.Take(people.Code);
        (await people.Clerk.Act(people.Code, "result-return", new { way = "counter", proof = "identity" })).ShouldBe(
            409,
            "return.dispatched"
        );

        await posting.Happens(label, "returning");
        (await Scan(people.Clerk, label)).ShouldBe(200).Text("kind").ShouldBe("back");

        (await Mails(posting, people.Code, MessageKind.ParcelTurnedBack)).ShouldBe(1);
        (await ReturnOf(people.Citizen, people.Code)).GetProperty("way").GetString().ShouldBe("counter");
        (await people.Clerk.Act(people.Code, "result-return", new { way = "counter", proof = "identity" })).ShouldBe(
            200
        );
    }

    [Theory, EachDatabase]
    public async Task A_result_is_collected_at_the_counter_of_another_commune_with_the_code_of_whoever_was_sent(
        Store store
    )
    {
        var posting = await offices.In(store);
        using var there = posting.Office.SignInAsClerk(Cases.ThoBinh);
        using var people = await posting.Issued(new { way = "counter", counterUnitId = Cases.ThoBinh });
        var label = await LabelOf(people.Clerk, people.Code);
        (await Scan(there, label)).ShouldBe(409, "parcel.out-of-turn");
        (await Scan(people.Clerk, label)).ShouldBe(200);
        (await Scan(there, label)).ShouldBe(200).Text("kind").ShouldBe("arrived");
        var sent = await Sent(people.Citizen, people.Code, "Lê Văn Bình", Cases.HisId);

        var listed = (await there.Get("/api/parcels?work=toCollect"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Single(one => one.GetProperty("labelNumber").GetString() == label);
        listed.GetProperty("collector").GetString().ShouldBe("Lê Văn Bình (…4321)");
        (await HandOut(there, label, "00000000" == sent ? "11111111" : "00000000")).ShouldBe(
            422,
            "collection.code-wrong"
        );
        (await HandOut(people.Clerk, label, sent)).ShouldBe(409, "parcel.out-of-turn");
        (await HandOut(there, label, sent)).ShouldBe(200).Text("status").ShouldBe("returned");

        (await there.Get($"/api/dossiers/{people.Code}")).ShouldBe(404);
        (await Mails(posting, people.Code, MessageKind.ResultAtCounter)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_code_that_was_taken_back_opens_nothing(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued();
        await people.Clerk.Take(people.Code);
        var code = await Sent(people.Citizen, people.Code, "Lê Văn Bình", Cases.HisId);
        (await ReturnOf(people.Clerk, people.Code)).GetProperty("collector").TryGetProperty("code", out var hidden);
        hidden.ValueKind.ShouldBeOneOf(JsonValueKind.Null, JsonValueKind.Undefined);

        var version = (await people.Citizen.Get($"/api/dossiers/{people.Code}/return")).Version;
        (
            await people.Citizen.Send(
                HttpMethod.Delete,
                $"/api/dossiers/{people.Code}/return/collector",
                null,
                Guid.NewGuid().ToString(),
                version
            )
        ).ShouldBe(200);

        var proof = new
        {
            way = "counter",
            proof = "mandate",
            code,
        };
        (await people.Clerk.Act(people.Code, "result-return", proof)).ShouldBe(422, "collection.code-wrong");
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_found_or_is_not_offered_is_refused_with_the_part(Store store)
    {
        var posting = await offices.In(store);
        using var citizen = posting.Office.SignInAsCitizen();
        using var other = posting.Office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var nowhere = new
        {
            name = "Hạnh",
            phone = "1",
            detail = "",
            commune = "Xã A",
            provinceCode = "38",
        };

        (await Choose(citizen, code, new { way = "post" })).ShouldBe(400, "return.way-unknown");
        (await Choose(citizen, code, new { way = "post", address = nowhere })).ShouldBe(400, "return.address");
        (await Choose(citizen, code, new { way = "counter", counterUnitId = "nowhere" })).ShouldBe(
            400,
            "return.way-unknown"
        );
        (await Choose(other, code, new { way = "electronic" })).ShouldBe(404);
        (await other.Get($"/api/dossiers/{code}/return")).ShouldBe(404);
        (await Choose(citizen, code, new { way = "electronic" })).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task What_the_form_says_of_the_post_is_not_asked_again(Store store)
    {
        var posting = await offices.In(store);
        using var citizen = posting.Office.SignInAsCitizen();
        var complete = new JsonObject
        {
            ["detail"] = "Thôn 3",
            ["commune"] = "Xã Triệu Sơn",
            ["province"] = "tỉnh Thanh Hoá",
        };
        var vague = new JsonObject { ["commune"] = "Xã Triệu Sơn", ["province"] = "Đâu đó" };

        var usable = await ReturnOf(citizen, await Filed(citizen, complete));
        var unusable = await ReturnOf(citizen, await Filed(citizen, vague));

        usable.GetProperty("way").GetString().ShouldBe("post");
        usable.GetProperty("address").GetProperty("provinceCode").GetString().ShouldBe("38");
        unusable.GetProperty("way").GetString().ShouldBe("post");
        (unusable.TryGetProperty("address", out var none) && none.ValueKind is not JsonValueKind.Null).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task The_post_that_is_silent_is_asked_again_and_orders_once(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        await posting.Sweep();
        var label = await LabelOf(people.Citizen, people.Code);

        // Killed after the post took it and before that was written down.
        await posting.Office.AskAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "UPDATE parcels SET state = 'Wanted', item_code = NULL, next_ask_at = asked_at WHERE item_code = {0}",
                label
            )
        );
        await posting.Sweep();

        (await LabelOf(people.Citizen, people.Code)).ShouldBe(label);
    }

    [Theory, EachDatabase]
    public async Task A_label_tells_where_the_person_lives_and_who_printed_it_stays_noted_without_a_reason(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        (await people.Citizen.Act(people.Code, "result-receipt")).ShouldBe(200).Text("status").ShouldBe("returned");
        await posting.Sweep();
        var label = await LabelOf(people.Citizen, people.Code);
        posting.Office.Clock.Advance(TimeSpan.FromHours(2));
        var before = await LooksOfTheCounter(people);

        (await people.Clerk.Get($"/api/parcels/{label}/label")).ShouldBe(200);

        (await LooksOfTheCounter(people)).ShouldBe(before + 1);
    }

    [Theory, EachDatabase]
    public async Task A_supervisor_reads_the_parcels_and_does_not_move_them(Store store)
    {
        var posting = await offices.In(store);
        using var people = await posting.Issued(ByPost);
        using var supervisor = posting.Office.SignInAsSupervisor();
        await posting.Sweep();
        var label = await LabelOf(people.Clerk, people.Code);

        (await supervisor.Get("/api/parcels")).ShouldBe(200).Body.ShouldContain(label);
        (await Scan(supervisor, label)).ShouldBe(404, "resource.not-found");
        (await supervisor.Get($"/api/parcels/{label}/label")).ShouldBe(404, "resource.not-found");
        (await Scan(people.Clerk, label)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task A_counters_parcels_are_read_page_by_page_by_what_is_to_be_done(Store store)
    {
        var posting = await offices.In(store);
        using var one = await posting.Issued(ByPost);
        using var other = await posting.Issued(ByPost);
        await posting.Sweep();
        string[] labels = [await LabelOf(one.Citizen, one.Code), await LabelOf(other.Citizen, other.Code)];

        List<string> seen = [];
        for (var cursor = ""; cursor is not null; )
        {
            var page = (await one.Clerk.Get($"/api/parcels?work=toSend&limit=1&cursor={cursor}")).ShouldBe(200);
            seen.AddRange(page["items"].EnumerateArray().Select(p => p.GetProperty("labelNumber").GetString()!));
            cursor = page.Text("nextCursor");
        }

        seen.Where(labels.Contains).ShouldBe(labels, ignoreOrder: true);
        seen.ShouldBeUnique();
        (await one.Clerk.Get("/api/parcels?work=7")).ShouldBe(400, "request.malformed");
        (await one.Clerk.Get("/api/parcels?work=onTheWay")).ShouldBe(200).Body.ShouldNotContain(labels[0]);
    }

    private static JsonElement PostOffer(JsonElement shown) =>
        shown.GetProperty("offers").EnumerateArray().Single(o => o.GetProperty("way").GetString() == "post");

    private static async Task<string> Sent(Citizen citizen, string code, string name, string personalId)
    {
        var path = $"/api/dossiers/{code}/return";
        var sent = await citizen.Send(
            HttpMethod.Put,
            $"{path}/collector",
            new { name, personalId },
            Guid.NewGuid().ToString(),
            (await citizen.Get(path)).Version
        );
        return sent.ShouldBe(200)["collector"].GetProperty("code").GetString()!;
    }

    private static async Task<string> Filed(Citizen citizen, JsonObject address)
    {
        var answers = Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(("resultDelivery", "post"), ("deliveryAddress", address));
        return (await citizen.SubmitDossier(Cases.MaritalStatus, answers: answers)).Code;
    }

    private static Task<Answer> HandOut(Visitor visitor, string label, string code) =>
        visitor.Post($"/api/parcels/{label}/hand-out", new { proof = "mandate", code }, Guid.NewGuid().ToString());

    private static Task<int> Mails(PostOffice posting, string code, MessageKind kind) =>
        posting.Office.AskAsync(async db =>
        {
            var parsed = Domain.Dossiers.DossierCode.Parse(code).Value;
            var id = await db.Dossiers.Where(d => d.Code == parsed).Select(d => d.Id).SingleAsync();
            return await db.OutboxMessages.CountAsync(m => m.DossierId == id && m.Kind == kind);
        });

    private static async Task<int> LooksOfTheCounter(ResultPeople people) =>
        (await people.Citizen.Get($"/api/dossiers/{people.Code}/looks"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Count(look =>
                look.GetProperty("role").GetString() == "receivingClerk"
                && look.GetProperty("what").GetString() == "dossier"
                && look.GetProperty("purpose").GetString() == "work"
            );
}
