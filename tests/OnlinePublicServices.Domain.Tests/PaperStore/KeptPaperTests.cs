using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Tests.Calendars;
using OnlinePublicServices.Domain.Tests.Dossiers;

namespace OnlinePublicServices.Domain.Tests.PaperStore;

public sealed class KeptPaperTests
{
    private static readonly Guid Id = Guid.Parse("01980000-0000-7000-8000-0000000000cc");

    [Theory]
    [InlineData("2026-11-23", 6, "2027-05-23")]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    public void A_kind_with_a_time_is_good_to_the_same_day_of_its_last_month(string from, int months, string last) =>
        (Kind("x") with { ValidMonths = months })
            .LastDay(DateOnly.ParseExact(from, "yyyy-MM-dd"))
            .ShouldBe(DateOnly.ParseExact(last, "yyyy-MM-dd"));

    [Fact]
    public void A_kind_without_a_time_has_no_last_day() => Kind("x").LastDay(new DateOnly(2026, 11, 23)).ShouldBeNull();

    [Fact]
    public void A_paper_serves_other_dossiers_to_its_last_day_and_not_a_day_longer()
    {
        var kept = Kept(Kind("divorce-ruling") with { ValidMonths = 6 });

        kept.GoodUntil.ShouldBe(new DateOnly(2027, 5, 23));
        kept.ServesOn(new DateOnly(2027, 5, 23)).ShouldBeTrue();
        kept.ServesOn(new DateOnly(2027, 5, 24)).ShouldBeFalse();
    }

    [Fact]
    public void The_day_of_a_verdict_is_the_day_in_Viet_Nam()
    {
        var late = Published.At("2026-11-30 23:30");
        var kept = Kept(Kind("divorce-ruling") with { ValidMonths = 6 }, late);

        kept.GoodUntil.ShouldBe(new DateOnly(2027, 5, 30));
    }

    [Fact]
    public void A_paper_of_no_kind_is_kept_and_serves_no_other_dossier()
    {
        var kept = Kept(null);

        kept.Kind.ShouldBeNull();
        kept.GoodUntil.ShouldBeNull();
        kept.ServesOn(new DateOnly(2026, 11, 24)).ShouldBeFalse();
    }

    [Fact]
    public void What_was_taken_out_serves_nobody_and_can_be_put_back_for_a_week()
    {
        var kept = Kept(Kind("divorce-ruling"));
        var at = Published.At("2026-12-01 08:00");

        kept.TakeOut(at).ShouldBeTrue();
        kept.TakeOut(at.AddDays(1)).ShouldBeFalse("the first time counts");
        kept.ServesOn(new DateOnly(2026, 12, 1)).ShouldBeFalse();
        kept.PutBack(at.AddDays(7).AddTicks(1)).ShouldBeFalse();
        kept.PutBack(at.AddDays(7)).ShouldBeTrue();
        kept.ServesOn(new DateOnly(2026, 12, 8)).ShouldBeTrue();
    }

    [Fact]
    public void What_a_counter_looks_at_again_is_good_from_then_and_in_the_store_again()
    {
        var kept = Kept(Kind("divorce-ruling") with { ValidMonths = 6 });
        kept.TakeOut(Published.At("2026-12-01 08:00"));

        kept.Doubt();
        kept.ServesOn(new DateOnly(2026, 12, 1)).ShouldBeFalse();
        var (dossier, _, verdict) = VerdictAt(Published.At("2027-01-15 09:00"));

        kept.CheckAgain(dossier, verdict, Kind("divorce-ruling") with { ValidMonths = 6 });

        kept.AsOrigin().DossierCode.ShouldBe(dossier.Code.ToString());
        kept.GoodUntil.ShouldBe(new DateOnly(2027, 7, 15));
        kept.ServesOn(new DateOnly(2027, 1, 15)).ShouldBeTrue();
    }

    [Fact]
    public void A_result_is_kept_under_the_unit_that_issued_it()
    {
        var (dossier, _, verdict) = VerdictAt(ADossier.LookedAt);
        var paper = new IssuedPaper(
            Id,
            PaperKind.Result,
            dossier.Id,
            1,
            "trieu-son",
            LegalEdition.B,
            "head",
            ADossier.LookedAt
        );

        var kept = KeptPaper.Of(Id, dossier, paper, verdict, Kind("marital-status") with { ValidMonths = 6 });

        (kept.IssuedPaperId, kept.Sha256, kept.UnitId).ShouldBe((paper.Id, null, "trieu-son"));
        kept.AsOrigin().IsIssued.ShouldBeTrue();
    }

    [Fact]
    public void A_paper_from_the_store_is_good_until_somebody_looks_again()
    {
        var origin = Kept(Kind("divorce-ruling")).AsOrigin();
        var draft = ADossier.Draft("declaration");
        var fromStore = new Attachment(
            Id,
            "divorce-ruling",
            "x.pdf",
            "application/pdf",
            1,
            new string('a', 64),
            1,
            origin
        );
        var dossier = ADossier.Submit(draft with { Attachments = [fromStore, .. draft.Attachments] }).Value;
        var declaration = dossier.Attachments.Single(paper => paper.PaperCode == "declaration");
        dossier.Examine(declaration.Id, PaperVerdict.Good, null, true, ADossier.Clerk, ADossier.LookedAt);

        fromStore.Verdict.ShouldBe(PaperVerdict.Good);
        dossier
            .Examine(
                Id,
                PaperVerdict.Faulty,
                Reason.Create("unclear", "Ảnh mờ").Value,
                true,
                ADossier.Clerk,
                ADossier.LookedAt
            )
            .IsRefused.ShouldBeFalse();
        dossier.Accept().Error.Code.ShouldBe("dossier.papers-faulty");
        dossier.Examine(Id, PaperVerdict.Good, null, true, ADossier.Clerk, ADossier.LookedAt);
        dossier.Accept().IsRefused.ShouldBeFalse();
        dossier
            .Replayed(_ => Published.Calendar, ADossier.Rules)
            .Attachments.Single(paper => paper.Id == Id)
            .Origin.ShouldBe(origin);
    }

    [Fact]
    public void A_dossier_whose_papers_all_came_from_the_store_is_accepted_without_another_look()
    {
        var origin = Kept(Kind("divorce-ruling")).AsOrigin();
        var draft = ADossier.Draft() with { RequiredPapers = ["divorce-ruling"] };
        var fromStore = new Attachment(
            Id,
            "divorce-ruling",
            "x.pdf",
            "application/pdf",
            1,
            new string('a', 64),
            1,
            origin
        );

        ADossier.Submit(draft with { Attachments = [fromStore] }).Value.Accept().IsRefused.ShouldBeFalse();
    }

    private static KeptPaper Kept(ReusablePaper? kind, DateTimeOffset? at = null)
    {
        var (dossier, paper, verdict) = VerdictAt(at ?? ADossier.LookedAt);
        return KeptPaper.Of(Id, dossier, paper, verdict, kind);
    }

    private static (Dossier Dossier, Attachment Paper, DossierRecord Verdict) VerdictAt(DateTimeOffset at)
    {
        var dossier = ADossier.Submitted();
        var paper = dossier.Attachments.Single(one => one.PaperCode == "divorce-ruling");
        dossier.Examine(paper.Id, PaperVerdict.Good, null, true, ADossier.Clerk, at);
        return (dossier, paper, dossier.History[^1]);
    }

    private static ReusablePaper Kind(string id) => new() { Id = id, Name = new LocalText(id) };
}
