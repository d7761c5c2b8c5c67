using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;
using OnlinePublicServices.Infrastructure.Tests.Signing.Remote;
using OnlinePublicServices.RemoteSigningSimulator;

namespace OnlinePublicServices.Features.Tests.RemoteSigning;

/// <summary>Offices whose clerks have keys at a remote signing service, one for each database.</summary>
public sealed class RemoteOffices : IAsyncDisposable
{
    private readonly Dictionary<Store, RemoteOffice> open = [];

    internal async Task<RemoteOffice> In(Store store)
    {
        if (!open.TryGetValue(store, out var remote))
        {
            open[store] = remote = await RemoteOffice.OpenAsync(store);
        }

        remote.Office.StartOver();
        return remote;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var remote in open.Values)
        {
            await remote.DisposeAsync();
        }
    }
}

/// <summary>An office and the service that keeps its clerks' keys.</summary>
internal sealed record RemoteOffice(Office Office, RemoteService Service, DirectoryInfo Folder) : IAsyncDisposable
{
    /// <summary>That of each office: what the service certifies is valid from then on.</summary>
    private static readonly DateTimeOffset FirstInstant = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static readonly Uri ReturnTo = new("https://dichvucong.example/can-bo/ky-tu-xa");

    public static async Task<RemoteOffice> OpenAsync(Store store)
    {
        var folder = Directory.CreateTempSubdirectory("remote-office-");
        var service = await RemoteService.StartAsync(
            folder.FullName,
            ReturnTo,
            new FakeTimeProvider(FirstInstant),
            [KeyKind.Ec, KeyKind.RsaPkcs1]
        );
        var settings = service.Settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        settings["Signing:DevelopmentAuthority:Folder"] = Path.Combine(folder.FullName, "signing-authority");
        var office = await Office.OpenAsync(store, new OfficeOptions { Settings = settings });
        // Its authority is there from the first need on; the service certifies with it.
        office.Services.GetRequiredService<ICertificateAuthority>().Chain();
        return new RemoteOffice(office, service, folder);
    }

    /// <summary>How a member of staff is known at the service.</summary>
    public string LoginOf(Clerk clerk) => Office.Catalogue.Staff.First(m => m.Name == clerk.Name).Login;

    public static async Task<Uri> AskForKeys(Clerk clerk) =>
        PageOf(await clerk.Post("/api/remote-signing/registrations", new { provider = RemoteService.Name }));

    public async Task<RemoteReturn> Agree(Clerk clerk, Uri page) => await Service.Agree(page, LoginOf(clerk));

    public static Task<Answer> Bring(Clerk clerk, RemoteReturn back) =>
        clerk.Post(
            "/api/remote-signing/answers",
            new
            {
                state = back.State,
                code = back.Code,
                error = back.Error,
            }
        );

    /// <summary>From nothing to a registered certificate: the first key unless said otherwise.</summary>
    public async Task<Answer> TryRegister(Clerk clerk, string? login = null, int key = 0)
    {
        var listed = await Bring(clerk, await Service.Agree(await AskForKeys(clerk), login ?? LoginOf(clerk)));
        var choices = listed.ShouldBe(200)["choices"];
        var proof = await clerk.Post(
            "/api/remote-signing/proofs",
            new
            {
                choiceId = choices.GetProperty("id").GetString(),
                credentialId = choices.GetProperty("keys")[key].GetProperty("credentialId").GetString(),
            }
        );
        return await Bring(clerk, await Service.Agree(PageOf(proof)));
    }

    public async Task<JsonElement> Register(Clerk clerk, int key = 0) =>
        (await TryRegister(clerk, key: key)).ShouldBe(200)["certificate"];

    public static async Task<Prepared> Prepare(Clerk clerk, JsonElement certificate, params string[] codes) => new((
                await clerk.Post(
                    "/api/signing-sessions",
                    new
                    {
                        dossierCodes = codes,
                        certificateId = certificate.GetProperty("id").GetGuid(),
                        algorithm = certificate.GetProperty("remote").GetProperty("algorithm").GetString(),
                    }
                )
            ).ShouldBe(201).Json);

    public static Task<Answer> TryAskToSign(Clerk clerk, Prepared session) =>
        clerk.Post($"/api/signing-sessions/{session.Id}/remote-consent", new { });

    public static async Task<Uri> AskToSign(Clerk clerk, Prepared session) =>
        PageOf(await TryAskToSign(clerk, session));

    public static Outcome[] OutcomesOf(Answer answer) => Outcome.Of(answer.ShouldBe(200)["signatures"]);

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        await Service.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    private static Uri PageOf(Answer answer) => new(answer.ShouldBe(200).Text("address")!);
}
