using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What a receipt says (<c>Biên lai thu phí, lệ phí</c>). Source: 123/2020/ND-CP, Art. 32, amended by 70/2025/ND-CP;
/// 32/2025/TT-BTC, form 06.
/// </summary>
public sealed record ReceiptContent
{
    /// <summary>Who took the money.</summary>
    public required IssuingOffice Office { get; init; }

    /// <summary>Its tax number; nothing where it isn't known.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Phí or lệ phí.</summary>
    public required FeeKind Kind { get; init; }

    /// <summary>The series: the kind's letter and the year's last two digits.</summary>
    public required string Series { get; init; }

    /// <summary>Seven digits.</summary>
    public required string Number { get; init; }

    /// <summary>The day of the receipt, and the file's creation date.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Who paid.</summary>
    public required FormParty Payer { get; init; }

    /// <summary>The dossier's code; the file's title ends with it.</summary>
    public required string DossierCode { get; init; }

    /// <summary>The procedure, in Vietnamese.</summary>
    public required string Procedure { get; init; }

    /// <summary>What was paid for.</summary>
    public required IReadOnlyList<ReceiptItem> Items { get; init; }

    /// <summary>The sum.</summary>
    public required Vnd Amount { get; init; }

    /// <summary>How it was paid.</summary>
    public required PaidBy PaidBy { get; init; }

    /// <summary>Who took it: a person, or the system.</summary>
    public required string Collector { get; init; }

    /// <summary>Whether it is made to be sealed digitally.</summary>
    public required FormSignatureMode Signing { get; init; }
}

/// <summary>One thing that was paid for.</summary>
/// <param name="Name">In Vietnamese.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Amount">Whole đồng.</param>
public sealed record ReceiptItem(string Name, int Quantity, Vnd Amount);

/// <summary>How money came.</summary>
public enum PaidBy
{
    /// <summary>Counted at the counter.</summary>
    Cash,

    /// <summary>By transfer to the unit's account.</summary>
    Transfer,

    /// <summary>Through a payment gateway.</summary>
    Gateway,
}
