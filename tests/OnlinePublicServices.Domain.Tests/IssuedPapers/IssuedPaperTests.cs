using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;

namespace OnlinePublicServices.Domain.Tests.IssuedPapers;

public sealed class IssuedPaperTests
{
    private static readonly DateTimeOffset Accepted = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_paper_taken_over_waits_for_the_colleague_under_a_number_of_its_own_and_the_old_one_is_superseded()
    {
        var paper = Waiting();

        var next = paper.Reissue(Guid.CreateVersion7(Accepted), 16, "colleague", Accepted.AddDays(1)).Value;

        paper.State.ShouldBe(PaperState.Superseded);
        paper.Sign("00", "Away", Accepted).Error.Code.ShouldBe("slip.superseded");
        (next.State, next.IssuedBy, next.Number, next.DossierId, next.UnitId, next.Edition).ShouldBe(
            (PaperState.Waiting, "colleague", 16, paper.DossierId, paper.UnitId, paper.Edition)
        );
        next.IssuedAt.ShouldBe(Accepted.AddDays(1));
    }

    [Fact]
    public void Only_what_waits_for_somebody_else_is_taken_over()
    {
        var (mine, signed, gone) = (Waiting(), Waiting(), Waiting());
        signed.Sign("00", "Clerk", Accepted);
        gone.Supersede();

        Refusal(mine, "clerk").ShouldBe("slip.already-yours");
        Refusal(signed, "colleague").ShouldBe("slip.already-signed");
        Refusal(gone, "colleague").ShouldBe("slip.superseded");
    }

    private static string Refusal(IssuedPaper paper, string by) =>
        paper.Reissue(Guid.CreateVersion7(Accepted), 16, by, Accepted).Error.Code;

    private static IssuedPaper Waiting() =>
        new(
            Guid.CreateVersion7(Accepted),
            PaperKind.AppointmentSlip,
            Guid.CreateVersion7(Accepted),
            15,
            "trieu-son",
            LegalEdition.B,
            "clerk",
            Accepted
        );
}
