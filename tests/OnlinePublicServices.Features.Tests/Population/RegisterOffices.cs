using System.Text.Json;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Features.Tests.Population;

/// <summary>Offices that may ask the population register, one for each database.</summary>
public sealed class RegisterOffices : IAsyncDisposable
{
    private readonly Dictionary<Store, RegisterOffice> open = [];

    internal async Task<RegisterOffice> In(Store store)
    {
        if (!open.TryGetValue(store, out var asking))
        {
            open[store] = asking = await RegisterOffice.OpenAsync(store);
        }

        asking.Office.StartOver();
        await asking.Behave("answer");
        return asking;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var asking in open.Values)
        {
            await asking.DisposeAsync();
        }
    }
}

/// <summary>An office and the register, which answers as a test wants it.</summary>
internal sealed record RegisterOffice(Office Office, Simulator Register) : IAsyncDisposable
{
    public static async Task<RegisterOffice> OpenAsync(Store store)
    {
        var register = await Simulator.StartAsync(
            new SimulatorSettings { Population = new() { Token = "token" } },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PopulationRegister:Address"] = $"{new Uri(register.Address, "/population/persons")}",
            ["PopulationRegister:SystemId"] = "PORTAL",
            ["PopulationRegister:Token"] = "token",
            ["PopulationRegister:TimeoutSeconds"] = "1",
        };
        return new RegisterOffice(await Office.OpenAsync(store, new OfficeOptions { Settings = settings }), register);
    }

    /// <summary>Makes the register answer, or be slow, failing or refusing.</summary>
    public async Task Behave(string mode)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("mode", mode)]);
        using var done = await browser.PostAsync(
            new Uri(Register.Address, "/population/mode"),
            form,
            TestContext.Current.CancellationToken
        );
        ((int)done.StatusCode).ShouldBe(302);
    }

    /// <summary>What the register was asked so far, the newest first.</summary>
    public async Task<string[]> Questions()
    {
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(
            new Uri(Register.Address, "/population"),
            TestContext.Current.CancellationToken
        );
        // The row of an empty list is not a question.
        return [.. page.Split("<li>").Skip(1).Select(row => row.Split("</li>")[0]).Where(row => row.Contains('·'))];
    }

    /// <summary>One press of the clerk's.</summary>
    public static async Task<Answer> LookUp(
        Clerk clerk,
        string code,
        string paper = "identity",
        int person = 1,
        string? key = null
    ) =>
        await clerk.Post(
            $"/api/dossiers/{code}/register-look-ups",
            new { paperCode = paper, person },
            key ?? Guid.NewGuid().ToString(),
            (await clerk.Open(code)).Version
        );

    /// <summary>A paper that the register answers, as somebody sees it in a dossier.</summary>
    public static async Task<JsonElement> PaperIn(Visitor visitor, string code, string paper = "identity") =>
        (await visitor.Get($"/api/dossiers/{code}"))
            .ShouldBe(200)["lookedUp"]
            .EnumerateArray()
            .Single(one => one.GetProperty("paperCode").GetString() == paper);

    /// <summary>The looks in the register that the person reads of.</summary>
    public static async Task<JsonElement[]> LooksRead(Visitor citizen, string code) =>
        [
            .. (await citizen.Get($"/api/dossiers/{code}/looks"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Where(look => look.GetProperty("what").GetString() == "populationRegister"),
        ];

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        await Register.DisposeAsync();
    }
}
