namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What a list of dossiers to be destroyed says, and the record (<c>biên bản tiêu hủy hồ sơ</c>) once it is carried out. It
/// names no applicant. No form of the law was read for it. Instants are printed in Viet Nam time.
/// </summary>
public sealed record DestructionContent
{
    /// <summary>The unit.</summary>
    public required IssuingOffice Office { get; init; }

    /// <summary>Day of the print, and the file's creation date.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>The list's number.</summary>
    public required int Number { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who approved it; nothing while nobody has.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>When it was carried out; nothing while it is not.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>Its place among the records.</summary>
    public int? RecordNumber { get; init; }

    /// <summary>The seal of the record before.</summary>
    public string? PreviousSeal { get; init; }

    /// <summary>The seal of this one.</summary>
    public string? Seal { get; init; }

    /// <summary>The dossiers.</summary>
    public required IReadOnlyList<DestructionRow> Rows { get; init; }
}

/// <summary>A dossier on the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Months">Months after the closing.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ErasedAt">When it was destroyed; nothing where it is not.</param>
/// <param name="IsLeftOut">True where something kept it after all.</param>
/// <param name="Files">How many files went with it.</param>
public sealed record DestructionRow(
    string Code,
    string Procedure,
    int Months,
    DateTimeOffset ClosedAt,
    DateTimeOffset? ErasedAt,
    bool IsLeftOut,
    int Files
);
