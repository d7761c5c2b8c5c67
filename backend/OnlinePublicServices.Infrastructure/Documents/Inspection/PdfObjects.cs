using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>A name, with its <c>#xx</c> escapes decoded: <c>/J#61vaScript</c> is <c>/JavaScript</c>.</summary>
internal sealed record PdfName(string Value);

/// <summary>A reference to an indirect object.</summary>
internal readonly record struct PdfReference(int Number, int Generation);

/// <summary>A string's bytes.</summary>
internal sealed record PdfText(byte[] Bytes);

/// <summary>A dictionary, and where its stream lies if it has one.</summary>
internal sealed class PdfDictionary : Dictionary<string, object?>
{
    public PdfDictionary()
        : base(StringComparer.Ordinal) { }

    /// <summary>Where the raw bytes of its stream lie in the file; null for a plain dictionary.</summary>
    public (int Offset, int Length)? Stream { get; set; }

    public string? Name(string key) => (this.GetValueOrDefault(key) as PdfName)?.Value;
}

/// <summary>
/// Leaves the parser at the first thing that is not as it must be. Only inside the inspection; outside it is a value.
/// </summary>
internal sealed class PdfRefusedException(DomainError error) : Exception(error.Code)
{
    public DomainError Error => error;
}
