using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Prints the statutory forms (<c>mẫu</c>) as PDF. Pure: the same content gives the same bytes, so that what is shown
/// is what is signed. Content is taken as checked; overlong texts are cut and say so, letters that can't be printed
/// show as a box, nothing in a text is markup. The instant <c>IssuedAt</c> becomes the file's creation date.
/// </summary>
public interface IFormRenderer
{
    /// <summary>A paper that the office gives out on a dossier, by the edition that its head names.</summary>
    RenderedForm Render(IssuedPaperContent content);

    /// <summary>A receipt for phí or lệ phí.</summary>
    RenderedForm Render(ReceiptContent content);

    /// <summary>The label of a parcel with a result.</summary>
    RenderedForm Render(ParcelLabelContent content);

    /// <summary>Form 05, <c>Phiếu kiểm soát quá trình giải quyết hồ sơ</c>.</summary>
    RenderedForm Render(ControlSheetContent content);

    /// <summary>A list of dossiers to be destroyed, or the record of their destruction.</summary>
    RenderedForm Render(DestructionContent content);

    /// <summary>
    /// Whether the pages of a file that passed the inspection, so many as it counted, can stand in a paper of ours and
    /// look the same there. Errors: <c>outcome.file-unfit</c>.
    /// </summary>
    Result<Done> CanBind(ReadOnlyMemory<byte> pdf, int pages);

    /// <summary>A printed declaration (<c>tờ khai</c>, <c>đơn</c>) with the applicant's answers.</summary>
    RenderedForm Render(DeclarationContent content);
}

/// <summary>A printed form.</summary>
/// <param name="Pdf">The file: tagged, marked PDF/A-2a, with a classic cross-reference table and no annotation.</param>
/// <param name="PageCount">Pages, at least one.</param>
/// <param name="SignaturePlace">
/// Where the officer's visible signature goes, between caption and name; none on a form that only the applicant signs.
/// </param>
public sealed record RenderedForm(ReadOnlyMemory<byte> Pdf, int PageCount, SignaturePlace? SignaturePlace);

/// <summary>A rectangle left free on a page, in PDF points (1/72 inch) from the page's bottom left corner.</summary>
/// <param name="Page">From one.</param>
/// <param name="Left">Points.</param>
/// <param name="Bottom">Points.</param>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
public sealed record SignaturePlace(int Page, double Left, double Bottom, double Width, double Height);
