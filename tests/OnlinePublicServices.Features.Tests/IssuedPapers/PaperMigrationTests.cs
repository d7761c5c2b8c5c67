using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>An office that gave papers out before there was one table for all of them.</summary>
public sealed class PaperMigrationTests
{
    [Theory, EachDatabase]
    public async Task What_an_older_version_gave_out_stays_what_it_was(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var citizen = office.SignInAsCitizen();
        var (signed, waiting) = (await citizen.SubmitDossier(), await citizen.SubmitDossier());
        var refused = await citizen.SubmitDossier();
        (await signer.Clerk.TryRefuse(refused.Code, 1, "Không thuộc thẩm quyền")).ShouldBe(201);
        var refusal = (await citizen.Get($"/api/dossiers/{refused.Code}/refusal")).ShouldBe(200).Body;
        await signer.Clerk.Accept(signed.Code);
        await signer.SignSlip(signed.Code);
        await signer.Clerk.Accept(waiting.Code);
        var before = (await citizen.Get($"/api/dossiers/{signed.Code}"))["slip"].ToString();

        await office.AskAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("UnclaimedDocuments");
            // That version kept reasons as they were written.
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE dossier_acts SET reason = 'Không thuộc thẩm quyền' WHERE act = 'Refuse'"
            );
            await migrator.MigrateAsync();
            return true;
        });

        (await citizen.Get($"/api/dossiers/{signed.Code}"))["slip"].ToString().ShouldBe(before);
        (await signer.SignSlip(waiting.Code)).ShouldNotBeEmpty();
        (await citizen.Get($"/api/dossiers/{refused.Code}/refusal")).ShouldBe(200).Body.ShouldBe(refusal);
    }
}
