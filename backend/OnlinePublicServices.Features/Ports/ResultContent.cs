namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What a result says (<c>Kết quả giải quyết thủ tục hành chính</c>): the decision in the words of whoever drafted it.
/// Source: 61/2018/ND-CP, Art. 19; 30/2020/ND-CP, Appendix I.
/// </summary>
public sealed record ResultContent : IssuedPaperContent
{
    /// <summary>Whose dossier it is.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Request { get; init; }

    /// <summary>What the paper is called.</summary>
    public required string Title { get; init; }

    /// <summary>The decision, a paragraph a line; may be empty where the pages say it.</summary>
    public required string Words { get; init; }

    /// <summary>The file that is the result, to stand before the sheet that is signed; empty where the words are it.</summary>
    public ReadOnlyMemory<byte> Pages { get; init; }
}
