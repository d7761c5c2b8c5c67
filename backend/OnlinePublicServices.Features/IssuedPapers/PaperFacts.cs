using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>What a paper says beyond its dossier, kept with it as JSON.</summary>
internal abstract record PaperFacts;

/// <summary>Of form 02.</summary>
/// <param name="Demands">Each paper or field, and what is wrong with it; at least one.</param>
/// <param name="Reason">Why the dossier can't go on as it is.</param>
internal sealed record SupplementFacts(IReadOnlyList<SupplementDemand> Demands, string Reason) : PaperFacts;

/// <summary>Of form 03.</summary>
/// <param name="Reasons">One reason each; at least one.</param>
internal sealed record RefusalFacts(IReadOnlyList<string> Reasons) : PaperFacts;

/// <summary>Of form 04.</summary>
/// <param name="PromisedAt">When the result was promised, UTC.</param>
/// <param name="NewlyPromisedAt">When it will be there, UTC.</param>
/// <param name="Reason">Why it is late.</param>
internal sealed record ApologyFacts(DateTimeOffset PromisedAt, DateTimeOffset NewlyPromisedAt, string Reason)
    : PaperFacts;

/// <summary>Of a result.</summary>
/// <param name="Title">What the paper is called.</param>
/// <param name="Words">The decision, a paragraph a line; may be empty where a file is the result.</param>
/// <param name="FileSha256">The file that is the result, lower-case hexadecimal.</param>
internal sealed record ResultFacts(string Title, string Words, string? FileSha256 = null) : PaperFacts;

/// <summary>Of the stop notice.</summary>
/// <param name="AskedAt">When the applicant asked for it, UTC; nothing where the office stops by itself.</param>
/// <param name="Reason">Why.</param>
internal sealed record StopFacts(DateTimeOffset? AskedAt, string Reason) : PaperFacts;
