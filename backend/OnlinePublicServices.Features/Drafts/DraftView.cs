using System.Text.Json;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.PaperStore;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>A draft as its owner sees it: the answers, the papers that this case needs, and what is still missing.</summary>
public sealed record DraftView
{
    /// <summary>The draft's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts changes; an edit names it in <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>National code of the procedure.</summary>
    public required string ProcedureCode { get; init; }

    /// <summary>The version of the procedure's definition.</summary>
    public required int ProcedureVersion { get; init; }

    /// <summary>What the procedure is called.</summary>
    public required LocalText ProcedureName { get; init; }

    /// <summary>The form to fill in.</summary>
    public required FormReference Form { get; init; }

    /// <summary>The unit to which it will go.</summary>
    public required string UnitId { get; init; }

    /// <summary>What the unit is called.</summary>
    public required LocalText UnitName { get; init; }

    /// <summary>For whom a clerk writes it at the counter; nothing where its owner does.</summary>
    public string? WrittenFor { get; init; }

    /// <summary>The answers so far, by field.</summary>
    public required JsonElement Answers { get; init; }

    /// <summary>
    /// Where an answer that nobody typed came from, by field: <c>claims</c>, <c>profile</c>, <c>dossier</c>, <c>counter</c> or
    /// <c>register</c>. One that was changed since is not among them.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Prefilled { get; init; }

    /// <summary>What the population register can be asked about the owner to fill in this form; absent where it can't.</summary>
    public RegisterOffer? FromRegister { get; init; }

    /// <summary>The page on which the owner was last.</summary>
    public string? Page { get; init; }

    /// <summary>What it supplies to a dossier; nothing where it will be a new one.</summary>
    public DraftSupplement? Supplement { get; init; }

    /// <summary>The papers that this case asks for, with what was added.</summary>
    public required IReadOnlyList<DraftPaper> Papers { get; init; }

    /// <summary>What still has to be done before submission.</summary>
    public required IReadOnlyList<DraftGap> Missing { get; init; }

    /// <summary>How much may be uploaded.</summary>
    public required UploadLimits Limits { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it is thrown away if nothing changes, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What the population register could answer instead of whoever files.</summary>
/// <param name="Facts">What it would be asked.</param>
/// <param name="Fields">Which fields that would fill in, where it has the facts.</param>
public sealed record RegisterOffer(IReadOnlyList<PopulationFact> Facts, IReadOnlyList<string> Fields);

/// <summary>A paper that the case asks for.</summary>
/// <param name="Code">Its code; uploads name it.</param>
/// <param name="Name">What it is.</param>
/// <param name="Required">Whether the dossier can be submitted without it.</param>
/// <param name="Why">Why it is asked.</param>
/// <param name="Kind">Original, copy or only shown.</param>
/// <param name="Accepts">What may be uploaded.</param>
/// <param name="Attachments">What was added.</param>
/// <param name="InStore">Papers of one's store that can be given instead of an upload.</param>
/// <param name="LookedUp">What the office looks up in the population register instead; absent where it doesn't.</param>
public sealed record DraftPaper(
    string Code,
    LocalText Name,
    bool Required,
    LocalText? Why,
    DocumentKind Kind,
    IReadOnlyList<FileKind> Accepts,
    IReadOnlyList<AttachmentView> Attachments,
    IReadOnlyList<StoreOffer> InStore,
    IReadOnlyList<PopulationFact>? LookedUp
);

/// <summary>An added paper.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PaperCode">The paper it answers.</param>
/// <param name="FileName">The owner's name for it.</param>
/// <param name="MediaType">What its bytes are.</param>
/// <param name="SizeBytes">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Pages">Pages of a PDF.</param>
/// <param name="Scan"><c>pending</c>, <c>clean</c>, <c>infected</c> or <c>error</c>.</param>
/// <param name="ReceivedAt">When its last byte arrived, UTC.</param>
/// <param name="KeptPaperId">The paper of one's store that it is; absent where it was uploaded.</param>
public sealed record AttachmentView(
    Guid Id,
    string PaperCode,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    int? Pages,
    string Scan,
    DateTimeOffset? ReceivedAt,
    Guid? KeptPaperId
);

/// <summary>Something that is still missing.</summary>
/// <param name="Kind"><c>field</c> or <c>paper</c>.</param>
/// <param name="Ref">The field's path or the paper's code.</param>
/// <param name="Page">The page of the form where it is asked.</param>
/// <param name="Code">What is wrong.</param>
public sealed record DraftGap(string Kind, string Ref, string? Page, string Code);

/// <summary>How much may be uploaded.</summary>
/// <param name="PhotoBytes">One photograph, bytes.</param>
/// <param name="PdfBytes">One PDF, bytes.</param>
/// <param name="Files">Files of a dossier.</param>
/// <param name="TotalBytes">All files of a dossier, bytes.</param>
public sealed record UploadLimits(long PhotoBytes, long PdfBytes, int Files, long TotalBytes);

/// <summary>A draft that answers a request for supplements: only what was asked for can be given.</summary>
/// <param name="DossierCode">The dossier.</param>
/// <param name="AnswerBy">Until when it is awaited, UTC.</param>
/// <param name="Fields">The fields to correct.</param>
/// <param name="Papers">The papers to give, by their code in the procedure.</param>
/// <param name="Words">What was said, in the order in which it was asked.</param>
public sealed record DraftSupplement(
    string DossierCode,
    DateTimeOffset AnswerBy,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Papers,
    IReadOnlyList<string> Words
);
