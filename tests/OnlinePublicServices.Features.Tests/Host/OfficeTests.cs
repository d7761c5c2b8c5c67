using System.Runtime.CompilerServices;

namespace OnlinePublicServices.Features.Tests.Host;

public sealed class OfficeTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_dossier_goes_from_the_citizen_over_the_counter_to_its_appointment(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen("Trần Thị Bích Ngọc");

        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        var acceptance = await office.SignInAsClerk().Accept(dossier.Code);

        dossier.Code.ShouldBe("H56.310-261123-0001");
        acceptance["slip"].GetProperty("state").GetString().ShouldBe("waiting");
        (await citizen.Get($"/api/dossiers/{dossier.Code}")).ShouldBe(200).Text("status").ShouldBe("accepted");
    }

    [Fact]
    public async Task A_closed_office_leaves_nothing_in_memory()
    {
        // What the first one of a process starts for all of them remembers it.
        await OpenAndClose();
        var closed = await OpenAndClose();

        for (var tries = 0; closed.IsAlive && tries < 50; tries++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        closed.IsAlive.ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> OpenAndClose()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var visitor = office.Anonymous();
        (await visitor.Get("/api/tracking/H56.310-200101-0001")).ShouldBe(404);
        return new WeakReference(office.Services);
    }
}
