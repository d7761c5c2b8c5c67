using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// A result in the form of an administrative paper: who decides, for whom, in which dossier, what. Source:
/// 30/2020/ND-CP, Appendix I. Where the result is a file, its pages stand first and this sheet, the last, is signed.
/// </summary>
internal static class ResultForm
{
    public static RenderedForm Draw(ResultContent result)
    {
        var head = result.Head;
        var sheet = head.NewSheet(result.Title, result.Request);
        sheet.Head(head);
        sheet.PaperTitle(FormHead.Capitals(result.Title));

        sheet.Field(FormTexts.DossierOf, FormWording.Party(result.Applicant), strong: true);
        sheet.Field(FormTexts.Address, result.Applicant.PostalAddress);
        sheet.Field(FormTexts.DossierCode, head.DossierCode);
        sheet.Field(FormTexts.Request, result.Request);
        foreach (
            var paragraph in result.Words.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            sheet.Statement(PrintedText.Clean(paragraph, 20_000));
        }

        if (!result.Pages.IsEmpty)
        {
            sheet.Statement(FormTexts.BoundResult);
        }

        var place = sheet.Signature(head.SignerAs(FormTexts.Decider));
        var paper = sheet.Render(head.Signing, place);
        return result.Pages.IsEmpty ? paper : BoundPages.Before(paper, result.Pages, result.Title);
    }
}
