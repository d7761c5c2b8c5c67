using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>The clock that a rehearsal moves, on a real host.</summary>
public sealed class MovableClockTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_program_in_production_does_not_start_with_a_clock_that_somebody_can_move()
    {
        await using var host = Host("Production", movable: true);

        Should.Throw<InvalidOperationException>(() => host.Services).Message.ShouldContain("Development");
    }

    [Fact]
    public async Task In_development_nobody_moves_the_time_unless_the_program_was_started_for_it()
    {
        await using var host = Host("Development", movable: false);

        (await Move(host, DateTimeOffset.UtcNow.AddDays(1))).ShouldNotBe(HttpStatusCode.NoContent);

        host.Services.GetRequiredService<TimeProvider>().ShouldBe(TimeProvider.System);
    }

    [Fact]
    public async Task A_rehearsal_moves_the_time_forward_and_never_back()
    {
        await using var host = Host("Development", movable: true);
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var nextWeek = clock.GetUtcNow().AddDays(7);

        (await Move(host, nextWeek)).ShouldBe(HttpStatusCode.NoContent);
        (await Move(host, nextWeek.AddDays(-1))).ShouldBe(HttpStatusCode.BadRequest);

        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(nextWeek);
    }

    private static async Task<HttpStatusCode> Move(WebApplicationFactory<Program> host, DateTimeOffset now)
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("X-CSRF", "1");
        using var answer = await client.PutAsJsonAsync(new Uri("/rehearsal/clock", UriKind.Relative), new { now });
        return answer.StatusCode;
    }

    private WebApplicationFactory<Program> Host(string environment, bool movable) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
            web.UseEnvironment(environment)
                .UseSetting("OPS_DATA_DIR", data.FullName)
                .UseSetting("Mail:Worker", "false")
                .UseSetting("Rehearsal:MovableClock", movable ? "true" : "false")
        );
}
