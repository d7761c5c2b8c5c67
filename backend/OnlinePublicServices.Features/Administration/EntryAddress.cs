using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Administration;

/// <summary>Kinds as addresses name them.</summary>
internal static class EntryAddress
{
    public static CatalogueKind? KindOf(string text) =>
        text.All(char.IsAsciiLetter) && Enum.TryParse<CatalogueKind>(text, ignoreCase: true, out var kind)
            ? kind
            : null;
}
