using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Signing;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Population;
using static OnlinePublicServices.Features.Tests.Population.RegisterOffice;

namespace OnlinePublicServices.Features.Tests.Looks;

/// <summary>The key under which looks are hidden turns, and people find what was hidden before.</summary>
public sealed class LookKeyTests
{
    private const string Her = "Trần Thị Bích Ngọc";
    private const string Him = "Lê Văn Tuấn";

    [Theory, EachDatabase]
    public async Task After_the_key_has_turned_a_person_reads_of_looks_of_before_and_after(Store store)
    {
        await using var asking = await OpenAsync(store);
        var office = asking.Office;
        using var owner = office.SignInAsCitizen(Him);
        using var her = office.SignInAsCitizen(Her, ("personal_id", Cases.HerId));
        using var clerk = office.SignInAsClerk();
        var code = (await owner.SubmitDossier(Cases.MaritalStatus)).Code;
        (await LookUp(clerk, code)).ShouldBe(200);
        office.Clock.Advance(TimeSpan.FromMinutes(1));

        await office.Services.TurnLookKeyAsync(TestContext.Current.CancellationToken);
        (await LookUp(clerk, code)).ShouldBe(200);

        (await LooksOf(her)).ShouldBe(2);
        (await Archive.Of(her, "register-looks.json")).GetArrayLength().ShouldBe(2);
        (await Digests(office)).Distinct().Count().ShouldBe(2, "each is hidden under its own key");
    }

    [Theory, EachDatabase]
    public async Task A_key_is_used_for_a_year_and_then_another_is_drawn(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var first = await Hide(office);
        office.Clock.Advance(TimeSpan.FromDays(LookSubjects.KeyDays));
        (await Hide(office)).ShouldBe(first);
        office.Clock.Advance(TimeSpan.FromDays(1));
        var second = await Hide(office);

        second.ShouldNotBe(first);
        (
            await office.WithAsync<LookSubjects, IReadOnlyList<string>>(subjects =>
                subjects.AllOf(Number, TestContext.Current.CancellationToken)
            )
        ).ShouldBe([second, first]);
        (await office.AskAsync(db => db.PortalKeys.CountAsync())).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task What_the_first_key_hid_is_found_and_nothing_more_is_hidden_under_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var key = Enumerable.Range(1, 32).Select(n => (byte)n).ToArray();
        var shared = office
            .Services.GetService(typeof(IDataProtectionProvider))
            .ShouldBeAssignableTo<IDataProtectionProvider>()!;
        await office.AskAsync(db =>
        {
            db.PortalKeys.Add(
                new PortalKey { Id = LookSubjects.KeyId, Protected = shared.CreateProtector("portal-key").Protect(key) }
            );
            return db.SaveChangesAsync();
        });
        var before = Convert.ToHexStringLower(
            System.Security.Cryptography.HMACSHA256.HashData(key, System.Text.Encoding.ASCII.GetBytes(Cases.HerId))
        );

        var now = await Hide(office);

        now.ShouldNotBe(before);
        (
            await office.WithAsync<LookSubjects, IReadOnlyList<string>>(subjects =>
                subjects.AllOf(Number, TestContext.Current.CancellationToken)
            )
        ).ShouldBe([now, before]);
        var drawn = await office.AskAsync(db => db.PortalKeys.SingleAsync(k => k.Id != LookSubjects.KeyId));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() =>
            shared.CreateProtector("portal-key").Unprotect(drawn.Protected)
        );
    }

    private static PersonalIdNumber Number => PersonalIdNumber.Parse(Cases.HerId).Value;

    private static Task<string> Hide(Office office) =>
        office.AskAsync(async db =>
        {
            await using var scope = office.Services.CreateAsyncScope();
            var subjects = scope.ServiceProvider.GetRequiredService<LookSubjects>();
            var digest = await subjects.Of(Number, TestContext.Current.CancellationToken);
            await scope
                .ServiceProvider.GetRequiredService<Persistence.PublicServicesDbContext>()
                .SaveChangesAsync(TestContext.Current.CancellationToken);
            return digest;
        });

    private static async Task<int> LooksOf(Citizen citizen) =>
        (await citizen.Get("/api/personal-data/looks?limit=100")).ShouldBe(200)["items"].GetArrayLength();

    private static Task<List<string?>> Digests(Office office) =>
        office.AskAsync(db => db.StaffLooks.Where(l => l.About != null).Select(l => l.About).ToListAsync());
}
