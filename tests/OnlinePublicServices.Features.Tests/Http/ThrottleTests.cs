using System.Globalization;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Http;

/// <summary>How often a stranger may knock.</summary>
public sealed class ThrottleTests(Offices offices) : IClassFixture<Offices>
{
    [Fact]
    public async Task Whoever_looks_up_codes_all_the_time_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        var office = await offices.In(Store.Sqlite);
        using var busy = office.Anonymous();
        using var another = office.Anonymous();

        for (var looks = 0; looks < 10; looks++)
        {
            (await busy.Get("/api/tracking/H56.310-200101-0001")).ShouldBe(404);
        }

        var refused = (await busy.Get("/api/tracking/H56.310-200101-0001")).ShouldBe(429, "request.too-many");
        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await another.Get("/api/tracking/H56.310-200101-0001")).ShouldBe(404);
        (await busy.Get("/api/procedures?q=khai+sinh")).ShouldBe(200);
    }

    [Fact]
    public async Task Only_who_comes_with_a_key_is_counted_as_one_who_may_be_guessing()
    {
        var office = await offices.In(Store.Sqlite);
        using var guessing = office.Anonymous();
        using var plain = office.Anonymous();
        var path = $"/api/feedback/{Guid.Empty}";

        for (var tries = 0; tries < 10; tries++)
        {
            (await guessing.Get(path, ("X-Follow-Key", "ABCD"))).Status.ShouldNotBe(429);
            (await plain.Get(path)).Status.ShouldNotBe(429);
        }

        (await guessing.Get(path, ("X-Follow-Key", "ABCD"))).ShouldBe(429, "request.too-many");
        (await plain.Get(path)).Status.ShouldNotBe(429);
    }
}
