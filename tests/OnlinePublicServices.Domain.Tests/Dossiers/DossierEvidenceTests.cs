using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

/// <summary>What shows that a step is done, and which act is left to close it.</summary>
public sealed class DossierEvidenceTests
{
    private static readonly DateTimeOffset Now = Published.At("2026-11-24 09:00");
    private static readonly DateTimeOffset Later = Published.At("2026-11-24 10:00");
    private static readonly ResultEvidence Unsigned = new(null);
    private static readonly Reason Wrong = Reason.Create("error", "Sai năm sinh.").Value;

    [Fact]
    public void A_step_under_way_is_not_done()
    {
        ADossier.Submitted().DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
        Examining().DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
    }

    [Fact]
    public void A_draft_that_lies_with_its_author_is_to_be_handed_to_who_decides() =>
        Drafted()
            .DoneButOpen(ADossier.Route, Unsigned)
            .ShouldBe(new OpenStep(StepEvidence.OutcomeDrafted, Now, DossierAct.HandOver, "sign"));

    [Fact]
    public void A_draft_that_lies_with_who_decides_is_not_done()
    {
        var dossier = Handed(Drafted(), "sign", ADossier.Officer, ADossier.Head);

        dossier.DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
    }

    [Fact]
    public void A_result_that_is_a_file_is_done_once_it_is_signed_and_one_on_paper_once_it_is_approved()
    {
        Approved("Xác nhận.").DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
        Approved("Xác nhận.")
            .DoneButOpen(ADossier.Route, new ResultEvidence(Later))
            .ShouldBe(new OpenStep(StepEvidence.ResultSigned, Later, DossierAct.HandOver, "seal"));
        Approved(null)
            .DoneButOpen(ADossier.Route, Unsigned)
            .ShouldBe(new OpenStep(StepEvidence.OutcomeApproved, Now, DossierAct.HandOver, "seal"));
    }

    [Fact]
    public void Who_seals_is_the_last_who_may_issue_it()
    {
        var dossier = Handed(Approved(null), "seal", ADossier.Head, ADossier.Records);

        dossier
            .DoneButOpen(ADossier.Route, Unsigned)
            .ShouldBe(new OpenStep(StepEvidence.OutcomeApproved, Now, DossierAct.RecordOutcome));
    }

    [Fact]
    public void An_issued_result_is_to_go_to_the_counter_and_there_it_is_done_once_the_applicant_has_fetched_it()
    {
        var dossier = Handed(Approved(null), "seal", ADossier.Head, ADossier.Records);
        dossier
            .RecordOutcome(false, ADossier.Records, Later, Published.Calendar, ADossier.Rules)
            .IsRefused.ShouldBeFalse();
        dossier
            .DoneButOpen(ADossier.Route, Unsigned)
            .ShouldBe(new OpenStep(StepEvidence.ResultIssued, Later, DossierAct.HandOver, "return"));

        Handed(dossier, "return", ADossier.Records, ADossier.Clerk);

        dossier.DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
        dossier
            .DoneButOpen(ADossier.Route, new ResultEvidence(null, Later))
            .ShouldBe(new OpenStep(StepEvidence.ResultFetched, Later, DossierAct.ReturnResult));
    }

    [Fact]
    public void A_draft_that_was_sent_back_or_handed_back_is_not_done()
    {
        var sentBack = Drafted();
        sentBack.HandOver("sign", ADossier.Route, ADossier.Officer, Later).IsRefused.ShouldBeFalse();
        sentBack.SendBack(Wrong, ADossier.Head, Later).IsRefused.ShouldBeFalse();
        var handedBack = Handed(Drafted(), "sign", ADossier.Officer, ADossier.Head);
        handedBack.HandOver("examine", ADossier.Route, ADossier.Head, Later).IsRefused.ShouldBeFalse();
        handedBack.Take(ADossier.Officer, Later).IsRefused.ShouldBeFalse();

        sentBack.DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
        handedBack.DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
    }

    [Fact]
    public void What_is_on_its_way_to_another_post_is_open_at_nobody()
    {
        var dossier = Drafted();
        dossier.HandOver("sign", ADossier.Route, ADossier.Officer, Later).IsRefused.ShouldBeFalse();

        dossier.DoneButOpen(ADossier.Route, Unsigned).ShouldBeNull();
    }

    private static Dossier Examining()
    {
        var dossier = ADossier.Examined();
        dossier.Accept();
        return Handed(dossier, "examine", ADossier.Clerk, ADossier.Officer);
    }

    private static Dossier Drafted(string? words = null)
    {
        var dossier = Examining();
        dossier
            .DraftOutcome(new OutcomeOf(Outcome.Granted, null, words), ADossier.Route, ADossier.Officer, Now)
            .IsRefused.ShouldBeFalse();
        return dossier;
    }

    private static Dossier Approved(string? words)
    {
        var dossier = Handed(Drafted(words), "sign", ADossier.Officer, ADossier.Head);
        dossier.ApproveOutcome(ADossier.Head, Now).IsRefused.ShouldBeFalse();
        return dossier;
    }

    private static Dossier Handed(Dossier dossier, string step, Actor from, Actor to)
    {
        dossier.HandOver(step, ADossier.Route, from, Now).IsRefused.ShouldBeFalse();
        dossier.Take(to, Now).IsRefused.ShouldBeFalse();
        return dossier;
    }
}
