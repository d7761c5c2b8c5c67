using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Tests.Dossiers;
using static OnlinePublicServices.Domain.Tests.Retention.RetentionRuleTests;

namespace OnlinePublicServices.Domain.Tests.Retention;

/// <summary>Proposed by one, decided by another; and what is left of a dossier.</summary>
public sealed class DestructionListTests
{
    private static readonly DateTimeOffset Now = At("2028-11-24 09:00");

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(200, false)]
    [InlineData(201, true)]
    public void A_list_has_one_to_two_hundred_dossiers(int dossiers, bool isRefused)
    {
        var items = Enumerable.Range(1, dossiers).Select(Item).ToList();

        DestructionList.Propose(Guid.NewGuid(), 1, "trieu-son", items, "records", Now).IsRefused.ShouldBe(isRefused);
    }

    [Fact]
    public void Whoever_proposed_does_not_decide()
    {
        Proposed().Approve("records", null, Now).Error.Code.ShouldBe("destruction.own-proposal");
        Proposed().Reject("records", "Sai", Now).Error.Code.ShouldBe("destruction.own-proposal");
        Proposed().Approve("head", null, Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_rejection_says_why_and_a_decision_is_made_once()
    {
        Proposed().Reject("head", " ", Now).Error.Code.ShouldBe("destruction.words-unfit");
        var list = Proposed();
        list.Reject("head", "Còn cần đối chiếu.", Now).IsRefused.ShouldBeFalse();
        list.Approve("head", null, Now).Error.Code.ShouldBe("destruction.out-of-turn");
    }

    [Fact]
    public void Nothing_personal_is_left_of_a_destroyed_dossier_and_its_acts_still_lead_to_where_it_is()
    {
        var dossier = ADossier.Submitted();
        var reason = Reason.Create("incomplete", "Bà Hoa thiếu bản án ly hôn.").Value;
        dossier.Refuse(reason, ADossier.Clerk, ADossier.LookedAt).IsRefused.ShouldBeFalse();
        var nobody = Guid.NewGuid();

        dossier.Erase(nobody, Now).IsRefused.ShouldBeFalse();

        dossier.OwnerId.ShouldBe(nobody);
        (dossier.Applicant.Name, dossier.Applicant.Address, dossier.Applicant.PersonalId).ShouldBe(("", "", null));
        dossier.Answers.ShouldBe("{}");
        dossier.CurrentAnswers.ShouldBe("{}");
        dossier.Attachments.ShouldAllBe(paper => paper.FileName == "" && paper.Sha256 == "");
        dossier.Attachments.Select(paper => paper.PaperCode).ShouldBe(["declaration", "divorce-ruling"]);
        dossier.History[0].ActorId.ShouldBe(Dossier.Nobody);
        dossier.History[^1].ActorId.ShouldBe(ADossier.Clerk.Id);
        dossier.History[^1].Reason.ShouldBe("");
        dossier.History[^1].ReasonCode.ShouldBe("incomplete");
        dossier.Status.ShouldBe(DossierStatus.Refused);
        dossier.Code.ToString().ShouldBe("H56.017.02-261123-0001");
        dossier.ErasedAt.ShouldBe(Now);
        dossier.Replayed(_ => Calendars.Published.Calendar, ADossier.Rules).Status.ShouldBe(DossierStatus.Refused);

        dossier.Erase(nobody, Now.AddDays(1)).IsRefused.ShouldBeFalse();
        dossier.ErasedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_dossier_that_is_not_closed_is_not_destroyed() =>
        ADossier.Submitted().Erase(Guid.NewGuid(), Now).Error.Code.ShouldBe("dossier.act-out-of-turn");

    [Fact]
    public void What_a_supplement_asked_and_brought_is_taken_away_and_its_dates_stay()
    {
        ActFacts[] facts =
        [
            new SupplementAsked([new("declaration", null, null, "other", "Bà Hoa nộp lại")], Now),
            new SupplementGiven(
                """{"name":"Hoa"}""",
                ["name"],
                [new(Guid.NewGuid(), "declaration", "hoa.pdf", "application/pdf", 1, new string('a', 64), 1)]
            ),
            new ObligationOf("TB-Hoa", 1000),
            new OutcomeOf(Outcome.Granted, null, "Cấp cho bà Hoa"),
        ];

        var erased = facts.Select(fact => System.Text.Json.JsonSerializer.Serialize(fact.Erased(), fact.GetType()));

        erased.ShouldAllBe(text => !text.Contains("Hoa", StringComparison.OrdinalIgnoreCase) && !text.Contains("aaa"));
        ((SupplementAsked)facts[0].Erased()).AnswerBy.ShouldBe(Now);
        ((OutcomeOf)facts[3].Erased()).Outcome.ShouldBe(Outcome.Granted);
    }

    private static DestructionList Proposed() =>
        DestructionList.Propose(Guid.NewGuid(), 1, "trieu-son", [Item(1)], "records", Now).Value;

    private static DestructionItem Item(int number) =>
        new(number, Guid.NewGuid(), $"code-{number}", "2.000635", 24, null, Now.AddMonths(-24), Now);
}
