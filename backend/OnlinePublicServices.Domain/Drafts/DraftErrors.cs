using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Drafts;

/// <summary>Refusals about drafts.</summary>
public static class DraftErrors
{
    /// <summary>More files than a dossier may hold.</summary>
    public static DomainError TooManyFiles => new("upload.too-many-files", ErrorKind.TooLarge);

    /// <summary>As many drafts as a person may hold: one has to be submitted or thrown away first.</summary>
    public static DomainError TooMany => new("draft.too-many", ErrorKind.Refused);

    /// <summary>More bytes than a dossier may hold.</summary>
    public static DomainError TooLarge => new("upload.dossier-too-large", ErrorKind.TooLarge);

    /// <summary>Answers that break a rule of the form; the fields are named.</summary>
    public static DomainError AnswersInvalid(IReadOnlyList<FieldError> fields) =>
        new("draft.answers-invalid", ErrorKind.Refused) { Fields = fields };

    /// <summary>Another version of the procedure holds now: the draft has to be looked through under it.</summary>
    public static DomainError ProcedureChanged => new("draft.procedure-changed", ErrorKind.Refused);

    /// <summary>The procedure can't be filed here: it isn't open online, or the unit isn't competent for it.</summary>
    public static DomainError NotFileable => new("draft.procedure-not-fileable", ErrorKind.Refused);
}
