using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Population;

namespace OnlinePublicServices.Features.Tests.Drafts;

/// <summary>
/// How many answers a person really types in an ordinary case of each procedure: all of them; once signed in; once they
/// have told their profile; once they have filed another dossier without telling it; once signed in, when they have the
/// population register asked; and when they have filed another dossier and do. A change of these figures is a change for
/// everybody who files.
/// </summary>
public sealed class TypedFieldsTests(RegisterOffices offices) : IClassFixture<RegisterOffices>
{
    [Theory, EachDatabase]
    public async Task A_person_types_less_each_time_they_are_known_better(Store store)
    {
        var (office, _) = await offices.In(store);
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

            foreach (var citizen in new[] { stranger, returning })
            {
                // Five presses an hour.
                office.Clock.Advance(TimeSpan.FromMinutes(30));
                typed.Add(await TypedWithRegister(citizen, procedure));
            }

            figures.Add($"{procedure}: {string.Join(", ", typed)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            "all, signed in, with a profile, with an earlier dossier, register asked, both"
        );
        figures.ForEach(line => TestContext.Current.TestOutputHelper?.WriteLine(line));
        figures.ShouldBe([
            "1.001193: 27, 25, 23, 23, 24, 23",
            "1.004873: 14, 12, 8, 6, 7, 5",
            "2.000635: 11, 9, 7, 7, 8, 7",
            "1.001612: 16, 14, 10, 8, 10, 8",
            "1.014027: 11, 11, 10, 10, 6, 5",
            "1.013225: 19, 17, 15, 15, 16, 15",
            "2.000889: 17, 15, 13, 13, 14, 13",
        ]);
    }

    /// <summary>The answers of an ordinary case that the new draft doesn't give already.</summary>
    private static async Task<int> Typed(Citizen citizen, string procedure)
    {
        var draft = await citizen.StartDraft(procedure, Cases.TrieuSon);
        var given = draft.View.GetProperty("prefilled");
        return Cases.AnswersFor(procedure).Count(answer => !given.TryGetProperty(answer.Key, out _));
    }

    /// <summary>
    /// The same where the person answers the first page, which tells whose affair it is, and has the register asked then.
    /// </summary>
    private static async Task<int> TypedWithRegister(Citizen citizen, string procedure)
    {
        var answers = Cases.AnswersFor(procedure);
        var draft = await citizen.StartDraft(procedure, Cases.TrieuSon);
        var reference = draft.View.GetProperty("form");
        var form = (
            await citizen.Get($"/api/forms/{reference.GetProperty("id")}/{reference.GetProperty("version")}")
        ).ShouldBe(200);
        var first = new JsonObject();
        foreach (var field in form["pages"][0].GetProperty("fields").EnumerateArray().Select(id => id.GetString()!))
        {
            var isKnown = form["fields"].GetProperty(field).TryGetProperty("prefill", out _);
            if (!isKnown && answers[field] is { } answer)
            {
                first[field] = answer.DeepClone();
            }
        }

        draft = await citizen.Save(draft, first);
        var filled = (
            await citizen.Post(
                $"/api/drafts/{draft.Id}/register-look-ups",
                new { },
                Guid.NewGuid().ToString(),
                draft.Version
            )
        ).ShouldBe(200)["prefilled"];
        return answers.Count(answer => !filled.TryGetProperty(answer.Key, out _));
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
