using System.Web;
using OnlinePublicServices.RemoteSigningSimulator;

namespace OnlinePublicServices.Infrastructure.Tests.Signing.Remote;

/// <summary>A remote signing service on a socket of its own, and what its customers do there in their browsers.</summary>
internal sealed class RemoteService : IAsyncDisposable
{
    public const string Name = "Ky so tu xa";
    public const string Secret = "a secret: of/both+sides";

    private readonly Simulator simulator;
    private readonly SimulatorSettings settings;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private RemoteService(Simulator simulator, SimulatorSettings settings) =>
        (this.simulator, this.settings) = (simulator, settings);

    public Uri Address => simulator.Address;

    /// <summary>What makes a portal a client of this service.</summary>
    public (string Key, string Value)[] Settings =>
        [
            ("Signing:Remote:0:Name", Name),
            ("Signing:Remote:0:Address", $"{simulator.Address}"),
            ("Signing:Remote:0:ClientId", settings.ClientId),
            ("Signing:Remote:0:ClientSecret", Secret),
        ];

    /// <summary>Everybody on the catalogue's staff is a customer, with a key of each kind.</summary>
    public static async Task<RemoteService> StartAsync(
        string dataFolder,
        Uri returnTo,
        TimeProvider clock,
        IReadOnlyList<KeyKind> kinds,
        bool byIssuer = false
    )
    {
        var setUp = new SimulatorSettings
        {
            ClientSecret = Secret,
            ReturnTo = [returnTo.AbsoluteUri],
            Authority = Path.Combine(dataFolder, "signing-authority", "authority.json"),
            Staff = Path.Combine(AppContext.BaseDirectory, "catalogue", "staff"),
            Kinds = kinds,
            ByIssuer = byIssuer,
        };
        return new RemoteService(
            await Simulator.StartAsync(setUp, clock, TestContext.Current.CancellationToken),
            setUp
        );
    }

    /// <summary>What the service sends the browser back with.</summary>
    public Task<RemoteReturn> Agree(Uri page, string login = "") => Answer(page, "agree", login, settings.Pin);

    public Task<RemoteReturn> Refuse(Uri page) => Answer(page, "refuse", "", "");

    public Task<RemoteReturn> Fail(Uri page) => Answer(page, "fail", "", "");

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await simulator.DisposeAsync();
    }

    private async Task<RemoteReturn> Answer(Uri page, string decision, string login, string pin)
    {
        using var shown = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        if (shown.Headers.Location is { } atOnce)
        {
            return RemoteReturn.Read(atOnce);
        }

        var html = await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var request = html.Split("name=\"request\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([
            new("request", request),
            new("decision", decision),
            new("login", login),
            new("pin", pin),
        ]);
        using var answered = await browser.PostAsync(
            new Uri(page, "/oauth2/consent"),
            form,
            TestContext.Current.CancellationToken
        );
        return RemoteReturn.Read(answered.Headers.Location!);
    }
}

/// <summary>The address to which a browser is sent back, taken apart.</summary>
internal sealed record RemoteReturn(string State, string? Code, string? Error)
{
    public static RemoteReturn Read(Uri address)
    {
        var said = HttpUtility.ParseQueryString(address.Query);
        return new RemoteReturn(said["state"]!, said["code"], said["error"]);
    }
}
