using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ratings;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Ratings;

/// <summary>People say how their dossier was settled; the office learns how it does, and never from whom.</summary>
public sealed class RatingTests(Offices offices) : IClassFixture<Offices>
{
    private const string Comment = "Cán bộ hướng dẫn tận tình.";

    [Theory, EachDatabase]
    public async Task A_dossier_is_rated_once_from_its_end_on_by_whoever_has_its_key_its_digits_or_its_owners_session(
        Store store
    )
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var stranger = office.Anonymous();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);

        (await Rate(citizen, dossier.Code)).ShouldBe(409, "rating.too-early");
        await Refuse(office, dossier.Code);

        var form = (await stranger.Get(PathOf(dossier.Code), Key(dossier))).ShouldBe(200);
        form.Text("state").ShouldBe("open");
        form["criteria"].GetArrayLength().ShouldBe(9);
        form.Body.ShouldNotContain(citizen.Name);
        (await Rate(stranger, dossier.Code)).ShouldBe(404, "tracking.not-found");
        (await Rate(stranger, dossier.Code, headers: ("X-Phone-Last4", "0000"))).ShouldBe(404, "tracking.not-found");
        (await Rate(stranger, dossier.Code, headers: ("X-Phone-Last4", Cases.Phone[^4..]))).ShouldBe(204);
        (await Rate(stranger, dossier.Code, headers: Key(dossier))).ShouldBe(409, "rating.already-given");
        (await Rate(citizen, dossier.Code)).ShouldBe(409, "rating.already-given");
        (await citizen.Get(PathOf(dossier.Code))).ShouldBe(200).Text("state").ShouldBe("given");
    }

    [Theory, EachDatabase]
    public async Task Nobody_of_the_office_rates_by_their_position(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var other = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        // Somebody whom the office knows, with a dossier of their own.
        await other.SubmitDossier(Cases.MaritalStatus);
        await Refuse(office, dossier.Code);

        (await Rate(clerk, dossier.Code)).ShouldBe(404, "tracking.not-found");
        (await Rate(other, dossier.Code)).ShouldBe(404, "tracking.not-found");
        (await clerk.Get(PathOf(dossier.Code))).ShouldBe(404, "tracking.not-found");
    }

    [Theory, EachDatabase]
    public async Task Of_fifty_ratings_at_once_one_counts(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await Refuse(office, dossier.Code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Rate(citizen, dossier.Code)));

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.Where(answer => answer.Status != 204).ShouldAllBe(answer => answer.Code == "rating.already-given");
        (await office.AskAsync(db => db.Ratings.CountAsync())).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task The_office_sees_sums_of_five_answers_at_least_and_comments_without_dossier_or_time(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var clerk = office.SignInAsClerk();
        using var citizen = office.SignInAsCitizen();
        var codes = await Refused(office, citizen, 9);
        const string Period = "?from=2026-11&through=2026-11";

        foreach (var code in codes.Take(4))
        {
            (await Rate(citizen, code, Full("content", 2))).ShouldBe(204);
        }

        (await clerk.Get("/api/ratings" + Period)).ShouldBe(200)["units"].GetArrayLength().ShouldBe(0);
        (await clerk.Get("/api/ratings/comments" + Period)).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);

        (await Rate(citizen, codes[4], Full("discontent", 0, "Chờ lâu."))).ShouldBe(204);
        foreach (var code in codes.Skip(5))
        {
            (await Rate(citizen, code, Full("neutral", 1, "Chưa được đếm."))).ShouldBe(204);
        }

        var sums = (await clerk.Get("/api/ratings" + Period)).ShouldBe(200);
        var unit = sums["units"].EnumerateArray().Single();
        (unit.GetProperty("content").GetInt32(), unit.GetProperty("neutral").GetInt32()).ShouldBe((4, 0));
        unit.GetProperty("discontent").GetInt32().ShouldBe(1);
        unit.GetProperty("criteria")[0].GetProperty("mean").GetDecimal().ShouldBe(1.6m);
        unit.GetProperty("total").GetDecimal().ShouldBe(14.4m);
        unit.GetProperty("band").GetProperty("vi").GetString().ShouldBe("Tốt");
        var comments = (await clerk.Get("/api/ratings/comments" + Period)).ShouldBe(200);
        comments["items"]
            .EnumerateArray()
            .Select(item => item.GetProperty("comment").GetString())
            .ShouldBe([Comment, Comment, Comment, Comment, "Chờ lâu."], ignoreOrder: true);
        comments["items"].EnumerateArray().ShouldAllBe(item => item.GetProperty("month").GetString() == "2026-11-01");
        (sums.Body + comments.Body).ShouldNotContain("H56.");
        (await clerk.Get("/api/ratings?from=2026-10&through=2026-10"))
            .ShouldBe(200)["units"]
            .GetArrayLength()
            .ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task What_is_kept_of_a_rating_leads_to_no_dossier(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await Refuse(office, dossier.Code);
        (await Rate(citizen, dossier.Code, Full("content", 2))).ShouldBe(204);

        var columns = await office.AskAsync(db =>
            Task.FromResult(
                new[] { typeof(Rating), typeof(RatingPoint), typeof(RatedDossier) }
                    .SelectMany(type => db.Model.FindEntityType(type)!.GetProperties(), (_, property) => property.Name)
                    .ToArray()
            )
        );

        // A dossier, a person or an instant among them would tell who answered.
        columns.ShouldBe(
            [
                "Id",
                "Batch",
                "Comment",
                "Month",
                "Satisfaction",
                "UnitId",
                "RatingId",
                "Criterion",
                "Points",
                "DossierId",
            ],
            ignoreOrder: true
        );
    }

    [Theory, EachDatabase]
    public async Task Only_those_who_answer_for_a_unit_see_its_sums_and_of_whole_months(Store store)
    {
        var office = await offices.In(store);
        using var officer = office.SignInAs(Domain.Units.StaffRole.CaseOfficer, Cases.TrieuSon);
        using var clerk = office.SignInAsClerk();

        (await officer.Get("/api/ratings?from=2026-11&through=2026-11")).ShouldBe(404, "resource.not-found");
        (await clerk.Get("/api/ratings?from=2026-11-03&through=2026-11-04")).ShouldBe(400, "rating.period-malformed");
        (await clerk.Get("/api/ratings?from=2026-11&through=2026-10")).ShouldBe(400, "rating.period-malformed");
        (await clerk.Get("/api/ratings?from=2020-01&through=2026-10")).ShouldBe(400, "rating.period-malformed");
        (await clerk.Get("/api/ratings")).ShouldBe(400, "rating.period-malformed");
    }

    [Theory, EachDatabase]
    public async Task An_answer_that_was_not_offered_and_a_comment_without_bounds_are_refused(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await Refuse(office, dossier.Code);

        (await Rate(citizen, dossier.Code, new { satisfaction = "content", points = new { time = 3 } })).ShouldBe(
            400,
            "rating.answer-unknown"
        );
        (
            await Rate(citizen, dossier.Code, new { satisfaction = "content", comment = new string('x', 1_001) })
        ).ShouldBe(400, "rating.comment-unfit");
        (await Rate(citizen, dossier.Code, new { satisfaction = "content", comment = "a\u0007b" })).ShouldBe(
            400,
            "rating.comment-unfit"
        );
    }

    [Theory, EachDatabase]
    public async Task Sums_and_comments_are_read_from_their_indexes_in_three_questions_however_many_units(Store store)
    {
        var plans = new Plans();
        await using var office = await Office.OpenAsync(
            store,
            new()
            {
                Services = services =>
                    services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(plans)),
            }
        );
        using var clerk = office.SignInAsClerk();
        await Fill(office);

        plans.Forget();
        var sums = (await clerk.Get("/api/ratings?from=2026-11&through=2026-11")).ShouldBe(200);
        var page = (await clerk.Get("/api/ratings/comments?from=2026-09&through=2026-11")).ShouldBe(200);
        var next = page.Text("nextCursor");
        (await clerk.Get($"/api/ratings/comments?from=2026-09&through=2026-11&cursor={next}")).ShouldBe(200);

        sums["units"].GetArrayLength().ShouldBe(3);
        page["items"].GetArrayLength().ShouldBe(20);
        var asked = plans.Of("ratings");
        asked.Count.ShouldBe(6);
        asked.ShouldAllBe(plan =>
            (
                plan.Contains("ix_ratings_unit_id_month", StringComparison.Ordinal)
                || plan.Contains("pk_ratings", StringComparison.Ordinal)
                || plan.Contains("sqlite_autoindex_ratings", StringComparison.Ordinal)
            )
            && !plan.Contains("Seq Scan on ratings", StringComparison.Ordinal)
            && !plan.Split('\n').Contains("SCAN r", StringComparer.Ordinal)
        );
    }

    /// <summary>Thousands of ratings of the clerk's units, by month.</summary>
    private static Task<int> Fill(Office office) =>
        office.AskAsync(async db =>
        {
            foreach (var unit in office.Catalogue.Units.ServedFrom(Cases.TrieuSon).Take(3))
            {
                foreach (var number in Enumerable.Range(0, 3_000))
                {
                    db.Ratings.Add(
                        new Rating
                        {
                            Id = Guid.NewGuid(),
                            UnitId = unit.Id,
                            Batch = number / 5,
                            Month = new DateOnly(2026, 11, 1).AddMonths(-number / 100),
                            Satisfaction = Satisfaction.Content,
                            Comment = number % 2 == 0 ? Comment : null,
                            Points = [new RatingPoint { Criterion = "time", Points = 2 }],
                        }
                    );
                }
            }

            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });

    private static async Task<string[]> Refused(Office office, Citizen citizen, int count)
    {
        List<string> codes = [];
        for (var number = 0; number < count; number++)
        {
            codes.Add((await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
            await Refuse(office, codes[^1]);
        }

        return [.. codes];
    }

    private static async Task Refuse(Office office, string code)
    {
        using var clerk = office.SignInAsClerk();
        (await clerk.TryRefuse(code, (await clerk.Open(code)).Version, "Thiếu giấy tờ.")).ShouldBe(201);
    }

    private static object Full(string satisfaction, int points, string comment = Comment) =>
        new
        {
            satisfaction,
            comment,
            points = new[]
            {
                "time",
                "steps",
                "contacts",
                "places",
                "compliance",
                "attitude",
                "answers",
                "publicity",
                "online",
            }.ToDictionary(criterion => criterion, _ => points),
        };

    private static Task<Answer> Rate(
        Visitor visitor,
        string code,
        object? rating = null,
        params (string, string)[] headers
    ) => visitor.Send(HttpMethod.Post, PathOf(code), rating ?? new { satisfaction = "content" }, headers: headers);

    private static (string, string) Key(Submitted dossier) => ("X-Tracking-Key", dossier.Key);

    private static string PathOf(string code) => $"/api/dossiers/{code}/rating";
}
