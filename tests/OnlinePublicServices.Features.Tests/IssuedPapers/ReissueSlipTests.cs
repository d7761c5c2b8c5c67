using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>A slip waits for a clerk who is away, and a colleague signs in their place.</summary>
public sealed class ReissueSlipTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_colleague_takes_a_waiting_slip_over_and_signs_it_under_the_same_promise(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var away = office.SignInAsClerk();
        using var signer = await Signer.Certified(office.SignInAsClerk(number: 1));
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        var accepted = await away.Accept(dossier.Code);
        office.ItIs("2026-11-24 08:15");

        var reissued = await TakeOver(signer.Clerk, dossier.Code, accepted.Version);
        await signer.SignSlip(dossier.Code);

        reissued.ShouldBe(201)["slip"].GetProperty("state").GetString().ShouldBe("waiting");
        var seen = await citizen.Get($"/api/dossiers/{dossier.Code}");
        seen["slip"].GetProperty("id").GetGuid().ShouldBe(reissued["slip"].GetProperty("id").GetGuid());
        seen["slip"].GetProperty("state").GetString().ShouldBe("signed");
        seen["slip"].GetProperty("signerName").GetString().ShouldBe(signer.Clerk.Name);
        seen["due"].GetRawText().ShouldBe(accepted["due"].GetRawText());
        seen["history"].EnumerateArray().Last().GetProperty("act").GetString().ShouldBe("reissueSlip");
        (await SlipsOf(office, dossier.Code)).ShouldBe([PaperState.Superseded, PaperState.Signed]);
        var printed = await SlipText.Of(signer.Clerk, dossier.Code);
        printed.ShouldContain("09 giờ 00 phút, ngày 23 tháng 11 năm 2026");
        printed.ShouldContain("ngày 24 tháng 11 năm 2026");
    }

    [Theory, EachDatabase]
    public async Task A_slip_taken_over_no_longer_takes_the_first_clerks_signature(Store store)
    {
        var office = await offices.In(store);
        using var first = await Signer.Certified(office.SignInAsClerk());
        var colleague = office.SignInAsClerk(number: 1);
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        var accepted = await first.Clerk.Accept(dossier.Code);
        var session = await first.Prepare(dossier.Code);

        (await TakeOver(colleague, dossier.Code, accepted.Version)).ShouldBe(201);
        var late = await first.SignAll(session);

        late.Single().Code.ShouldBe("slip.superseded");
        (await first.Prepare(dossier.Code)).Problems.ShouldBe([$"{dossier.Code}: signing.slip-not-yours"]);
        (await SlipsOf(office, dossier.Code)).ShouldBe([PaperState.Superseded, PaperState.Waiting]);
    }

    [Theory, EachDatabase]
    public async Task Of_two_colleagues_at_once_one_takes_it_over_and_only_what_waits_for_another_can_be(Store store)
    {
        var office = await offices.In(store);
        var away = office.SignInAsClerk();
        var (one, other) = (office.SignInAsClerk(number: 1), office.SignInAsClerk(number: 2));
        using var signer = await Signer.Certified(away);
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        var accepted = await away.Accept(dossier.Code);
        var signed = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        var version = (await away.Accept(signed.Code)).Version;
        await signer.SignSlip(signed.Code);

        (await TakeOver(away, dossier.Code, accepted.Version)).ShouldBe(409, "slip.already-yours");
        var answers = await Task.WhenAll(
            TakeOver(one, dossier.Code, accepted.Version),
            TakeOver(other, dossier.Code, accepted.Version)
        );

        answers.Select(a => a.Status).Order().ShouldBe([201, 412]);
        (await TakeOver(one, signed.Code, version)).ShouldBe(409, "slip.already-signed");
        (
            await TakeOver(office.SignInAsSupervisor(), dossier.Code, answers.Single(a => a.Status == 201).Version)
        ).ShouldBe(403, "dossier.act-not-yours");
    }

    [Theory, EachDatabase]
    public async Task What_waits_for_colleagues_is_seen_by_the_units_clerks_and_supervisor_and_nobody_else(Store store)
    {
        const string Unit = "an-nong-commune";
        var office = await offices.In(store);
        var (away, here) = (office.SignInAsClerk(Unit), office.SignInAsClerk(Unit, number: 1));
        var citizen = office.SignInAsCitizen();
        var mine = await citizen.SubmitDossier(Cases.MaritalStatus, Unit);
        var theirs = await citizen.SubmitDossier(Cases.MaritalStatus, Unit);
        await here.Accept(mine.Code);
        office.ItIs("2026-11-23 09:01");
        await away.Accept(theirs.Code);

        var own = await Waiting(here);
        var offered = await Waiting(here, colleagues: true);
        var overseen = await Waiting(office.SignInAsSupervisor(Unit), colleagues: true);

        own.ShouldBe([$"{mine.Code} of {here.Name}"]);
        offered.ShouldBe([$"{theirs.Code} of {away.Name}, offered"]);
        overseen.ShouldBe([$"{mine.Code} of {here.Name}", $"{theirs.Code} of {away.Name}"]);
        (await Waiting(office.SignInAsClerk(Cases.ThoBinh), colleagues: true)).ShouldNotContain(shown =>
            shown.StartsWith(theirs.Code, StringComparison.Ordinal)
        );
        (await Waiting(office.SignInAsAdministrator(), colleagues: true)).ShouldBeEmpty();
    }

    private static Task<Answer> TakeOver(Clerk clerk, string code, int version) =>
        clerk.Post($"/api/dossiers/{code}/appointment-slip", new { }, Guid.NewGuid().ToString(), version);

    private static async Task<string[]> Waiting(Clerk clerk, bool colleagues = false) =>
        [
            .. (await clerk.Get($"/api/signing/slips{(colleagues ? "?colleagues=true" : "")}"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(slip =>
                    $"{slip.GetProperty("dossierCode")} of {slip.GetProperty("clerkName")}"
                    + (slip.GetProperty("mayReissue").GetBoolean() ? ", offered" : "")
                ),
        ];

    private static async Task<PaperState[]> SlipsOf(Office office, string code)
    {
        var parsed = DossierCode.Parse(code).Value;
        return await office.AskAsync(db =>
            db.IssuedPapers.Where(s => db.Dossiers.Any(d => d.Id == s.DossierId && d.Code == parsed))
                .OrderBy(s => s.IssuedAt)
                .Select(s => s.State)
                .ToArrayAsync()
        );
    }
}
