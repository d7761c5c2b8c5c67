namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// A declaration (<c>tờ khai</c>, <c>đơn</c>) as the applicant's answers fill it. Instants are printed in Viet Nam
/// time.
/// </summary>
public sealed record DeclarationContent
{
    /// <summary>Name of the declaration; printed in capitals.</summary>
    public required string Title { get; init; }

    /// <summary>To whom it is addressed (<c>Kính gửi</c>).</summary>
    public required string Recipient { get; init; }

    /// <summary>The dossier's code, printed under the title.</summary>
    public required string DossierCode { get; init; }

    /// <summary>The answers, in the order of the form.</summary>
    public required IReadOnlyList<DeclarationSection> Sections { get; init; }

    /// <summary>Who declares; printed where the signature would be.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Place of the declaration, before the date; none prints the date alone.</summary>
    public string? Place { get; init; }

    /// <summary>When it was filed, and the file's creation date.</summary>
    public required DateTimeOffset FiledAt { get; init; }
}

/// <summary>Rows that belong together.</summary>
/// <param name="Heading">None prints the rows alone.</param>
/// <param name="Rows">In order.</param>
public sealed record DeclarationSection(string? Heading, IReadOnlyList<DeclarationRow> Rows);

/// <summary>A question and its answer.</summary>
/// <param name="Label">As the form words it, without a colon.</param>
/// <param name="Value">None prints the dots of an empty form.</param>
public sealed record DeclarationRow(string Label, DeclarationValue? Value);

/// <summary>An answer: a closed set of three shapes.</summary>
public abstract record DeclarationValue
{
    private DeclarationValue() { }

    /// <summary>Plain text of any length.</summary>
    public sealed record Text(string Value) : DeclarationValue;

    /// <summary>Several items, numbered.</summary>
    public sealed record Items(IReadOnlyList<string> Values) : DeclarationValue;

    /// <summary>Rows under column headings. Every row has as many cells as there are columns.</summary>
    public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
        : DeclarationValue;
}
