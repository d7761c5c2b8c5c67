using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using UglyToad.PdfPig;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// Two readers look at a PDF: our own strict one, which sees every object, and PdfPig; they must agree on the pages.
/// The bytes that pass are shown as they are, because a changed file would lose its signatures.
/// </summary>
internal static class PdfInspection
{
    public static Result<InspectedDocument> Inspect(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var file = PdfFile.Open(bytes);
            new PdfPolicy(file).Check();
            var walk = new PdfPages(file);
            var pages = walk.Count();
            walk.MeasureStreams();
            return PagesBySecondReader(bytes) == pages
                ? new InspectedDocument("application/pdf", pages, Normalised: null)
                : InspectionErrors.PdfBroken;
        }
        catch (PdfRefusedException refusal)
        {
            return refusal.Error;
        }
    }

    private static int? PagesBySecondReader(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes.ToArray(), new ParsingOptions { UseLenientParsing = true });
            return document.NumberOfPages;
        }
        // A foreign parser on hostile input: whatever it throws, the two readers do not agree.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }
}
