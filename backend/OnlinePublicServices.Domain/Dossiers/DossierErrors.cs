using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>The refusals of a dossier.</summary>
internal static class DossierErrors
{
    public static DomainError AttachmentUnknown => new("dossier.attachment-unknown", ErrorKind.NotFound);

    public static DomainError ReasonMissing => new("dossier.reason-missing", ErrorKind.Malformed);

    public static DomainError PaperNotClean => new("dossier.paper-not-clean", ErrorKind.Refused);

    public static DomainError PapersMissing(IEnumerable<string> codes) => Papers("dossier.papers-missing", codes);

    public static DomainError PapersFaulty(IEnumerable<Attachment> papers) =>
        Papers("dossier.papers-faulty", papers.Select(paper => paper.PaperCode));

    public static DomainError PapersUnseen(IEnumerable<Attachment> papers) =>
        Papers("dossier.papers-unseen", papers.Select(paper => paper.PaperCode));

    private static DomainError Papers(string code, IEnumerable<string> papers) =>
        new DomainError(code, ErrorKind.Refused).With(
            "papers",
            string.Join(',', papers.Distinct(StringComparer.Ordinal))
        );
}
