using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

public sealed class SigningTests(Offices offices) : IClassFixture<Offices>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_signed_slip_reaches_its_owner_as_a_file_that_anybody_can_check(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true"));
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(citizen, signer.Clerk);

        var sha256 = await signer.SignSlip(dossier.Code);

        var file = await citizen.Http.GetByteArrayAsync(SlipOf(dossier), Cancel);
        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(sha256);
        (await PdfSig(file)).ShouldContain("Signature is Valid");
        (await MailsAbout(office, dossier)).ShouldContain(MessageKind.AppointmentSlipSigned);
    }

    [Theory, EachDatabase]
    public async Task An_rsa_key_signs_as_well(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true"));
        using var signer = await Signer.Certified(office.SignInAsClerk(), rsa: true);
        var dossier = await Accepted(citizen, signer.Clerk);

        var session = await signer.Prepare(dossier.Code);
        var outcome = (await signer.SignAll(session)).Single();

        session.Json.GetProperty("algorithm").GetString().ShouldBe("rsaPssSha256");
        outcome.State.ShouldBe("signed");
    }

    [Theory, EachDatabase]
    public async Task The_preview_is_the_file_whose_hash_the_session_names(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);

        var item = (await signer.Prepare(dossier.Code)).Items.Single();

        var shown = await signer.Clerk.Http.GetByteArrayAsync(new Uri(item.PreviewUrl, UriKind.Relative), Cancel);
        Convert.ToHexStringLower(SHA256.HashData(shown)).ShouldBe(item.DocumentSha256);
    }

    [Theory, EachDatabase]
    public async Task Of_a_batch_one_bad_signature_stops_no_other(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var first = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var second = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var session = await signer.Prepare(first.Code, "H56.310-261123-9999", second.Code);
        var items = session.Items;

        var outcomes = Outcome.Of(
            await signer.Answer(
                session,
                (items[0].PaperId, signer.Sign(items[1].BytesToSign)),
                (items[1].PaperId, signer.Sign(items[1].BytesToSign))
            )
        );

        session.Problems.ShouldBe(["H56.310-261123-9999: resource.not-found"]);
        outcomes.Select(o => o.Code ?? o.State).ShouldBe(["signing.signature-invalid", "signed"]);
    }

    [Theory, EachDatabase]
    public async Task All_papers_of_a_batch_are_signed_at_once(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var first = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var second = await Accepted(office.SignInAsCitizen(), signer.Clerk);

        var outcomes = await signer.SignAll(await signer.Prepare(first.Code, second.Code));

        outcomes.Select(o => o.State).ShouldBe(["signed", "signed"]);
    }

    [Theory, EachDatabase]
    public async Task A_paper_is_named_by_its_id_as_well_and_laid_out_once(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var paper = (await signer.Clerk.Open(dossier.Code))["slip"].GetProperty("id").GetGuid();

        var session = await signer.Clerk.Post(
            "/api/signing-sessions",
            new
            {
                dossierCodes = new[] { dossier.Code },
                paperIds = new[] { paper, Guid.Empty },
                signer.CertificateId,
            }
        );

        var prepared = new Prepared(session.ShouldBe(201).Json);
        prepared.Items.Single().PaperId.ShouldBe(paper);
        session["items"][0].GetProperty("kind").GetString().ShouldBe("appointmentSlip");
        session["problems"][0].GetProperty("paperId").GetGuid().ShouldBe(Guid.Empty);
        session["problems"][0].GetProperty("code").GetString().ShouldBe("resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task Another_keys_signature_is_refused_and_the_right_one_still_counts(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        using var stranger = await Signer.Certified(office.SignInAsClerk(Cases.ThoBinh));
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var session = await signer.Prepare(dossier.Code);
        var item = session.Items.Single();

        var forged = Outcome.Of(await signer.Answer(session, (item.PaperId, stranger.Sign(item.BytesToSign))));

        forged.Single().Code.ShouldBe("signing.signature-invalid");
        (await signer.SignAll(session)).Single().State.ShouldBe("signed");
    }

    [Theory, EachDatabase]
    public async Task Only_the_clerk_who_accepted_signs(Store store)
    {
        var office = await offices.In(store);
        var dossier = await Accepted(office.SignInAsCitizen(), office.SignInAsClerk());
        using var supervisor = await Signer.Certified(office.SignInAsSupervisor());
        using var elsewhere = await Signer.Certified(office.SignInAsClerk(Cases.ThoBinh));

        var (ofUnit, ofOther) = (await supervisor.Prepare(dossier.Code), await elsewhere.Prepare(dossier.Code));

        ofUnit.Problems.ShouldBe([$"{dossier.Code}: signing.slip-not-yours"]);
        ofOther.Problems.ShouldBe([$"{dossier.Code}: resource.not-found"]);
    }

    [Theory, EachDatabase]
    public async Task After_five_minutes_a_session_takes_no_signature(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var session = await signer.Prepare(dossier.Code);

        office.Clock.Advance(TimeSpan.FromSeconds(301));
        var late = await signer.SignAll(session);

        late.Single().Code.ShouldBe("signing.session-expired");
        (await signer.SignSlip(dossier.Code)).ShouldNotBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_double_click_signs_once_and_is_told_the_same_twice(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var citizen = office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true"));
        var dossier = await Accepted(citizen, signer.Clerk);
        var session = await signer.Prepare(dossier.Code);

        var both = await Task.WhenAll(signer.SignAll(session), signer.SignAll(session));

        both.SelectMany(o => o).Select(o => o.State).ShouldBe(["signed", "signed"]);
        both.SelectMany(o => o).Select(o => o.Sha256).Distinct().Count().ShouldBe(1);
        (await MailsAbout(office, dossier)).Count(k => k == MessageKind.AppointmentSlipSigned).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Of_two_tabs_one_signs_and_the_other_learns_it(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var (one, two) = (await signer.Prepare(dossier.Code), await signer.Prepare(dossier.Code));

        var first = (await signer.SignAll(one)).Single();
        var second = (await signer.SignAll(two)).Single();
        var third = await signer.Prepare(dossier.Code);

        (first.State, second.Code).ShouldBe(("signed", "slip.already-signed"));
        third.Problems.ShouldBe([$"{dossier.Code}: slip.already-signed"]);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_certificate_signs_nothing_any_more(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);
        var session = await signer.Prepare(dossier.Code);

        (
            await signer.Clerk.Post(
                $"/api/certificates/{signer.CertificateId}/revocation",
                new { reason = "keyCompromise" }
            )
        )
            .ShouldBe(200)
            .Text("state")
            .ShouldBe("revoked");

        (await signer.SignAll(session)).Single().Code.ShouldBe("signing.certificate.revoked");
        (await signer.TryPrepare(dossier.Code)).ShouldBe(422, "signing.certificate.revoked");
    }

    [Theory, EachDatabase]
    public async Task The_waiting_slip_is_listed_until_it_is_signed(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office.SignInAsCitizen(), signer.Clerk);

        var before = (await signer.Clerk.Get("/api/signing/slips?limit=100")).ShouldBe(200).Body;
        await signer.SignSlip(dossier.Code);
        var after = (await signer.Clerk.Get("/api/signing/slips?limit=100")).ShouldBe(200).Body;

        before.ShouldContain(dossier.Code);
        after.ShouldNotContain(dossier.Code);
    }

    [Theory, EachDatabase]
    public async Task The_tracking_key_opens_the_slip_and_a_wrong_one_does_not(Store store)
    {
        var office = await offices.In(store);
        var dossier = await Accepted(office.SignInAsCitizen(), office.SignInAsClerk());
        var path = SlipOf(dossier).ToString();

        var right = await office.Anonymous().Get(path, ("X-Tracking-Key", dossier.Key));
        var wrong = await office.Anonymous().Get(path, ("X-Tracking-Key", "aaaabbbbccccdddd"));
        var none = await office.Anonymous().Get(path);
        var other = await office.SignInAsCitizen().Get(path);

        right.ShouldBe(200).Headers["Content-Security-Policy"].ShouldBe("sandbox; default-src 'none'");
        right.Headers["Content-Disposition"].ShouldStartWith("attachment; filename=\"giay-hen-");
        (wrong.Code, none.Code, other.Code).ShouldBe(
            ("tracking.not-found", "resource.not-found", "resource.not-found")
        );
    }

    private static Uri SlipOf(Submitted dossier) =>
        new($"/api/dossiers/{dossier.Code}/appointment-slip", UriKind.Relative);

    private static async Task<Submitted> Accepted(Citizen citizen, Clerk clerk)
    {
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await clerk.Accept(dossier.Code);
        return dossier;
    }

    private static Task<List<MessageKind>> MailsAbout(Office office, Submitted dossier) =>
        office.AskAsync(db =>
            db.Dossiers.Where(d => d.Code == Domain.Dossiers.DossierCode.Parse(dossier.Code).Value)
                .Join(db.OutboxMessages, d => d.Id, m => m.DossierId, (_, m) => m.Kind)
                .ToListAsync()
        );

    private static async Task<string> PdfSig(byte[] file)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("slip-").FullName, "slip.pdf");
        await File.WriteAllBytesAsync(path, file, Cancel);
        using var pdfsig = Process.Start(
            new ProcessStartInfo("pdfsig", ["-nocert", path]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var said = await pdfsig.StandardOutput.ReadToEndAsync(Cancel);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return said;
    }
}
