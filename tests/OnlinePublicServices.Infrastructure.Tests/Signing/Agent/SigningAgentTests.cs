using System.Net;
using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Signing.Agent;

/// <summary>The agent at a clerk's computer, with a token, over its loopback protocol.</summary>
[Collection("One token library in this process")]
public sealed class SigningAgentTests : IDisposable
{
    private readonly SigningOffice office = new(clock: TimeProvider.System);
    private readonly ECDsa portalKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string AgentFolder => Path.Combine(office.Folder, "agent");

    public void Dispose()
    {
        portalKey.Dispose();
        office.Dispose();
    }

    [Theory]
    [InlineData(true, SigningAlgorithm.RsaPss, "rsaPssSha256")]
    [InlineData(true, SigningAlgorithm.RsaPkcs1, "rsaPkcs1Sha256")]
    [InlineData(false, SigningAlgorithm.EcdsaP256, "ecdsaP256Sha256")]
    public async Task A_token_signs_a_prepared_slip_that_independent_verifiers_find_valid(
        bool rsa,
        SigningAlgorithm algorithm,
        string word
    )
    {
        var clerk = office.Hire(rsa: rsa);
        using var agent = await At(clerk);
        var hint = (await KeyHint(agent))!;
        var prepared = await office.PrepareAsync(clerk, algorithm: algorithm);

        var (codes, signatures) = await agent.Sign(hint, word, SoftToken.Pin, Item(hint, prepared.SignedAttributes));

        codes.ShouldBe(["signed"]);
        var signed = await office.Signing.CompleteAsync(
            prepared,
            new FormSignature(signatures[0]!),
            TestContext.Current.CancellationToken
        );
        var path = Path.Combine(office.Folder, "slip.pdf");
        await File.WriteAllBytesAsync(path, signed.Value.Pdf, TestContext.Current.CancellationToken);
        (await OutsideTool.RunAsync("pdfsig", path)).Output.ShouldContain("Signature is Valid");
        agent.Screen.ShouldContain(Convert.ToHexStringLower(prepared.Digest));
    }

    [Fact]
    public async Task Only_pages_of_a_portal_that_was_entered_get_an_answer()
    {
        using var agent = await At(office.Hire());

        using var stranger = await agent.Send(HttpMethod.Get, "/certificates", origin: "https://evil.example");
        using var nobody = await agent.Send(HttpMethod.Get, "/certificates", origin: null);
        using var renamed = await agent.Send(HttpMethod.Get, "/certificates", heads: ("Host", "evil.example"));
        using var known = await agent.Send(HttpMethod.Get, "/certificates");

        new[] { stranger, nobody, renamed, known }
            .Select(answer => answer.StatusCode)
            .ShouldBe([
                HttpStatusCode.Forbidden,
                HttpStatusCode.Forbidden,
                HttpStatusCode.Forbidden,
                HttpStatusCode.OK,
            ]);
        stranger.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        known.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([AgentProcess.Portal]);
    }

    [Fact]
    public async Task A_browser_that_asks_first_whether_it_may_reach_this_computer_is_told_so()
    {
        using var agent = await At(office.Hire());

        using var answer = await agent.Send(
            HttpMethod.Options,
            "/signatures",
            heads: ("Access-Control-Request-Private-Network", "true")
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Private-Network").ShouldBe(["true"]);
    }

    [Fact]
    public async Task A_ticket_is_good_for_its_own_bytes_and_key_once_and_for_minutes()
    {
        var clerk = office.Hire();
        using var agent = await At(clerk);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var hint = (await KeyHint(agent))!;
        var (first, second) = (await Attributes(clerk, "mot"), await Attributes(clerk, "hai"));
        var good = AgentProcess.Ticket(portalKey, hint, first);
        var past = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        var far = TimeProvider.System.GetUtcNow().AddHours(1);

        var (codes, _) = await agent.Sign(
            hint,
            "ecdsaP256Sha256",
            SoftToken.Pin,
            (good, first),
            (good, first),
            (AgentProcess.Ticket(portalKey, hint, first), second),
            (AgentProcess.Ticket(portalKey, hint, first, past), first),
            (AgentProcess.Ticket(portalKey, hint, first, far), first),
            (AgentProcess.Ticket(portalKey, new string('0', 64), first), first),
            (AgentProcess.Ticket(stranger, hint, first), first),
            (AgentProcess.Ticket(portalKey, hint, first, type: "JWT"), first),
            (AgentProcess.Ticket(portalKey, hint, "a login somewhere"u8.ToArray()), "a login somewhere"u8.ToArray()),
            Item(hint, second)
        );
        var (again, _) = await agent.Sign(hint, "ecdsaP256Sha256", SoftToken.Pin, (good, first));

        codes.ShouldBe([
            "signed",
            "agent.ticket-used",
            "agent.ticket-other-bytes",
            "agent.ticket-expired",
            "agent.ticket-invalid",
            "agent.ticket-invalid",
            "agent.ticket-invalid",
            "agent.ticket-invalid",
            "agent.bytes-foreign",
            "signed",
        ]);
        again.ShouldBe(["agent.ticket-used"]);
    }

    [Fact]
    public async Task A_used_ticket_stays_used_after_a_restart()
    {
        var clerk = office.Hire();
        var token = await SoftToken.Holding(clerk, office.Folder);
        var bytes = await Attributes(clerk, "mot");
        (string, byte[]) item;
        string hint;
        using (var before = await AgentProcess.Start(token, AgentFolder, portalKey))
        {
            hint = (await KeyHint(before))!;
            item = Item(hint, bytes);
            (await before.Sign(hint, "ecdsaP256Sha256", SoftToken.Pin, item)).Codes.ShouldBe(["signed"]);
        }

        using var after = await AgentProcess.Start(token, AgentFolder, portalKey);

        (await after.Sign(hint, "ecdsaP256Sha256", SoftToken.Pin, item)).Codes.ShouldBe(["agent.ticket-used"]);
    }

    [Fact]
    public async Task Of_many_wrong_pins_at_two_agents_and_after_a_restart_three_reach_the_token()
    {
        var clerk = office.Hire();
        var token = await SoftToken.Holding(clerk, office.Folder);
        var bytes = await Attributes(clerk, "mot");
        using var one = await AgentProcess.Start(token, AgentFolder, portalKey);
        List<string> codes;
        var hint = (await KeyHint(one))!;
        using (var two = await AgentProcess.Start(token, AgentFolder, portalKey))
        {
            // The soft token's library lists tokens once, as it is loaded; not while the other agent writes to this one.
            (await KeyHint(two)).ShouldBe(hint);
            var tries = await Task.WhenAll(
                Enumerable
                    .Range(0, 200)
                    .Select(i =>
                        (i % 2 == 0 ? one : two).Sign(hint, "ecdsaP256Sha256", $"9{i:00000}", Item(hint, bytes))
                    )
            );
            codes = [.. tries.Select(t => t.Codes.Single())];
        }

        using var restarted = await AgentProcess.Start(token, AgentFolder, portalKey);
        codes.AddRange((await restarted.Sign(hint, "ecdsaP256Sha256", SoftToken.Pin, Item(hint, bytes))).Codes);

        codes.Count(c => c == "agent.pin-wrong").ShouldBe(3);
        codes.Count(c => c == "agent.pin-wait").ShouldBe(198);
    }

    [Fact]
    public async Task A_pin_leaves_no_trace_on_screen_or_disk()
    {
        var clerk = office.Hire();
        var bytes = await Attributes(clerk, "mot");
        using (var agent = await At(clerk))
        {
            var hint = (await KeyHint(agent))!;
            await agent.Sign(hint, "ecdsaP256Sha256", "77188199", Item(hint, bytes));
            await agent.Sign(hint, "ecdsaP256Sha256", SoftToken.Pin, Item(hint, bytes));

            agent.Screen.ShouldNotContain(SoftToken.Pin);
        }

        foreach (var file in Directory.EnumerateFiles(AgentFolder))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            text.ShouldNotContain("77188199");
            text.ShouldNotContain(SoftToken.Pin);
        }
    }

    private async Task<AgentProcess> At(Signer clerk) =>
        await AgentProcess.Start(await SoftToken.Holding(clerk, office.Folder), AgentFolder, portalKey);

    private static async Task<string?> KeyHint(AgentProcess agent) =>
        (await agent.Get("/certificates")).EnumerateArray().Single().GetProperty("keyHint").GetString();

    private (string Ticket, byte[] Bytes) Item(string hint, byte[] bytes) =>
        (AgentProcess.Ticket(portalKey, hint, bytes), bytes);

    private async Task<byte[]> Attributes(Signer clerk, string text) =>
        (await office.PrepareAsync(clerk, SigningOffice.Form(text))).SignedAttributes;
}
