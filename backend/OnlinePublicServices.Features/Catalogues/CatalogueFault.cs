namespace OnlinePublicServices.Features.Catalogues;

/// <summary>One thing wrong with the catalogue.</summary>
/// <param name="File">The file, relative to the catalogue's folder, with forward slashes.</param>
/// <param name="Path">The field inside it (<c>$.papers[2].code</c>); <c>$</c> for the file as a whole.</param>
/// <param name="Message">What is wrong, in English, for whoever keeps the files.</param>
/// <param name="Code">What is wrong, as a stable code, for whoever keeps it in the browser.</param>
public sealed record CatalogueFault(string File, string Path, string Message, string Code = "catalogue.invalid")
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Path}: {Message}";
}

/// <summary>The catalogue cannot be used; all faults are named at once, so that one round mends them.</summary>
public sealed class CatalogueInvalidException(IReadOnlyList<CatalogueFault> faults)
    : Exception($"The catalogue has {faults.Count} fault(s):\n{string.Join('\n', faults)}")
{
    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<CatalogueFault> Faults => faults;
}
