using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Drafts;

/// <summary>
/// How many answers a person really types in an ordinary case of each procedure: all of them; once signed in; once they
/// have told their profile; and once they have filed another dossier without telling it. A change of these figures is a
/// change for everybody who files.
/// </summary>
public sealed class TypedFieldsTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_person_types_less_each_time_they_are_known_better(Store store)
    {
        var office = await offices.In(store);
        (string, string)[] claims =
        [
            ("personal_id", Cases.HerId),
            ("email", "ngoc@example.com"),
            ("email_verified", "true"),
        ];
        using var stranger = office.SignInAsCitizen("Trần Thị Bích Ngọc", claims);
        using var known = office.SignInAsCitizen("Trần Thị Bích Ngọc", claims);
        using var returning = office.SignInAsCitizen("Trần Thị Bích Ngọc", claims);
        await Describe(known);
        await returning.SubmitDossier(Cases.MaritalStatus);

        List<string> figures = [];
        foreach (var procedure in Cases.All)
        {
            List<int> typed = [Cases.AnswersFor(procedure).Count];
            foreach (var citizen in new[] { stranger, known, returning })
            {
                typed.Add(await Typed(citizen, procedure));
            }

            figures.Add($"{procedure}: {string.Join(", ", typed)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine("all, signed in, with a profile, with an earlier dossier");
        figures.ForEach(line => TestContext.Current.TestOutputHelper?.WriteLine(line));
        figures.ShouldBe([
            "1.001193: 27, 25, 23, 23",
            "1.004873: 14, 12, 8, 6",
            "2.000635: 11, 9, 7, 7",
            "1.001612: 16, 14, 10, 8",
            "1.014027: 11, 11, 10, 10",
            "1.013225: 19, 17, 15, 15",
            "2.000889: 17, 15, 13, 13",
        ]);
    }

    /// <summary>The answers of an ordinary case that the new draft doesn't give already.</summary>
    private static async Task<int> Typed(Citizen citizen, string procedure)
    {
        var draft = await citizen.StartDraft(procedure, Cases.TrieuSon);
        var given = draft.View.GetProperty("prefilled");
        return Cases.AnswersFor(procedure).Count(answer => !given.TryGetProperty(answer.Key, out _));
    }

    private static async Task Describe(Citizen citizen)
    {
        var profile = (await citizen.Get("/api/profile")).ShouldBe(200);
        (
            await citizen.Put(
                "/api/profile",
                new
                {
                    fullName = "Trần Thị Bích Ngọc",
                    birthDate = "1990-03-17",
                    gender = "female",
                    personalId = Cases.HerId,
                    phone = Cases.Phone,
                    email = "ngoc@example.com",
                    address = new
                    {
                        detail = "Thôn 3",
                        commune = "Xã Triệu Sơn",
                        province = "Tỉnh Thanh Hóa",
                    },
                },
                profile.Version
            )
        ).ShouldBe(200);
    }
}
