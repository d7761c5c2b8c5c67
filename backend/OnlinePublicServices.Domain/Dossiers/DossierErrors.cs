using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>The refusals of a dossier.</summary>
internal static class DossierErrors
{
    public static DomainError AttachmentUnknown => new("dossier.attachment-unknown", ErrorKind.NotFound);

    public static DomainError CalendarNotNewer => new("dossier.calendar-not-newer", ErrorKind.Conflict);

    public static DomainError ReasonMissing => new("dossier.reason-missing", ErrorKind.Malformed);

    public static DomainError PaperNotClean => new("dossier.paper-not-clean", ErrorKind.Refused);

    public static DomainError SupplementEmpty => new("supplement.empty", ErrorKind.Malformed);

    public static DomainError SupplementItemUnknown => new("supplement.item-unknown", ErrorKind.Malformed);

    public static DomainError SupplementRepeated => new("supplement.already-requested", ErrorKind.Conflict);

    public static DomainError SupplementBeyond => new("supplement.beyond-request", ErrorKind.Refused);

    public static DomainError SupplementIncomplete => new("supplement.incomplete", ErrorKind.Refused);

    public static DomainError DecisionExists => new("withdrawal.decision-exists", ErrorKind.Conflict);

    public static DomainError OutcomeNotDrafted => new("outcome.not-drafted", ErrorKind.Conflict);

    public static DomainError OutcomeNotApproved => new("outcome.not-approved", ErrorKind.Conflict);

    public static DomainError OutcomeNotSigned => new("outcome.not-signed", ErrorKind.Conflict);

    public static DomainError OutcomeOwnDraft => new("outcome.own-draft", ErrorKind.Forbidden);

    public static DomainError ApologyMade => new("apology.already-made", ErrorKind.Conflict);

    public static DomainError ApologyNotLater => new("apology.not-later", ErrorKind.Refused);

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
