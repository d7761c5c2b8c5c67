using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;

namespace OnlinePublicServices.Features.Ports;

/// <summary>What an issued paper says. Instants are printed in Viet Nam time.</summary>
public abstract record IssuedPaperContent
{
    /// <summary>What every paper has around its body.</summary>
    public required PaperHead Head { get; init; }
}

/// <summary>
/// What every issued paper has around its body. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, forms 01 to 04;
/// 30/2020/ND-CP, Appendix I.
/// </summary>
public sealed record PaperHead
{
    /// <summary>The law that the dossier was received under.</summary>
    public required LegalEdition Edition { get; init; }

    /// <summary>Who gives the paper out.</summary>
    public required IssuingOffice Office { get; init; }

    /// <summary>Number and signs of the paper.</summary>
    public required PaperNumber Number { get; init; }

    /// <summary>Day of the paper, and the file's creation date.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The dossier's code; the file's title ends with it.</summary>
    public required string DossierCode { get; init; }

    /// <summary>Who signs.</summary>
    public required string SignerName { get; init; }

    /// <summary>Whether no person gave it out: the office's seal stands on it, and the paper says so.</summary>
    public bool IssuedByItself { get; init; }

    /// <summary>Whether the paper is made to be signed digitally.</summary>
    public required FormSignatureMode Signing { get; init; }
}
