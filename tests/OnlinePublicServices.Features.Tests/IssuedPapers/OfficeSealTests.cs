using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>Papers that go out under the unit's seal, and the signature of their person behind it.</summary>
public sealed class OfficeSealTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_slip_of_a_clerk_without_a_certificate_goes_out_under_the_seal_and_says_what_that_is_worth(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        var clerk = office.SignInAsClerk();
        var dossier = await Accepted(office, clerk);

        await Sweep(office);

        var file = await SlipOf(clerk, dossier);
        (await PdfSig(file)).ShouldContain("Signature is Valid");
        var check = await Check(office, file);
        check.Text("verdict").ShouldBe("valid");
        check.Text("rung").ShouldBe("seal");
        check["author"].GetProperty("name").GetString().ShouldBe(clerk.Name);
        check["longTerm"].GetBoolean().ShouldBeTrue();
        (await MailsAbout(office, dossier)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task The_clerks_signature_follows_behind_the_seal_and_both_files_stay_genuine(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var clerk = office.SignInAsClerk();
        var dossier = await Accepted(office, clerk);
        await Sweep(office);
        var before = await SlipOf(clerk, dossier);
        using var signer = await Signer.Certified(clerk);

        (await clerk.Get("/api/signing/slips")).Body.ShouldContain(dossier.Code);
        await signer.SignSlip(dossier.Code);

        var after = await SlipOf(clerk, dossier);
        after.AsSpan(0, before.Length).SequenceEqual(before).ShouldBeTrue();
        (await PdfSig(after)).Split("Signature is Valid").Length.ShouldBe(3);
        var (old, now) = (await Check(office, before), await Check(office, after));
        (old.Text("verdict"), old.Text("rung")).ShouldBe(("valid", "seal"));
        (now.Text("verdict"), now.Text("rung")).ShouldBe(("valid", "sealAndPerson"));
        now["signer"].GetProperty("name").GetString().ShouldBe(clerk.Name);
        now.Json.TryGetProperty("seal", out _).ShouldBeTrue();
        (await MailsAbout(office, dossier)).ShouldBe(1);
        (await clerk.Get("/api/signing/slips")).Body.ShouldNotContain(dossier.Code);
        (await signer.Prepare(dossier.Code)).Problems.ShouldBe([$"{dossier.Code}: slip.already-signed"]);
    }

    [Theory, EachDatabase]
    public async Task A_slip_of_a_clerk_with_a_certificate_waits_for_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var dossier = await Accepted(office, signer.Clerk);

        await Sweep(office);

        (await MailsAbout(office, dossier)).ShouldBe(0);
        await signer.SignSlip(dossier.Code);
        (await Check(office, await SlipOf(signer.Clerk, dossier))).Text("rung").ShouldBe("person");
    }

    [Theory, EachDatabase]
    public async Task A_signature_for_a_slip_that_was_sealed_meanwhile_is_asked_for_anew(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var clerk = office.SignInAsClerk();
        var dossier = await Accepted(office, clerk);
        using var signer = await Signer.Certified(clerk);
        var session = await signer.Prepare(dossier.Code);
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await office.AskAsync(db =>
            db.StaffCertificates.ExecuteUpdateAsync(c =>
                c.SetProperty(x => x.ValidUntil, office.Clock.GetUtcNow().AddSeconds(-1))
            )
        );
        await Sweep(office);
        await office.AskAsync(db =>
            db.StaffCertificates.ExecuteUpdateAsync(c =>
                c.SetProperty(x => x.ValidUntil, office.Clock.GetUtcNow().AddDays(1))
            )
        );

        var late = (await signer.SignAll(session)).Single();

        late.Code.ShouldBe("signing.slip-not-prepared");
        (await signer.SignSlip(dossier.Code)).ShouldNotBeNull();
        (await Check(office, await SlipOf(clerk, dossier))).Text("rung").ShouldBe("sealAndPerson");
    }

    [Theory, EachDatabase]
    public async Task Sealed_at_once_by_many_a_slip_goes_out_once(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var clerk = office.SignInAsClerk();
        var dossier = await Accepted(office, clerk);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sweep(office)));
        var first = await SlipOf(clerk, dossier);
        await Sweep(office);

        (await SlipOf(clerk, dossier)).ShouldBe(first);
        (await MailsAbout(office, dossier)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_paper_that_can_not_be_printed_holds_no_other_back(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var clerk = office.SignInAsClerk();
        var broken = await Accepted(office, clerk);
        await office.AskAsync(db =>
            db.IssuedPapers.ExecuteUpdateAsync(p => p.SetProperty(paper => paper.UnitId, "no-such-unit"))
        );
        var whole = await Accepted(office, clerk);

        await Sweep(office);

        (await MailsAbout(office, broken)).ShouldBe(0);
        (await MailsAbout(office, whole)).ShouldBe(1);
    }

    private static Task<bool> Sweep(Office office) =>
        office.WithAsync<PaperSealing, bool>(async sealing =>
        {
            await sealing.SweepAsync(Cancel);
            return true;
        });

    private static async Task<Submitted> Accepted(Office office, Clerk clerk)
    {
        var citizen = office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true"));
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await clerk.Accept(dossier.Code);
        return dossier;
    }

    private static Task<byte[]> SlipOf(Clerk clerk, Submitted dossier) =>
        clerk.Http.GetByteArrayAsync(
            new Uri($"/api/dossiers/{dossier.Code}/appointment-slip", UriKind.Relative),
            Cancel
        );

    private static Task<int> MailsAbout(Office office, Submitted dossier) =>
        office.AskAsync(db =>
            db.Dossiers.Where(d => d.Code == Domain.Dossiers.DossierCode.Parse(dossier.Code).Value)
                .Join(db.OutboxMessages, d => d.Id, m => m.DossierId, (_, m) => m.Kind)
                .CountAsync(kind => kind == MessageKind.AppointmentSlipSigned)
        );

    private static async Task<Answer> Check(Office office, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var response = await office
            .Anonymous()
            .Http.PostAsync(new Uri("/api/verifications", UriKind.Relative), content, Cancel);
        return await Answer.ReadAsync(response);
    }

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
