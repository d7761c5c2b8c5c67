using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

public sealed class DossierPapersTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_paper_is_read_by_its_owner_and_the_clerk_under_heads_that_confine_it(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier();
        var clerk = office.SignInAsClerk();
        var path = await PathOfFirstPaper(clerk, dossier.Code);

        var own = (await citizen.Get(path)).ShouldBe(200);
        var read = (await clerk.Get($"{path}?disposition=inline")).ShouldBe(200);

        read.Body.ShouldStartWith("%PDF");
        read.Headers["Content-Type"].ShouldBe("application/pdf");
        read.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        read.Headers["Content-Security-Policy"].ShouldBe("sandbox; default-src 'none'");
        read.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
        read.Headers["Cache-Control"].ShouldBe("no-store");
        read.Headers["Content-Disposition"].ShouldStartWith("inline");
        own.Headers["Content-Disposition"].ShouldStartWith("attachment");
        (await LooksAt(office, dossier.Code)).ShouldBe([StaffLookKind.Paper]);
    }

    [Theory, EachDatabase]
    public async Task A_paper_that_no_scan_has_found_clean_is_kept_from_staff(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier();
        var clerk = office.SignInAsClerk();
        var path = await PathOfFirstPaper(clerk, dossier.Code);
        await ScanSays(office, ScanState.Pending);

        var answer = await clerk.Get(path);

        answer.ShouldBe(409, "paper.not-clean");
        (await citizen.Get(path)).ShouldBe(200);
        (await LooksAt(office, dossier.Code)).ShouldBeEmpty();
        await ScanSays(office, ScanState.Clean);
    }

    [Theory, EachDatabase]
    public async Task A_paper_that_no_scan_has_found_clean_may_be_found_faulty_but_never_good(Store store)
    {
        var office = await offices.In(store);
        var clerk = office.SignInAsClerk();
        var dossier = await office.SignInAsCitizen().SubmitDossier();
        var seen = await clerk.Open(dossier.Code);
        var paper = seen["attachments"][0].GetProperty("id").GetGuid();

        foreach (var state in new[] { ScanState.Pending, ScanState.Infected, ScanState.Error })
        {
            await ScanSays(office, state);
            var good = await clerk.Judge(dossier.Code, paper, seen.Version, "good");
            good.ShouldBe(422, "dossier.paper-not-clean");
        }

        var faulty = await clerk.Judge(dossier.Code, paper, seen.Version, "faulty", "Tệp không mở được");
        faulty.ShouldBe(200)["attachments"][0].GetProperty("verdict").GetString().ShouldBe("faulty");
        await ScanSays(office, ScanState.Clean);
        (await clerk.Judge(dossier.Code, paper, faulty.Version, "good")).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task A_paper_asked_for_through_another_dossier_looks_absent(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var (first, second) = (await citizen.SubmitDossier(), await citizen.SubmitDossier());
        var clerk = office.SignInAsClerk();
        var path = (await PathOfFirstPaper(clerk, first.Code)).Replace(
            first.Code,
            second.Code,
            StringComparison.Ordinal
        );

        (await clerk.Get(path)).ShouldBe(404, "resource.not-found");
        (await citizen.Get(path)).ShouldBe(404, "resource.not-found");
        (await office.SignInAsCitizen().Get(path)).ShouldBe(404, "resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task The_printed_declaration_is_the_same_file_each_time(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier();
        var path = $"/api/dossiers/{dossier.Code}/application-form";

        var first = (await citizen.Get(path)).ShouldBe(200);
        var second = (await office.SignInAsClerk().Get(path)).ShouldBe(200);

        first.Body.ShouldStartWith("%PDF");
        second.Body.ShouldBe(first.Body);
        (await LooksAt(office, dossier.Code)).ShouldBe([StaffLookKind.ApplicationForm]);
    }

    [Theory, EachDatabase]
    public async Task The_printed_refusal_exists_once_the_dossier_is_refused(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier();
        var clerk = office.SignInAsClerk();
        var path = $"/api/dossiers/{dossier.Code}/refusal";
        (await citizen.Get(path)).ShouldBe(404);

        (
            await clerk.TryRefuse(dossier.Code, (await clerk.Open(dossier.Code)).Version, "Thiếu giấy chứng sinh")
        ).ShouldBe(201);

        var own = (await citizen.Get(path)).ShouldBe(200);
        own.Body.ShouldStartWith("%PDF");
        (await clerk.Get(path)).ShouldBe(200).Body.ShouldBe(own.Body);
    }

    private static async Task<string> PathOfFirstPaper(Clerk clerk, string code)
    {
        var paper = (await clerk.Open(code))["attachments"][0];
        return $"/api/dossiers/{code}/attachments/{paper.GetProperty("id").GetGuid()}/content";
    }

    private static Task<int> ScanSays(Office office, ScanState state) =>
        office.AskAsync(db => db.StoredDocuments.ExecuteUpdateAsync(set => set.SetProperty(d => d.Scan, state)));

    private static async Task<StaffLookKind[]> LooksAt(Office office, string code)
    {
        var parsed = Domain.Dossiers.DossierCode.Parse(code).Value;
        return await office.AskAsync(db =>
            db.StaffLooks.Where(l =>
                    l.What != StaffLookKind.Dossier && db.Dossiers.Any(d => d.Id == l.DossierId && d.Code == parsed)
                )
                .OrderBy(l => l.At)
                .Select(l => l.What)
                .ToArrayAsync()
        );
    }
}
