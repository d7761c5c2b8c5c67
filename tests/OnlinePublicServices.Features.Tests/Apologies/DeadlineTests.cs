using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Apologies;

public sealed class DeadlineTests
{
    [Theory, EachDatabase]
    public async Task A_dossier_that_nobody_finishes_is_apologised_for_once_and_by_its_date(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen(
            "Nguyễn Thị Hạnh",
            ("email", "hanh@example.vn"),
            ("email_verified", "true")
        );
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        office.ItIs("2026-11-25 09:00");
        await Look(office);
        (await clerk.Get("/api/apologies")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);

        office.ItIs("2026-11-26 08:00");
        await Look(office);
        var draft = (await clerk.Get("/api/apologies")).ShouldBe(200)["items"][0];
        draft.GetProperty("dossierCode").GetString().ShouldBe(code);
        office.ItIs("2026-11-26 16:31");
        await Task.WhenAll(Look(office), Look(office), Look(office));
        await Look(office);

        var late = (await citizen.Get($"/api/dossiers/{code}")).ShouldBe(200);
        late["history"].EnumerateArray().Count(h => h.GetProperty("act").GetString() == "apologise").ShouldBe(1);
        Local(late["due"].GetProperty("dueAt").GetDateTimeOffset()).ShouldBe("2026-11-26 17:00");
        Local(late["promisedDueAt"].GetDateTimeOffset()).ShouldBe("2026-11-30 17:00");
        var published = (await office.Anonymous().Get("/api/public-apologies")).ShouldBe(200);
        published["items"][0].GetProperty("automatic").GetBoolean().ShouldBeTrue();
        published.Body.ShouldNotContain("Hạnh");
        (await Owed(office, MessageKind.ApologyMade)).ShouldBe(1);
        (await clerk.Get("/api/apologies")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task The_head_words_the_apology_and_names_a_working_day_and_nothing_leaves_on_its_own(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var head = office.SignInAt(Cases.TrieuSon, StaffRole.ApprovingOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        office.ItIs("2026-11-26 08:00");
        await Look(office);

        (await head.Act(code, "apology-letters", Letter("2026-11-29"))).ShouldBe(422, "apology.not-a-working-day");
        (await head.Act(code, "apology-letters", Letter("2026-11-26"))).ShouldBe(422, "apology.not-later");
        (await clerk.Act(code, "apology-letters", Letter("2026-12-01"))).ShouldBe(403, "dossier.act-not-yours");
        (await head.Act(code, "apology-letters", Letter("2026-12-01"))).ShouldBe(200);
        (await head.Act(code, "apology-letters", Letter("2026-12-02"))).ShouldBe(409, "apology.already-made");
        office.ItIs("2026-11-27 09:00");
        await Look(office);

        var published = (await office.Anonymous().Get("/api/public-apologies")).ShouldBe(200);
        published["items"].GetArrayLength().ShouldBe(1);
        published["items"][0].GetProperty("automatic").GetBoolean().ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_date_that_moved_away_takes_its_draft_with_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt("trieu-son-commune-office", StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        office.ItIs("2026-11-26 08:00");
        await Look(office);
        var wish = new
        {
            items = new[]
            {
                new
                {
                    field = "phone",
                    reasonCode = "wrong",
                    reason = "Sai số.",
                },
            },
        };
        (await officer.Act(code, "supplement-requests", wish)).ShouldBe(200);
        office.ItIs("2026-11-30 08:00");
        await Look(office);
        (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);
        (await citizen.Post($"/api/dossiers/{code}/supplement-answers", new { }, "k")).ShouldBe(200);

        await Look(office);

        (await clerk.Get("/api/apologies")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await citizen.Get($"/api/dossiers/{code}"))["history"]
            .EnumerateArray()
            .ShouldNotContain(h => h.GetProperty("act").GetString() == "apologise");
    }

    [Theory, EachDatabase]
    public async Task Staff_are_reminded_once_of_what_nobody_takes_and_of_what_is_due(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.SocialPension)).Code;
        await clerk.Accept(code);
        (await clerk.Act(code, "hand-over", new { step = "examine" })).ShouldBe(200);
        await Remind(office);
        (await Owed(office, MessageKind.HandOverRinging)).ShouldBe(0);

        office.ItIs("2026-11-23 16:00");
        await Remind(office);
        await Remind(office);
        (await Owed(office, MessageKind.HandOverRinging)).ShouldBe(1);
        office.ItIs("2026-12-03 16:00");
        await Remind(office);
        await Remind(office);

        (await Owed(office, MessageKind.HandOverRinging)).ShouldBe(2);
        (await Owed(office, MessageKind.DueSoon)).ShouldBe(1);
    }

    private static object Letter(string day) =>
        new
        {
            reasonCode = "verification",
            reason = "Chờ xác minh của nơi cư trú cũ.",
            newDueOn = day,
        };

    private static Task<int> Look(Office office) =>
        office.WithAsync<DeadlineWatch, int>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    private static Task<int> Remind(Office office) =>
        office.WithAsync<StaffReminders, int>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    private static Task<int> Owed(Office office, MessageKind kind) =>
        office.AskAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == kind));

    private static string Local(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(7))
            .ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
