using System.Text.Json;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// Prints issued papers from what the system has registered. The same dossier and paper always give the same bytes.
/// They are the applicant's own papers, so they name them in full.
/// </summary>
internal sealed class PaperPrinting(
    Catalogue catalogue,
    DossierReading reading,
    DossierPrinting printing,
    SlipPrinting slips,
    IDocumentStore documents,
    IFormRenderer renderer
)
{
    /// <summary>The name under which a paper is saved.</summary>
    public static string FileNameOf(PaperKind kind, DossierCode code) =>
        kind switch
        {
            PaperKind.AppointmentSlip => $"giay-hen-{code}.pdf",
            PaperKind.SupplementRequest => $"phieu-yeu-cau-bo-sung-{code}.pdf",
            PaperKind.Refusal => $"phieu-tu-choi-{code}.pdf",
            PaperKind.ApologyLetter => $"phieu-xin-loi-{code}.pdf",
            PaperKind.StopNotice => $"thong-bao-dung-{code}.pdf",
            PaperKind.Result => $"ket-qua-{code}.pdf",
        };

    /// <summary>The paper as a file that no one has signed.</summary>
    public async Task<RenderedForm> Print(
        Dossier dossier,
        IssuedPaper paper,
        FormSignatureMode mode,
        CancellationToken cancellationToken
    )
    {
        var head = HeadOf(dossier, paper, mode);
        return renderer.Render(
            paper.Kind switch
            {
                PaperKind.AppointmentSlip => await slips.Fill(dossier, head, cancellationToken),
                PaperKind.SupplementRequest => SupplementRequest(dossier, head, FactsOf<SupplementFacts>(paper)),
                PaperKind.Refusal => Refusal(dossier, head, FactsOf<RefusalFacts>(paper)),
                PaperKind.ApologyLetter => ApologyLetter(dossier, head, FactsOf<ApologyFacts>(paper)),
                PaperKind.StopNotice => StopNotice(dossier, head, FactsOf<StopFacts>(paper)),
                PaperKind.Result => await Decision(dossier, head, FactsOf<ResultFacts>(paper), cancellationToken),
            }
        );
    }

    /// <summary>
    /// What the visible signature says: who, for which office, when. Source: 30/2020/ND-CP, Appendix I, on the display
    /// of digital signatures (instant with its offset, ISO 8601).
    /// </summary>
    public IReadOnlyList<string> SignatureBlock(IssuedPaper paper, DateTimeOffset at) =>
        [SignerOf(paper)?.Name ?? "", OfficeOf(paper).Name, VietnamTime.Written(at)];

    /// <summary>What the visible seal says: which office, for whom, when.</summary>
    public IReadOnlyList<string> SealBlock(IssuedPaper paper, SignatureAuthor author, DateTimeOffset at) =>
        [
            OfficeOf(paper).Name,
            author.Position.Length > 0 ? $"{author.Name} – {author.Position}" : author.Name,
            VietnamTime.Written(at),
        ];

    /// <summary>What the seal of a body says behind a signature: which body, when.</summary>
    public IReadOnlyList<string> OwnSealBlock(IssuedPaper paper, DateTimeOffset at) =>
        [OfficeOf(paper).Name, VietnamTime.Written(at)];

    /// <summary>For whom the seal stands: a person, or the system that gave the paper out by itself.</summary>
    public SignatureAuthor AuthorOf(IssuedPaper paper) =>
        SignerOf(paper) is { } person
            ? new(person.Name, PositionOf(paper)?.Title.Vi ?? "")
            : new(catalogue.IssuedByItself.Vi, "");

    /// <summary>The room of one signature for two: the seal above, its person's own below.</summary>
    public static (SignaturePlace Above, SignaturePlace Below) Halves(SignaturePlace room) =>
        (
            room with
            {
                Bottom = room.Bottom + (room.Height / 2),
                Height = room.Height / 2,
            },
            room with
            {
                Height = (room.Height / 2) - 2,
            }
        );

    /// <summary>The member of staff in whose name the paper is.</summary>
    public StaffMember? SignerOf(IssuedPaper paper) => catalogue.StaffNamed(paper.IssuedBy);

    /// <summary>
    /// The post in which they signed it: of those held on that day, the one that serves the paper's unit. A person may
    /// hold others elsewhere.
    /// </summary>
    public StaffPosition? PositionOf(IssuedPaper paper) =>
        SignerOf(paper)
            ?.PositionsOn(VietnamTime.DayOf(paper.SignedAt ?? paper.IssuedAt))
            .Where(position => catalogue.Units.ServedFrom(position.UnitId).Any(unit => unit.Id == paper.UnitId))
            .OrderBy(position => position.Role)
            .FirstOrDefault();

    private static T FactsOf<T>(IssuedPaper paper)
        where T : PaperFacts => JsonSerializer.Deserialize<T>(paper.Facts!)!;

    private IssuingOffice OfficeOf(IssuedPaper paper) =>
        paper.Kind is PaperKind.Result
            ? printing.BodyOf(paper.UnitId, VietnamTime.DayOf(paper.IssuedAt))
            : printing.OfficeOf(paper.UnitId, VietnamTime.DayOf(paper.IssuedAt));

    private PaperHead HeadOf(Dossier dossier, IssuedPaper paper, FormSignatureMode mode) =>
        new()
        {
            Edition = paper.Edition,
            Office = OfficeOf(paper),
            Number = catalogue.NumberOf(paper),
            IssuedAt = paper.IssuedAt,
            DossierCode = dossier.Code.ToString(),
            SignerName = AuthorOf(paper).Name,
            IssuedByItself = SignerOf(paper) is null,
            Signing = mode,
        };

    private string RequestOf(Dossier dossier) => reading.ProcedureOf(dossier).Name.Vi;

    private SupplementRequestContent SupplementRequest(Dossier dossier, PaperHead head, SupplementFacts facts) =>
        new()
        {
            Head = head,
            Applicant = DossierPrinting.PartyOf(dossier.Applicant),
            Request = RequestOf(dossier),
            Demands = facts.Demands,
            Reason = facts.Reason,
        };

    private RefusalContent Refusal(Dossier dossier, PaperHead head, RefusalFacts facts) =>
        new()
        {
            Head = head,
            Applicant = DossierPrinting.PartyOf(dossier.Applicant),
            Request = RequestOf(dossier),
            Reasons = facts.Reasons,
            FiledOnline = dossier.IsFiledOnline,
        };

    private ApologyLetterContent ApologyLetter(Dossier dossier, PaperHead head, ApologyFacts facts) =>
        new()
        {
            Head = head,
            Applicant = DossierPrinting.PartyOf(dossier.Applicant),
            Procedure = RequestOf(dossier),
            ReceivedAt = dossier.AcceptedAt ?? dossier.SubmittedAt,
            PromisedAt = facts.PromisedAt,
            Reason = facts.Reason,
            NewlyPromisedAt = facts.NewlyPromisedAt,
        };

    private async Task<ResultContent> Decision(
        Dossier dossier,
        PaperHead head,
        ResultFacts facts,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Head = head,
            Applicant = DossierPrinting.PartyOf(dossier.Applicant),
            Request = RequestOf(dossier),
            Title = facts.Title,
            Words = facts.Words,
            Pages = facts.FileSha256 is { } file ? await documents.ReadAsync(file, cancellationToken) : default,
        };

    private StopNoticeContent StopNotice(Dossier dossier, PaperHead head, StopFacts facts) =>
        new()
        {
            Head = head,
            Applicant = DossierPrinting.PartyOf(dossier.Applicant),
            Request = RequestOf(dossier),
            AskedAt = facts.AskedAt,
            StoppedAt = head.IssuedAt,
            Reason = facts.Reason,
        };
}
