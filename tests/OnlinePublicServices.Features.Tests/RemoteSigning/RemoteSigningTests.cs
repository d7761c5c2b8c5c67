using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;
using OnlinePublicServices.Infrastructure.Tests.Signing.Remote;
using static OnlinePublicServices.Features.Tests.RemoteSigning.RemoteOffice;

namespace OnlinePublicServices.Features.Tests.RemoteSigning;

/// <summary>A clerk's key at a remote signing service: registered once, consented to each time.</summary>
public sealed class RemoteSigningTests(RemoteOffices offices) : IClassFixture<RemoteOffices>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_consent_to_the_papers_of_a_session_signs_them_all(Store store)
    {
        var remote = await offices.In(store);
        var clerk = remote.Office.SignInAsClerk();
        var (citizen, first, second) = await TwoAccepted(remote, clerk);
        var certificate = await remote.Register(clerk);

        var session = await Prepare(clerk, certificate, first.Code, second.Code);
        var back = await remote.Service.Agree(await AskToSign(clerk, session));
        var outcomes = OutcomesOf(await Bring(clerk, back));

        outcomes.Select(o => o.State).ShouldBe(["signed", "signed"]);
        var slip = new Uri($"/api/dossiers/{first.Code}/appointment-slip", UriKind.Relative);
        var file = await citizen.Http.GetByteArrayAsync(slip, Cancel);
        var seen = await remote.Office.WithAsync<ISignatureInspector, Inspection>(inspector =>
            inspector.InspectAsync(file, Cancel)
        );
        seen.Verdict.ShouldBe(InspectionVerdict.Valid);
        seen.Sha256.ShouldBe(outcomes.Single(o => o.PaperId == session.Items[0].PaperId).Sha256);
    }

    [Theory, EachDatabase]
    public async Task Of_several_keys_the_clerk_chooses_one_that_signs_as_it_can(Store store)
    {
        var remote = await offices.In(store);
        var clerk = remote.Office.SignInAsClerk(number: 1);
        var (_, dossier, _) = await TwoAccepted(remote, clerk);

        var certificate = await remote.Register(clerk, key: 1);
        var session = await Prepare(clerk, certificate, dossier.Code);
        var outcomes = OutcomesOf(await Bring(clerk, await remote.Service.Agree(await AskToSign(clerk, session))));

        certificate.GetProperty("remote").GetProperty("algorithm").GetString().ShouldBe("rsaPkcs1Sha256");
        outcomes.Single().State.ShouldBe("signed");
        (await clerk.Get("/api/certificates")).Body.ShouldContain("\"remote\":{\"provider\":\"Ky so tu xa\"");
    }

    [Theory, EachDatabase]
    public async Task A_key_of_another_person_is_not_registered(Store store)
    {
        var remote = await offices.In(store);
        var (clerk, colleague) = (remote.Office.SignInAsClerk(), remote.Office.SignInAsClerk(number: 1));

        var entered = await remote.TryRegister(clerk, remote.LoginOf(colleague));

        entered.ShouldBe(422, "certificate.name-mismatch");
    }

    [Theory, EachDatabase]
    public async Task An_answer_counts_once_and_for_whoever_asked(Store store)
    {
        var remote = await offices.In(store);
        var (clerk, colleague) = (remote.Office.SignInAsClerk(), remote.Office.SignInAsClerk(number: 1));
        var back = await remote.Agree(clerk, await AskForKeys(clerk));

        var foreign = await Bring(colleague, back);
        var invented = await Bring(clerk, back with { State = "invented" });
        var first = await Bring(clerk, back);
        var again = await Bring(clerk, back);

        foreign.ShouldBe(404, "signing.remote-answer-unknown");
        invented.ShouldBe(404, "signing.remote-answer-unknown");
        first.ShouldBe(200);
        again.ShouldBe(404, "signing.remote-answer-unknown");
    }

    [Theory, EachDatabase]
    public async Task Whoever_left_the_english_pages_comes_back_to_them(Store store)
    {
        var remote = await offices.In(store);
        var clerk = remote.Office.SignInAsClerk();

        var page = await clerk.Post(
            "/api/remote-signing/registrations",
            new { provider = RemoteService.Name, english = true }
        );

        page.ShouldBe(200)
            .Text("address")!
            .ShouldContain("redirect_uri=https%3A%2F%2Fdichvucong.example%2Fen%2Fcan-bo%2Fky-tu-xa");
    }

    [Theory, EachDatabase]
    public async Task A_chosen_key_is_the_choosers_own(Store store)
    {
        var remote = await offices.In(store);
        var (clerk, colleague) = (remote.Office.SignInAsClerk(), remote.Office.SignInAsClerk(number: 1));
        var listed = await Bring(clerk, await remote.Agree(clerk, await AskForKeys(clerk)));
        var choiceId = listed.ShouldBe(200)["choices"].GetProperty("id").GetString();

        var foreign = await colleague.Post("/api/remote-signing/proofs", new { choiceId, credentialId = "x" });
        var absent = await clerk.Post("/api/remote-signing/proofs", new { choiceId, credentialId = "x" });

        foreign.ShouldBe(404, "signing.remote-answer-unknown");
        absent.ShouldBe(422, "signing.remote-key-missing");
    }

    [Theory, EachDatabase]
    public async Task After_five_minutes_a_consent_signs_nothing(Store store)
    {
        var remote = await offices.In(store);
        var clerk = remote.Office.SignInAsClerk();
        var (_, dossier, _) = await TwoAccepted(remote, clerk);
        var session = await Prepare(clerk, await remote.Register(clerk), dossier.Code);
        var back = await remote.Service.Agree(await AskToSign(clerk, session));

        remote.Office.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        (await TryAskToSign(clerk, session)).ShouldBe(422, "signing.session-expired");
        (await Bring(clerk, back)).ShouldBe(422, "signing.remote-answer-late");
        (await StateOf(clerk, dossier)).ShouldBe("waiting");
    }

    [Theory, EachDatabase]
    public async Task Whoever_refuses_signs_nothing_and_may_sign_later(Store store)
    {
        var remote = await offices.In(store);
        var clerk = remote.Office.SignInAsClerk();
        var (_, dossier, _) = await TwoAccepted(remote, clerk);
        var session = await Prepare(clerk, await remote.Register(clerk), dossier.Code);

        var refused = await Bring(clerk, await remote.Service.Refuse(await AskToSign(clerk, session)));
        var failed = await Bring(clerk, await remote.Service.Fail(await AskToSign(clerk, session)));
        var before = await StateOf(clerk, dossier);
        var agreed = await Bring(clerk, await remote.Service.Agree(await AskToSign(clerk, session)));

        refused.ShouldBe(422, "signing.remote-declined");
        failed.ShouldBe(422, "signing.remote-failed");
        before.ShouldBe("waiting");
        OutcomesOf(agreed).Single().State.ShouldBe("signed");
    }

    [Theory, EachDatabase]
    public async Task A_slip_that_a_colleague_took_over_meanwhile_stops_no_other(Store store)
    {
        var remote = await offices.In(store);
        var (clerk, colleague) = (remote.Office.SignInAsClerk(), remote.Office.SignInAsClerk(number: 1));
        var (_, first, second) = await TwoAccepted(remote, clerk);
        var session = await Prepare(clerk, await remote.Register(clerk), first.Code, second.Code);
        var back = await remote.Service.Agree(await AskToSign(clerk, session));

        var version = (await colleague.Open(first.Code)).Version;
        (
            await colleague.Post(
                $"/api/dossiers/{first.Code}/appointment-slip",
                new { },
                Guid.NewGuid().ToString(),
                version
            )
        ).ShouldBe(201);
        var outcomes = OutcomesOf(await Bring(clerk, back));

        session
            .Items.Select(item => outcomes.Single(o => o.PaperId == item.PaperId))
            .Select(o => o.Code ?? o.State)
            .ShouldBe(["slip.superseded", "signed"]);
    }

    [Theory, EachDatabase]
    public async Task A_service_that_is_down_is_told_and_the_paper_waits(Store store)
    {
        await using var remote = await OpenAsync(store);
        var clerk = remote.Office.SignInAsClerk();
        var (_, dossier, _) = await TwoAccepted(remote, clerk);
        var session = await Prepare(clerk, await remote.Register(clerk), dossier.Code);
        var back = await remote.Service.Agree(await AskToSign(clerk, session));

        await remote.Service.DisposeAsync();

        (await Bring(clerk, back)).ShouldBe(503, "signing.remote-unavailable").Headers.ShouldContainKey("Retry-After");
        (await TryAskToSign(clerk, session)).ShouldBe(503, "signing.remote-unavailable");
        (await StateOf(clerk, dossier)).ShouldBe("waiting");
    }

    [Theory, EachDatabase]
    public async Task A_key_that_no_service_keeps_is_not_asked_for(Store store)
    {
        var remote = await offices.In(store);
        using var signer = await Signer.Certified(remote.Office.SignInAsClerk());
        var (_, dossier, _) = await TwoAccepted(remote, signer.Clerk);
        var session = await signer.Prepare(dossier.Code);

        (await TryAskToSign(signer.Clerk, session)).ShouldBe(404, "resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task What_comes_back_with_the_browser_stands_nowhere_in_the_database(Store store)
    {
        var remote = await offices.In(store);
        var clerk = remote.Office.SignInAsClerk();
        var page = await AskForKeys(clerk);
        var back = await remote.Agree(clerk, page);

        var kept = await remote.Office.AskAsync(db => db.RemoteConsents.AsNoTracking().ToListAsync(Cancel));

        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(c =>
            c.Key != back.State && !System.Text.Encoding.UTF8.GetString(c.Protected).Contains("Verifier")
        );
        await Bring(clerk, back);
        var key = kept[^1].Key;
        (await remote.Office.AskAsync(db => db.RemoteConsents.AnyAsync(c => c.Key == key, Cancel))).ShouldBeFalse();
    }

    private static async Task<(Citizen Citizen, Submitted First, Submitted Second)> TwoAccepted(
        RemoteOffice remote,
        Clerk clerk
    )
    {
        var citizen = remote.Office.SignInAsCitizen();
        var (first, second) = (
            await citizen.SubmitDossier(Cases.MaritalStatus),
            await citizen.SubmitDossier(Cases.MaritalStatus)
        );
        await clerk.Accept(first.Code);
        await clerk.Accept(second.Code);
        return (citizen, first, second);
    }

    private static async Task<string?> StateOf(Clerk clerk, Submitted dossier) =>
        (await clerk.Open(dossier.Code))["slip"].GetProperty("state").GetString();
}
