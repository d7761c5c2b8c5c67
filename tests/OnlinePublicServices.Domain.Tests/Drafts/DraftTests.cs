using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Tests.Calendars;

namespace OnlinePublicServices.Domain.Tests.Drafts;

public sealed class DraftTests
{
    private static readonly DateTimeOffset Begun = Published.At("2026-11-23 20:00");
    private static readonly DateTimeOffset Later = Published.At("2026-11-24 21:30");

    [Fact]
    public void A_new_draft_is_kept_for_ninety_days()
    {
        var draft = Started();

        (draft.Version, draft.CreatedAt, draft.ChangedAt).ShouldBe((1, Begun, Begun));
        draft.ExpiresAt.ShouldBe(Begun.AddDays(90));
        (draft.ProcedureCode, draft.ProcedureVersion, draft.UnitId).ShouldBe(("1.004873", 3, "trieu-son"));
    }

    [Fact]
    public void Saving_answers_makes_a_new_version_and_a_new_expiry()
    {
        var draft = Started();

        draft.Save("""{"purpose":"work"}""", 1, "purpose", unitId: null, Later);

        (draft.Answers, draft.Page, draft.UnitId).ShouldBe(("""{"purpose":"work"}""", "purpose", "trieu-son"));
        (draft.Version, draft.ExpiresAt).ShouldBe((2, Later.AddDays(90)));
        draft.Save("{}", 1, page: null, "tho-phu", Later);
        (draft.Page, draft.UnitId).ShouldBe(("purpose", "tho-phu"));
    }

    [Fact]
    public void A_paper_is_added_and_taken_out_again()
    {
        var draft = Started();
        var paper = Paper(draft, 1, sizeBytes: 1000);

        draft.Attach(paper, Later).IsRefused.ShouldBeFalse();

        draft.Attachments.ShouldHaveSingleItem().ShouldBe(paper);
        draft.Remove(paper.Id, Later).ShouldBeTrue();
        draft.Remove(paper.Id, Later).ShouldBeFalse();
        (draft.Attachments.Count, draft.Version).ShouldBe((0, 3));
    }

    [Fact]
    public void A_draft_takes_no_more_papers_than_a_clerk_can_look_at()
    {
        var draft = Started();
        for (var number = 0; number < Draft.AttachmentsMax; number++)
        {
            draft.Attach(Paper(draft, number, sizeBytes: 1), Later).IsRefused.ShouldBeFalse();
        }

        draft.Attach(Paper(draft, 99, sizeBytes: 1), Later).Error.Code.ShouldBe("upload.too-many-files");
    }

    [Fact]
    public void A_draft_takes_no_more_bytes_than_its_limit()
    {
        var draft = Started();

        draft.Attach(Paper(draft, 1, Draft.AttachmentBytesMax), Later).IsRefused.ShouldBeFalse();
        draft.Attach(Paper(draft, 2, sizeBytes: 1), Later).Error.Code.ShouldBe("upload.dossier-too-large");
    }

    private static Draft Started() => Draft.Start(Id(0), Id(1), "1.004873", 3, "trieu-son", "{}", Begun);

    private static DraftAttachment Paper(Draft draft, int number, long sizeBytes) =>
        new(
            id: Id(100 + number),
            draftId: draft.Id,
            paperCode: "declaration",
            fileName: "to-khai.pdf",
            mediaType: "application/pdf",
            sizeBytes: sizeBytes,
            sha256: new string('a', 64),
            originalSha256: null,
            pages: 2,
            receivedAt: Later
        );

    private static Guid Id(int number) => Guid.Parse($"01980000-0000-7000-8000-{number:D12}");
}
