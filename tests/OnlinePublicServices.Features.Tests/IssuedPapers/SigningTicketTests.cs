using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>What the portal gives to the agent at a clerk's computer, and how it counts PINs of its own.</summary>
public sealed class SigningTicketTests(Offices offices) : IClassFixture<Offices>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_ticket_names_paper_session_key_and_bytes_and_bears_the_portals_own_signature(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var session = await signer.Prepare(dossier.Code);
        var item = session.Items.Single();

        var tickets = (await signer.Clerk.Post($"/api/signing-sessions/{session.Id}/tickets")).ShouldBe(200).Json;
        var agent = (await office.Anonymous().Get("/api/signing-agent")).ShouldBe(200);

        var ticket = tickets.EnumerateArray().Single().GetProperty("ticket").GetString()!.Split('.');
        using var key = ECDsa.Create();
        key.ImportFromPem(agent.Text("ticketKey"));
        key.VerifyData(
                Encoding.ASCII.GetBytes($"{ticket[0]}.{ticket[1]}"),
                Base64Url.DecodeFromChars(ticket[2]),
                HashAlgorithmName.SHA256
            )
            .ShouldBeTrue();
        var said = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(ticket[1]));
        said.GetProperty("iss").GetString().ShouldBe("https://dichvucong.example");
        said.GetProperty("sid").GetGuid().ShouldBe(session.Id);
        said.GetProperty("sub").GetGuid().ShouldBe(item.PaperId);
        said.GetProperty("hash").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(item.BytesToSign)));
        said.GetProperty("exp").GetInt64().ShouldBe(office.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds());
    }

    [Theory, EachDatabase]
    public async Task Nobody_gets_tickets_for_a_colleagues_session(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var session = await signer.Prepare(dossier.Code);

        var asked = await office.SignInAsSupervisor().Post($"/api/signing-sessions/{session.Id}/tickets");

        asked.ShouldBe(404, "resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task Of_two_hundred_pins_at_once_three_are_let_through(Store store)
    {
        var office = await offices.In(store);

        var tries = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Begin(office, "at-once")));

        tries.Count(t => t == "tried").ShouldBe(3);
        tries.Count(t => t == "signing.pin-wait").ShouldBe(197);
    }

    [Theory, EachDatabase]
    public async Task A_quarter_of_an_hour_later_there_are_three_more_but_never_the_one_that_locks(Store store)
    {
        var office = await offices.In(store);
        List<string> tries = [];

        for (var i = 0; i < 6; i++)
        {
            tries.Add(await Begin(office, "in-turn"));
            office.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        tries.ShouldBe(["tried", "tried", "tried", "tried", "signing.pin-locked", "signing.pin-locked"]);
    }

    [Theory, EachDatabase]
    public async Task A_right_pin_forgives_the_wrong_ones_before_it(Store store)
    {
        var office = await offices.In(store);
        for (var i = 0; i < 3; i++)
        {
            await Begin(office, "right");
        }

        await office.WithAsync<IPinGate, bool>(async gate =>
        {
            await gate.Right("right", Cancel);
            return true;
        });

        (await Begin(office, "right")).ShouldBe("tried");
    }

    private static async Task<Submitted> Accepted(Citizen citizen, Clerk clerk)
    {
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await clerk.Accept(dossier.Code);
        return dossier;
    }

    private static Task<string> Begin(Office office, string key) =>
        office.WithAsync<IPinGate, string>(async gate =>
            (await gate.Begin(key, lockedAfter: 5, Cancel)).Match(_ => "tried", error => error.Code)
        );
}
