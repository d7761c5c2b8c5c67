using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

public sealed class DossierCustodyTests
{
    private static readonly Reason NotMine = Reason.Create("notCompetent", "Thuộc lĩnh vực khác").Value;
    private static readonly DateTimeOffset Offered = Published.At("2026-11-23 15:00");
    private static readonly DateTimeOffset Taken = Published.At("2026-11-23 16:00");

    [Fact]
    public void A_new_dossier_belongs_to_the_counter_and_an_accepted_one_to_the_clerk_who_accepted_it()
    {
        var dossier = ADossier.Examined();
        var first = dossier.Custody.Now;

        dossier.Accept();

        (first.Post, first.AccountId).ShouldBe((ADossier.Clerk.Post, null));
        Holder(dossier).ShouldBe(("receive", "position-7"));
    }

    [Fact]
    public void A_dossier_handed_over_stays_with_the_sender_until_the_receiver_takes_it()
    {
        var dossier = Accepted();

        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered).IsRefused.ShouldBeFalse();
        var waiting = Holder(dossier);
        dossier.Take(ADossier.Officer, Taken).IsRefused.ShouldBeFalse();

        waiting.ShouldBe(("receive", "position-7"));
        Holder(dossier).ShouldBe(("examine", "officer-1"));
        dossier.Status.ShouldBe(DossierStatus.InProcessing);
        dossier.Custody.Holdings[^2].Until.ShouldBe(Taken);
    }

    [Fact]
    public void Whoever_is_not_in_the_post_to_which_it_is_offered_cannot_take_it()
    {
        var dossier = Accepted();
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);

        dossier.Take(ADossier.Registry, Taken).Error.Code.ShouldBe("routing.not-competent");
        dossier.Take(ADossier.Clerk, Taken).Error.Code.ShouldBe("routing.not-competent");
        dossier.SendBack(NotMine, ADossier.Head, Taken).Error.Code.ShouldBe("routing.not-competent");
        Holder(dossier).ShouldBe(("receive", "position-7"));
    }

    [Fact]
    public void Any_colleague_of_the_post_may_take_it_and_only_the_first_gets_it()
    {
        var dossier = Accepted();
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);

        dossier.Take(ADossier.Colleague, Taken).IsRefused.ShouldBeFalse();

        dossier.Take(ADossier.Officer, Taken).Error.Code.ShouldBe("routing.not-offered");
        Holder(dossier).ShouldBe(("examine", "officer-2"));
    }

    [Fact]
    public void Not_mine_sends_it_back_to_the_sender_with_the_reason()
    {
        var dossier = Accepted();
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);

        dossier.SendBack(NotMine, ADossier.Officer, Taken).IsRefused.ShouldBeFalse();

        (dossier.Custody.Offer, dossier.History[^1].Reason).ShouldBe((null, NotMine.Text));
        Holder(dossier).ShouldBe(("receive", "position-7"));
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Taken).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_sender_recalls_what_nobody_has_taken_and_nothing_that_somebody_has()
    {
        var dossier = Accepted();
        dossier.Recall(ADossier.Clerk, Offered).Error.Code.ShouldBe("routing.not-offered");
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);
        dossier.Recall(ADossier.Officer, Offered).Error.Code.ShouldBe("routing.not-holder");
        dossier.Recall(ADossier.Clerk, Offered).IsRefused.ShouldBeFalse();
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);
        dossier.Take(ADossier.Officer, Taken);

        dossier.Recall(ADossier.Clerk, Taken).Error.Code.ShouldBe("routing.not-holder");
    }

    [Theory]
    [InlineData("nowhere", "routing.step-unknown")]
    [InlineData("receive", "routing.own-step")]
    [InlineData("opinion", "routing.step-unknown")]
    public void It_goes_only_to_another_step_of_its_route(string step, string code) =>
        Accepted().HandOver(step, ADossier.Route, ADossier.Clerk, Offered).Error.Code.ShouldBe(code);

    [Fact]
    public void What_is_offered_is_not_offered_twice()
    {
        var dossier = Accepted();
        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);

        dossier
            .HandOver("sign", ADossier.Route, ADossier.Clerk, Offered)
            .Error.Code.ShouldBe("routing.already-offered");
    }

    [Fact]
    public void A_colleague_of_the_same_post_steps_in_for_somebody_who_is_away()
    {
        var dossier = InProcessing();

        dossier.StepIn(NotMine, ADossier.Registry, Taken).Error.Code.ShouldBe("routing.not-competent");
        dossier.StepIn(NotMine, ADossier.Officer, Taken).Error.Code.ShouldBe("routing.already-yours");
        dossier.StepIn(NotMine, ADossier.Colleague, Taken).IsRefused.ShouldBeFalse();

        Holder(dossier).ShouldBe(("examine", "officer-2"));
        dossier.HandOver("sign", ADossier.Route, ADossier.Officer, Taken).Error.Code.ShouldBe("routing.not-holder");
    }

    [Fact]
    public void A_step_is_not_left_before_those_asked_beside_it_have_answered()
    {
        var dossier = InProcessing();
        dossier.AskOpinions(ADossier.Route, ADossier.Officer, Taken).IsRefused.ShouldBeFalse();

        dossier.HandOver("sign", ADossier.Route, ADossier.Officer, Taken).Error.Code.ShouldBe("routing.question-open");
        dossier.GiveOpinion(NotMine, ADossier.Colleague, Taken).Error.Code.ShouldBe("routing.not-asked");
        dossier.GiveOpinion(NotMine, ADossier.Registry, Taken).IsRefused.ShouldBeFalse();

        dossier.HandOver("sign", ADossier.Route, ADossier.Officer, Taken).IsRefused.ShouldBeFalse();
        Holder(dossier).ShouldBe(("examine", "officer-1"));
    }

    [Fact]
    public void What_somebody_may_do_follows_from_what_they_hold_and_what_is_offered_to_them()
    {
        var dossier = Accepted();
        dossier.AllowedTo(ADossier.Clerk, ADossier.Route).ShouldContain(DossierAct.HandOver);
        dossier.AllowedTo(ADossier.Officer, ADossier.Route).ShouldNotContain(DossierAct.Take);

        dossier.HandOver("examine", ADossier.Route, ADossier.Clerk, Offered);

        dossier.AllowedTo(ADossier.Clerk, ADossier.Route).ShouldContain(DossierAct.Recall);
        dossier.AllowedTo(ADossier.Clerk, ADossier.Route).ShouldNotContain(DossierAct.HandOver);
        dossier
            .AllowedTo(ADossier.Officer, ADossier.Route)
            .ShouldBe([DossierAct.Take, DossierAct.SendBack], ignoreOrder: true);
        dossier.AllowedTo(ADossier.Head, ADossier.Route).ShouldNotContain(DossierAct.Take);
    }

    [Fact]
    public void The_result_is_drafted_by_one_approved_by_another_issued_by_the_records_clerk_and_collected()
    {
        var dossier = InProcessing();
        var granted = new OutcomeOf(Outcome.Granted, null);
        dossier.ApproveOutcome(ADossier.Head, Taken).Error.Code.ShouldBe("routing.not-holder");
        dossier.DraftOutcome(granted, ADossier.Route, ADossier.Officer, Taken).IsRefused.ShouldBeFalse();
        Pass(dossier, "sign", ADossier.Officer, ADossier.Head);
        dossier
            .RecordOutcome(isSigned: true, ADossier.Head, Taken, Published.Calendar, ADossier.Rules)
            .Error.Code.ShouldBe("outcome.not-approved");
        dossier.ApproveOutcome(ADossier.Head with { Id = "officer-1" }, Taken).IsRefused.ShouldBeTrue();
        dossier.ApproveOutcome(ADossier.Head, Taken).Value.ShouldBe(granted);
        dossier.RequestWithdrawal(null, ADossier.Citizen, Taken).Error.Code.ShouldBe("withdrawal.decision-exists");
        Pass(dossier, "seal", ADossier.Head, ADossier.Records);
        dossier
            .RecordOutcome(isSigned: true, ADossier.Records, Taken, Published.Calendar, ADossier.Rules)
            .IsRefused.ShouldBeFalse();
        (dossier.Status, dossier.ResolvedAt).ShouldBe((DossierStatus.Resolved, Taken));
        Pass(dossier, "return", ADossier.Records, ADossier.Clerk);

        dossier
            .ReturnResult(new CollectedBy(ReturnWay.Counter, CollectionProof.Identity), ADossier.Clerk, Taken)
            .IsRefused.ShouldBeFalse();

        dossier.Status.ShouldBe(DossierStatus.Returned);
        dossier.Custody.Now.Until.ShouldBe(Taken);
        dossier.NoteCorrection(NotMine, ADossier.Records, Taken.AddDays(1)).IsRefused.ShouldBeFalse();
        dossier.Custody.Now.Until.ShouldBe(Taken);
    }

    [Fact]
    public void Nobody_approves_their_own_draft()
    {
        var dossier = InProcessing();
        dossier.DraftOutcome(new OutcomeOf(Outcome.Denied, null), ADossier.Route, ADossier.Officer, Taken);
        var both = ADossier.Head with { Id = ADossier.Officer.Id };
        Pass(dossier, "sign", ADossier.Officer, both);

        dossier.ApproveOutcome(both, Taken).Error.Code.ShouldBe("outcome.own-draft");
    }

    [Fact]
    public void A_result_with_an_error_is_taken_back_before_it_is_handed_out_and_has_to_be_approved_anew()
    {
        var dossier = InProcessing();
        dossier.DraftOutcome(new OutcomeOf(Outcome.Granted, null), ADossier.Route, ADossier.Officer, Taken);
        Pass(dossier, "sign", ADossier.Officer, ADossier.Head);
        dossier.ApproveOutcome(ADossier.Head, Taken);
        Pass(dossier, "seal", ADossier.Head, ADossier.Records);
        dossier.RecordOutcome(isSigned: true, ADossier.Records, Taken, Published.Calendar, ADossier.Rules);
        Pass(dossier, "return", ADossier.Records, ADossier.Clerk);

        dossier.Reopen(NotMine, ADossier.Clerk, Taken).IsRefused.ShouldBeFalse();

        (dossier.Status, dossier.ApprovedOutcome, dossier.ResolvedAt).ShouldBe(
            (DossierStatus.InProcessing, null, null)
        );
        dossier.History[^1].Reason.ShouldBe(NotMine.Text);
    }

    [Fact]
    public void A_step_is_due_after_its_own_time_and_the_long_one_leaves_the_others_theirs()
    {
        var due = Published.At("2026-11-26 17:00");

        Due("receive", "2026-11-23 09:15").ShouldBe("2026-11-23 15:15");
        Due("examine", "2026-11-23 16:00").ShouldBe("2026-11-26 09:00");
        Due("sign", "2026-11-26 07:00").ShouldBe("2026-11-26 11:00");
        Due("sign", "2026-11-26 16:00").ShouldBe("2026-11-26 17:00");
        Due("return", "2026-11-25 07:00").ShouldBe("2026-11-26 17:00");

        string Due(string step, string since) =>
            Published.Local(ADossier.Route.StepDueAt(step, Published.At(since), due, Published.Calendar)!.Value);
    }

    internal static Dossier Accepted()
    {
        var dossier = ADossier.Examined();
        dossier.Accept().IsRefused.ShouldBeFalse();
        return dossier;
    }

    internal static Dossier InProcessing()
    {
        var dossier = Accepted();
        Pass(dossier, "examine", ADossier.Clerk, ADossier.Officer);
        return dossier;
    }

    private static void Pass(Dossier dossier, string step, Actor from, Actor to)
    {
        dossier.HandOver(step, ADossier.Route, from, Taken).IsRefused.ShouldBeFalse();
        dossier.Take(to, Taken).IsRefused.ShouldBeFalse();
    }

    private static (string Step, string? Account) Holder(Dossier dossier) =>
        (dossier.Custody.Now.Step, dossier.Custody.Now.AccountId);
}
