using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

public sealed class ConversationTests
{
    private const string Question = "Khi nào tôi đến lấy được?";

    private static readonly DateTimeOffset At = Published.At("2026-11-24 09:00");

    [Fact]
    public void The_applicant_waits_from_the_first_unanswered_question_until_the_office_speaks()
    {
        var (dossier, talk) = Begun();

        talk.Say(dossier, ADossier.Citizen, At, Question).IsRefused.ShouldBeFalse();
        talk.Say(dossier, ADossier.Citizen, At.AddHours(1), Question).IsRefused.ShouldBeFalse();
        talk.AwaitedSince.ShouldBe(At);
        talk.Say(dossier, ADossier.Clerk, At.AddHours(2), "Chiều mai.").IsRefused.ShouldBeFalse();

        talk.AwaitedSince.ShouldBeNull();
        talk.Sayings.Select(saying => (saying.Number, saying.IsOffice)).ShouldBe([(1, false), (2, false), (3, true)]);
    }

    [Fact]
    public void Neither_side_speaks_a_sixth_time_before_the_other_has_answered()
    {
        var (dossier, talk) = Begun();
        for (var said = 0; said < 5; said++)
        {
            talk.Say(dossier, ADossier.Citizen, At, Question).IsRefused.ShouldBeFalse();
        }

        Code(talk.Say(dossier, ADossier.Citizen, At, Question)).ShouldBe("conversation.answer-awaited");
        for (var said = 0; said < 5; said++)
        {
            talk.Say(dossier, ADossier.Clerk, At, "Chiều mai.").IsRefused.ShouldBeFalse();
        }

        Code(talk.Say(dossier, ADossier.Clerk, At, "Chiều mai.")).ShouldBe("conversation.answer-awaited");
        Code(talk.Say(dossier, ADossier.Citizen, At, Question)).ShouldBe("");
    }

    [Theory]
    [InlineData("", "conversation.words-unfit")]
    [InlineData("  \n ", "conversation.words-unfit")]
    [InlineData("chuông\u0007", "conversation.words-unfit")]
    [InlineData("một\nhai", "")]
    public void What_is_said_has_to_be_words(string words, string code)
    {
        var (dossier, talk) = Begun();

        Code(talk.Say(dossier, ADossier.Citizen, At, words)).ShouldBe(code);
    }

    [Fact]
    public void What_is_said_is_not_longer_than_its_bound()
    {
        var (dossier, talk) = Begun();

        Code(talk.Say(dossier, ADossier.Citizen, At, new string('a', 2000))).ShouldBe("");
        Code(talk.Say(dossier, ADossier.Citizen, At, new string('a', 2001))).ShouldBe("conversation.words-unfit");
    }

    /// <summary>Whose turn it is, by who has the dossier: nobody in the counter's post, the officer, nobody any more.</summary>
    [Theory]
    [InlineData("submitted", "clerk officer-no colleague-no head-no")]
    [InlineData("with the officer", "clerk officer colleague-no head-no")]
    [InlineData("refused", "clerk officer-no colleague-no head-no")]
    public void Whoever_has_the_dossier_answers_and_the_counter_always(string state, string expected)
    {
        var dossier = ADossier.Examined();
        if (state is "with the officer")
        {
            dossier.Accept();
            dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, ADossier.LookedAt).IsRefused.ShouldBeFalse();
            dossier.Take(ADossier.Officer, ADossier.LookedAt).IsRefused.ShouldBeFalse();
        }
        else if (state is "refused")
        {
            dossier
                .Refuse(Reason.Create("incomplete", "Thiếu giấy tờ.").Value, ADossier.Clerk, ADossier.LookedAt)
                .IsRefused.ShouldBeFalse();
        }

        var found = new[]
        {
            ("clerk", ADossier.Clerk),
            ("officer", ADossier.Officer),
            ("colleague", ADossier.Colleague),
            ("head", ADossier.Head),
        }.Select(one => Conversation.MayAnswer(dossier.Custody, one.Item2) ? one.Item1 : $"{one.Item1}-no");

        string.Join(' ', found).ShouldBe(expected);
    }

    [Fact]
    public void After_the_end_it_goes_on_for_thirty_days_and_no_longer()
    {
        var (dossier, talk) = Begun();
        dossier.Refuse(Reason.Create("incomplete", "Thiếu giấy tờ.").Value, ADossier.Clerk, At);

        Code(talk.Say(dossier, ADossier.Citizen, At.AddDays(30), Question)).ShouldBe("");
        Code(talk.Say(dossier, ADossier.Citizen, At.AddDays(30).AddSeconds(1), Question)).ShouldBe("conversation.over");
        Code(talk.Say(dossier, ADossier.Clerk, At.AddDays(31), "Chiều mai.")).ShouldBe("conversation.over");
    }

    private static (Dossier Dossier, Conversation Talk) Begun()
    {
        var dossier = ADossier.Submitted();
        return (dossier, Conversation.On(dossier));
    }

    private static string Code(Result<Saying> said) => said.Match(_ => "", error => error.Code);
}
