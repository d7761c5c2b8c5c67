using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>Why a paper is refused; each code has words that tell the person what to do.</summary>
internal static class InspectionErrors
{
    public static DomainError TypeUnknown { get; } = Refused("upload.type-unknown");

    /// <summary>An iPhone's own format: its owner is told to send JPEG or to take a picture of the screen.</summary>
    public static DomainError Heic { get; } = Refused("upload.heic");

    public static DomainError PhotoTooLarge { get; } = Refused("upload.photo-too-large");

    public static DomainError PhotoBroken { get; } = Refused("upload.photo-broken");

    public static DomainError PhotoAnimated { get; } = Refused("upload.photo-animated");

    /// <summary>Not a PDF that every reader reads alike: cut, patched, or needing repair.</summary>
    public static DomainError PdfBroken { get; } = Refused("upload.pdf-broken");

    public static DomainError PdfEncrypted { get; } = Refused("upload.pdf-encrypted");

    /// <summary>Scripts, attached files, actions on the outside, forms of another technology.</summary>
    public static DomainError PdfActiveContent { get; } = Refused("upload.pdf-active-content");

    public static DomainError PdfTooManyPages { get; } = Refused("upload.pdf-too-many-pages");

    public static DomainError PdfPageTooLarge { get; } = Refused("upload.pdf-page-too-large");

    /// <summary>More work than a paper is worth: unpacks to too much, or draws itself over and over.</summary>
    public static DomainError TooComplex { get; } = Refused("upload.too-complex");

    public static DomainError Unavailable { get; } = new("upload.inspection-unavailable", ErrorKind.Unavailable);

    /// <summary>The refusals by code, for what comes back from the inspecting process.</summary>
    public static IReadOnlyDictionary<string, DomainError> ByCode { get; } =
        new[]
        {
            TypeUnknown,
            Heic,
            PhotoTooLarge,
            PhotoBroken,
            PhotoAnimated,
            PdfBroken,
            PdfEncrypted,
            PdfActiveContent,
            PdfTooManyPages,
            PdfPageTooLarge,
            TooComplex,
        }.ToDictionary(error => error.Code, StringComparer.Ordinal);

    private static DomainError Refused(string code) => new(code, ErrorKind.Refused);
}
