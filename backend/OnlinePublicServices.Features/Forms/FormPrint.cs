using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>How the answers are printed: the declaration that law asks for, filled from what the person answered.</summary>
internal sealed record FormPrint
{
    /// <summary>The heading.</summary>
    public required LocalText Title { get; init; }

    /// <summary>To whom it is addressed; <c>{unit}</c> stands for the receiving unit's name.</summary>
    public required LocalText Recipient { get; init; }

    /// <summary>The model form and its legal source.</summary>
    public LocalText? LegalForm { get; init; }

    /// <summary>The sections in order.</summary>
    public required List<PrintSection> Sections { get; init; }

    /// <summary>What the person declares at the end.</summary>
    public required LocalText Statement { get; init; }

    /// <summary>Fields that only steer the questions and aren't printed.</summary>
    public List<string> Omit { get; init; } = [];
}

/// <summary>One part of the printed declaration.</summary>
internal sealed record PrintSection
{
    /// <summary>The heading.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The rows in order.</summary>
    public required List<PrintRow> Rows { get; init; }
}

/// <summary>One label with its answer.</summary>
internal sealed record PrintRow
{
    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The label when the form's wording differs from the question's.</summary>
    public LocalText? Label { get; init; }
}
