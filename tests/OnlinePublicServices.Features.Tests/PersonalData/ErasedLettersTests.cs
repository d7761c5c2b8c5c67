using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Retention;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.PersonalData;

/// <summary>Whose data are erased is not known any longer as the receiver of letters about what they once wrote.</summary>
public sealed class ErasedLettersTests
{
    private const string Elsewhere = "yen.canary@example.com";

    [Theory, EachDatabase]
    public async Task When_an_erasure_is_done_no_letter_about_a_reflection_knows_the_address(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        using var other = office.SignInAsCitizen("Lê Thị Sáo");
        await FileReflection(citizen);
        await FileReflection(other, Elsewhere);
        (await Letters(office)).ShouldBe([Mail, Elsewhere], ignoreOrder: true);

        await Complete(office, await FileRequest(citizen, "view"));
        (await Letters(office)).Count.ShouldBe(2, "nothing was to be erased");
        await Complete(office, await FileRequest(citizen, "delete"));

        (await Letters(office)).ShouldBe([Elsewhere]);
    }

    [Theory, EachDatabase]
    public async Task Letters_of_before_they_named_their_reflection_are_told_by_their_address(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await FileReflection(citizen);
        await office.AskAsync(db =>
            db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.SubjectId, (Guid?)null))
        );

        await Complete(office, await FileRequest(citizen, "delete"));

        (await Letters(office)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_reflection_whose_time_is_over_takes_its_letters_along(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var head = office.SignInAsHead();
        await Refused(office.Anonymous(), head);
        office.ItIs("2031-11-10 00:00");
        await office.SweepRecords();
        (await Letters(office)).Distinct().ShouldBe([Mail]);

        office.ItIs("2031-11-24 00:00");
        await office.SweepRecords();

        (await Letters(office)).ShouldBeEmpty();
    }

    private static async Task FileReflection(Visitor author, string mail = Mail) =>
        (
            await author.Post(
                "/api/feedback",
                new
                {
                    kind = "regulation",
                    source = "portal",
                    unitId = Cases.TrieuSon,
                    subject = "Niêm yết giá",
                    words = Said,
                    name = Author,
                    email = mail,
                },
                Key()
            )
        ).ShouldBe(201);

    private static async Task<string> FileRequest(Citizen citizen, string kind) => (
            await citizen.Post(
                "/api/personal-data/requests",
                new
                {
                    kind,
                    unitId = Cases.TrieuSon,
                    words = Said,
                },
                Key()
            )
        ).ShouldBe(201).Text("id")!;

    private static Task Complete(Office office, string id) => Answer(office, id);

    /// <summary>The addresses of letters about reflections.</summary>
    private static Task<List<string>> Letters(Office office) =>
        office.AskAsync(db =>
            db.OutboxMessages.Where(m =>
                    m.Kind == MessageKind.FeedbackReceived
                    || m.Kind == MessageKind.FeedbackMoved
                    || m.Kind == MessageKind.FeedbackEnding
                )
                .Select(m => m.Recipient)
                .ToListAsync()
        );
}
