using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

public sealed class DossierTests
{
    private static readonly Reason Blurred = Reason.Create("paper.unreadable", "Ảnh mờ, chụp lại giúp").Value;

    [Fact]
    public void A_draft_missing_required_papers_is_refused_with_the_papers_named()
    {
        var refusal = ADossier.Submit(ADossier.Draft("photograph")).Error;

        refusal.Code.ShouldBe("dossier.papers-missing");
        refusal.Parameters["papers"].ShouldBe("declaration,divorce-ruling");
    }

    [Fact]
    public void A_submitted_dossier_awaits_acceptance()
    {
        var dossier = ADossier.Submitted();

        (dossier.Status, dossier.Version, dossier.Edition).ShouldBe((DossierStatus.Registered, 1, LegalEdition.B));
        Published.Local(dossier.AcceptanceDueAt).ShouldBe("2026-11-24 09:15");
        (dossier.AcceptedAt, dossier.OriginalDueAt, dossier.PromisedDueAt).ShouldBe((null, null, null));
        (dossier.SubmittedAt, dossier.Code.Number).ShouldBe((ADossier.SubmittedAt, 1));
        (dossier.Procedure.National, dossier.ProcedureVersion).ShouldBe(("1.004873", 3));
        (dossier.UnitId, dossier.Answers).ShouldBe(("trieu-son", """{"purpose":"marriage"}"""));
        (dossier.OwnerId, dossier.Applicant.Name).ShouldBe((ADossier.Draft().OwnerId, "Lê Thị Hoa"));
        dossier.TimeLimit.ShouldBe(TimeLimit.WorkingDays(3));
    }

    [Fact]
    public void A_submission_beyond_the_published_calendar_is_refused()
    {
        var draft = ADossier.Draft("declaration", "divorce-ruling") with
        {
            Code = DossierCode.Parse("H56.017.02-271231-0001").Value,
        };

        Dossier
            .Submit(draft, ADossier.Citizen, Published.At("2027-12-31 16:00"), Published.Calendar, ADossier.Rules)
            .Error.Code.ShouldBe("calendar.not-published");
    }

    [Fact]
    public void A_code_of_another_day_than_that_of_receipt_is_a_bug() =>
        Should.Throw<ArgumentException>(() =>
            Dossier.Submit(
                ADossier.Draft("declaration", "divorce-ruling"),
                ADossier.Citizen,
                Published.At("2026-11-24 00:00"),
                Published.Calendar,
                ADossier.Rules
            )
        );

    [Fact]
    public void Papers_keep_what_is_known_of_their_bytes()
    {
        var paper = ADossier.Submitted().Attachments[0];

        (paper.PaperCode, paper.FileName, paper.MediaType).ShouldBe(
            ("declaration", "declaration.pdf", "application/pdf")
        );
        (paper.SizeBytes, paper.Sha256.Length, paper.Pages, paper.Verdict).ShouldBe(
            (48_213, 64, 2, PaperVerdict.Unseen)
        );
    }

    [Fact]
    public void A_dossier_is_accepted_when_every_paper_is_good_and_the_date_is_promised()
    {
        var dossier = ADossier.Examined();

        var due = dossier.Accept().Value;

        dossier.Status.ShouldBe(DossierStatus.Accepted);
        dossier.AcceptedAt.ShouldBe(ADossier.LookedAt);
        Published.Local(due.DueAt!.Value).ShouldBe("2026-11-26 17:00");
        (dossier.OriginalDueAt, dossier.PromisedDueAt).ShouldBe((due.DueAt, due.DueAt));
    }

    [Fact]
    public void A_dossier_with_a_paper_not_looked_at_is_not_accepted()
    {
        var dossier = ADossier.Submitted();
        dossier.Examine(dossier.Attachments[0].Id, PaperVerdict.Good, null, true, ADossier.Clerk, ADossier.LookedAt);

        var refusal = dossier.Accept().Error;

        (refusal.Code, refusal.Parameters["papers"]).ShouldBe(("dossier.papers-unseen", "divorce-ruling"));
        (dossier.Status, dossier.OriginalDueAt).ShouldBe((DossierStatus.Registered, null));
    }

    [Fact]
    public void A_dossier_with_a_faulty_paper_is_not_accepted()
    {
        var dossier = ADossier.Examined();
        dossier.Examine(
            dossier.Attachments[1].Id,
            PaperVerdict.Faulty,
            Blurred,
            true,
            ADossier.Clerk,
            ADossier.LookedAt
        );

        var refusal = dossier.Accept().Error;

        (refusal.Code, refusal.Parameters["papers"]).ShouldBe(("dossier.papers-faulty", "divorce-ruling"));
    }

    [Fact]
    public void A_faulty_paper_needs_a_reason_and_a_good_one_loses_it()
    {
        var dossier = ADossier.Submitted();
        var paper = dossier.Attachments[0];

        dossier
            .Examine(paper.Id, PaperVerdict.Faulty, null, true, ADossier.Clerk, ADossier.LookedAt)
            .Error.Code.ShouldBe("dossier.reason-missing");
        dossier.Examine(paper.Id, PaperVerdict.Faulty, Blurred, true, ADossier.Clerk, ADossier.LookedAt);
        (paper.Verdict, paper.FaultCode, paper.FaultReason).ShouldBe(
            (PaperVerdict.Faulty, "paper.unreadable", "Ảnh mờ, chụp lại giúp")
        );
        dossier.Examine(paper.Id, PaperVerdict.Good, Blurred, true, ADossier.Clerk, ADossier.LookedAt);
        (paper.Verdict, paper.FaultCode, paper.FaultReason).ShouldBe((PaperVerdict.Good, null, null));
    }

    [Fact]
    public void A_paper_that_the_scan_has_not_found_clean_may_be_faulty_but_not_good()
    {
        var dossier = ADossier.Submitted();
        var paper = dossier.Attachments[0];

        dossier
            .Examine(paper.Id, PaperVerdict.Good, null, false, ADossier.Clerk, ADossier.LookedAt)
            .Error.Code.ShouldBe("dossier.paper-not-clean");
        dossier.Examine(paper.Id, PaperVerdict.Faulty, Blurred, false, ADossier.Clerk, ADossier.LookedAt);

        paper.Verdict.ShouldBe(PaperVerdict.Faulty);
        dossier.Accept().Error.Code.ShouldBe("dossier.papers-faulty");
    }

    [Fact]
    public void A_paper_of_another_dossier_is_unknown_here() =>
        ADossier
            .Submitted()
            .Examine(Guid.Empty, PaperVerdict.Good, null, true, ADossier.Clerk, ADossier.LookedAt)
            .Error.Code.ShouldBe("dossier.attachment-unknown");

    [Fact]
    public void A_refused_dossier_keeps_the_reason_and_is_at_its_end()
    {
        var dossier = ADossier.Submitted();

        dossier.Refuse(Blurred, ADossier.Clerk, ADossier.LookedAt).IsRefused.ShouldBeFalse();

        dossier.Status.ShouldBe(DossierStatus.Refused);
        (dossier.History[^1].ReasonCode, dossier.History[^1].Reason).ShouldBe((Blurred.Code, Blurred.Text));
        dossier.Accept().Error.Code.ShouldBe("dossier.act-out-of-turn");
        dossier.Refuse(Blurred, ADossier.Clerk, ADossier.LookedAt).Error.Code.ShouldBe("dossier.act-out-of-turn");
    }

    [Fact]
    public void An_accepted_dossier_is_neither_accepted_nor_examined_again()
    {
        var dossier = ADossier.Examined();
        dossier.Accept().IsRefused.ShouldBeFalse();

        dossier.Accept().Error.Code.ShouldBe("dossier.act-out-of-turn");
        dossier
            .Examine(dossier.Attachments[0].Id, PaperVerdict.Faulty, Blurred, true, ADossier.Clerk, ADossier.LookedAt)
            .Error.Code.ShouldBe("dossier.act-out-of-turn");
    }

    [Theory]
    [InlineData(ActorRole.Citizen)]
    [InlineData(ActorRole.CaseOfficer)]
    [InlineData(ActorRole.Supervisor)]
    [InlineData(ActorRole.Administrator)]
    [InlineData(ActorRole.Auditor)]
    public void Nobody_but_a_receiving_clerk_accepts_or_refuses(ActorRole role)
    {
        var dossier = ADossier.Examined();
        var stranger = new Actor("x", role);

        dossier.Accept(by: stranger).Error.Code.ShouldBe("dossier.act-not-yours");
        dossier.Refuse(Blurred, stranger, ADossier.LookedAt).Error.Code.ShouldBe("dossier.act-not-yours");
        dossier.Version.ShouldBe(3);
    }

    [Fact]
    public void Every_act_leaves_one_record_of_who_did_what_when_and_why()
    {
        var dossier = ADossier.Examined();
        dossier.Accept();

        dossier
            .History.Select(record =>
                $"{record.Number} {record.Act} {record.From}>{record.To} {record.ActorId} {record.Role} {record.UnitId}"
            )
            .ShouldBe([
                "1 Submit >Registered citizen-1 Citizen ",
                "2 ExaminePaper Registered>Registered position-7 ReceivingClerk trieu-son",
                "3 ExaminePaper Registered>Registered position-7 ReceivingClerk trieu-son",
                "4 Accept Registered>Accepted position-7 ReceivingClerk trieu-son",
            ]);
        dossier.History[1].SubjectId.ShouldBe(dossier.Attachments[0].Id);
        dossier.History[0].At.ShouldBe(ADossier.SubmittedAt);
        dossier.Version.ShouldBe(4);
    }

    [Theory]
    [InlineData(null, "x")]
    [InlineData("x", null)]
    [InlineData(" ", "x")]
    [InlineData("x", " ")]
    public void A_reason_is_a_code_and_words(string? code, string? text)
    {
        Reason.Create(code, text).Error.Code.ShouldBe("dossier.reason-missing");
        Reason.Create("x", new string('a', Reason.MaxLength + 1)).IsRefused.ShouldBeTrue();
    }
}
