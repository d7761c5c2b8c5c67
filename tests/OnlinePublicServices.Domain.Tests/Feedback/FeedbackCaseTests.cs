using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;
using static OnlinePublicServices.Domain.Feedback.FeedbackAct;
using static OnlinePublicServices.Domain.Feedback.FeedbackStatus;

namespace OnlinePublicServices.Domain.Tests.Feedback;

public sealed class FeedbackCaseTests
{
    private static readonly DateTimeOffset At = Calendars.Published.At("2026-11-23 09:00");

    /// <summary>The acts that are possible in each status, and nothing else: A by the author, S by the unit.</summary>
    private static readonly Dictionary<FeedbackStatus, string> Allowed = new()
    {
        [Received] = "Take:S AskSupplement:S Transfer:S Refuse:S Remind:A",
        [AwaitingSupplement] = "Supplement:AS Refuse:S",
        [Supplemented] = "Take:S Transfer:S Refuse:S Remind:A",
        [InProcessing] = "AskSupplement:S Transfer:S Answer:S Remind:A",
        [Transferred] = "Take:S Return:S Remind:A",
        [Returned] = "Take:S Transfer:S Refuse:S Remind:A",
        [AwaitingPublication] = "Publish:S KeepClosed:S Dispute:A",
        [FeedbackStatus.Published] = "Dispute:A",
        [Refused] = "",
    };

    [Fact]
    public void Every_act_in_every_status_is_allowed_or_refused_as_written()
    {
        foreach (var status in Enum.GetValues<FeedbackStatus>())
        {
            var found = Enum.GetValues<FeedbackAct>()
                .Select(act =>
                    (act, who: Enum.GetValues<FeedbackRole>().Where(role => May(status, act, role)).ToArray())
                )
                .Where(one => one.who.Length > 0)
                .Select(one => $"{one.act}:{string.Concat(one.who.Select(role => $"{role}"[0]))}");

            found
                .Order(StringComparer.Ordinal)
                .ShouldBe(
                    Allowed[status].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
                    $"{status}"
                );
        }

        static bool May(FeedbackStatus status, FeedbackAct act, FeedbackRole role) =>
            !FeedbackLifecycle.Find(status, act, role).IsRefused;
    }

    [Fact]
    public void What_a_unit_passes_on_comes_back_to_it_and_to_nobody_else()
    {
        var it = AReflection.Filed(At).With(Transfer, At.AddHours(1));
        it.UnitId.ShouldBe(AReflection.Elsewhere);

        it.With(Return, At.AddHours(2));

        (it.UnitId, it.Status, it.PassedBy).ShouldBe((AReflection.Commune, Returned, null));
    }

    [Fact]
    public void A_unit_passes_nothing_to_itself() =>
        CodeOf(AReflection.Filed(At).Transfer(AReflection.Commune, AReflection.Staff, At, "Vì vậy."))
            .ShouldBe("feedback.unit-same");

    [Fact]
    public void What_is_kept_closed_is_not_published_any_more_and_the_author_may_still_be_discontent()
    {
        var it = AReflection.Filed(At).With(Take, At).With(Answer, At).With(KeepClosed, At);

        CodeOf(it.Publish(new PublicAnswer("a", "b", "c"), AReflection.Staff, At)).ShouldBe("feedback.act-out-of-turn");
        CodeOf(it.KeepClosed(AReflection.Staff, At, "Vì vậy.")).ShouldBe("feedback.act-out-of-turn");
        it.AllowedTo(FeedbackRole.Staff).ShouldBeEmpty();
        it.AllowedTo(FeedbackRole.Author).ShouldBe([Dispute]);
        it.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void An_author_is_discontent_once()
    {
        var it = AReflection.Filed(At).With(Take, At).With(Answer, At).With(Dispute, At);

        CodeOf(it.Do(Dispute, AReflection.Author, At, "Vẫn chưa.")).ShouldBe("feedback.act-out-of-turn");
        it.AllowedTo(FeedbackRole.Author).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("a\u0007b")]
    public void An_act_that_tells_the_author_something_needs_words(string? words) =>
        CodeOf(AReflection.Filed(At).Do(Refuse, AReflection.Staff, At, words)).ShouldBe("feedback.words-unfit");

    [Fact]
    public void Words_and_subject_have_bounds()
    {
        CodeOf(AReflection.Filed(At).Do(Refuse, AReflection.Staff, At, new string('x', 5_001)))
            .ShouldBe("feedback.words-unfit");
        CodeOf(FeedbackCase.File(AReflection.Filing(subject: new string('x', 201)), AReflection.Author, At))
            .ShouldBe("feedback.subject-unfit");
        CodeOf(FeedbackCase.File(AReflection.Filing(subject: " "), AReflection.Author, At))
            .ShouldBe("feedback.subject-unfit");
        CodeOf(FeedbackCase.File(AReflection.Filing(words: null), AReflection.Author, At))
            .ShouldBe("feedback.words-unfit");
    }

    [Theory]
    [InlineData(PetitionStatus.Received, "Accepted PassedOn")]
    [InlineData(PetitionStatus.Accepted, "PassedOn Settled")]
    [InlineData(PetitionStatus.PassedOn, "")]
    [InlineData(PetitionStatus.Settled, "")]
    public void A_petition_is_accepted_and_settled_or_passed_on(PetitionStatus from, string to) =>
        string.Join(
                ' ',
                Enum.GetValues<PetitionStatus>().Where(status => !PetitionLifecycle.Move(from, status).IsRefused)
            )
            .ShouldBe(to);

    private static string CodeOf<T>(Result<T> result) => result.Match(_ => "", error => error.Code);
}
