using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Tests.Access;

/// <summary>Every door of the whole program, knocked at by those who may not enter.</summary>
public sealed class DoorTests : IDisposable
{
    private const string WhoHead = "X-Test-Account";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory();
    private readonly WebApplicationFactory<Program> host;

    public DoorTests() =>
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
            web.UseEnvironment("Development")
                .UseSetting("OPS_DATA_DIR", data.FullName)
                .UseSetting("Mail:Worker", "false")
                .UseSetting("Demo:Password", "")
                .ConfigureTestServices(services => services.AddScoped<ICurrentUser, AskedBy>())
        );

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_at_every_guarded_door() =>
        (
            await Answers(null, o => o.Audience is "citizens" or "staff" or "signedIn", HttpStatusCode.Unauthorized)
        ).ShouldBeEmpty();

    [Fact]
    public async Task Staff_finds_nothing_at_a_citizens_door() =>
        (await Answers("staff", o => o.Audience == "citizens", HttpStatusCode.NotFound)).ShouldBeEmpty();

    [Fact]
    public async Task A_citizen_finds_nothing_at_a_door_of_the_staff() =>
        (await Answers("citizen", o => o.Audience == "staff", HttpStatusCode.NotFound)).ShouldBeEmpty();

    public void Dispose()
    {
        host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    /// <summary>The operations that answered otherwise.</summary>
    private async Task<List<string>> Answers(
        string? who,
        Func<AccessMatrix.Operation, bool> which,
        HttpStatusCode expected
    )
    {
        var operations = AccessMatrix.Contract.Where(which).ToArray();
        operations.ShouldNotBeEmpty();
        using var client = host.CreateClient();
        List<string> otherwise = [];
        foreach (var operation in operations)
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.AnyAddress);
            request.Headers.Add("X-CSRF", "1");
            request.Headers.Add("Tus-Resumable", "1.0.0");
            request.Headers.Add("If-Match", "\"1\"");
            request.Headers.Add("Idempotency-Key", Guid.Empty.ToString());
            if (who is not null)
                request.Headers.Add(WhoHead, who);
            if (Bodies.GetValueOrDefault(operation.Name) is { } body)
                request.Content = JsonContent.Create(body);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != expected)
                otherwise.Add(
                    $"{operation.Method} {operation.Path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
                );
        }

        return otherwise;
    }

    /// <summary>A body that can be read, for those that want one: who may not enter shall not learn more by a good one.</summary>
    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["SaveProfile"] = new { fullName = "A B" },
        ["StartDraft"] = new { procedureCode = "1.001193", unitId = "tho-phu" },
        ["SaveDraft"] = new { answers = new { } },
        ["SubmitDossier"] = new { declaredTrue = true },
        ["JudgePaper"] = new { verdict = "good" },
        ["AcceptDossier"] = new { },
        ["RefuseDossier"] = new { reasonCode = "other", reason = "…" },
    };

    private sealed class AskedBy(IHttpContextAccessor http) : ICurrentUser
    {
        public Account? Account =>
            http.HttpContext?.Request.Headers[WhoHead].ToString() switch
            {
                "citizen" => Of(AccountKind.Citizen),
                "staff" => Of(AccountKind.Staff),
                _ => null,
            };

        private static Account Of(AccountKind kind) =>
            new("test", Guid.Empty.ToString(), kind, "A B", null, false, null, null);
    }
}
