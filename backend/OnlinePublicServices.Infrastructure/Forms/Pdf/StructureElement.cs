namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>
/// A node of the document's logical structure, by which a screen reader reads. Roles are PDF's standard ones
/// (<c>P</c>, <c>H1</c>, <c>L</c>, <c>Table</c>, …). Source: ISO 32000-1, 14.7 and 14.8.
/// </summary>
internal sealed class StructureElement(string role)
{
    private readonly List<object> children = [];

    public string Role { get; } = role;

    /// <summary>What is said in place of a picture.</summary>
    public string? Alternative { get; init; }

    /// <summary>Attributes in PDF syntax, such as the scope of a table heading. Never text from outside.</summary>
    public string? Attributes { get; init; }

    /// <summary>Elements and pieces of page content, in reading order.</summary>
    public IReadOnlyList<object> Children => children;

    public StructureElement Add(StructureElement child)
    {
        children.Add(child);
        return child;
    }

    public void Add(MarkedContent content) => children.Add(content);
}

/// <summary>A piece of a page's content that belongs to an element.</summary>
/// <param name="Page">From zero.</param>
/// <param name="Id">Number within the page, from zero.</param>
internal sealed record MarkedContent(int Page, int Id);
