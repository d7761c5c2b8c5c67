using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms.Circular01Of2018;

/// <summary>Form 03 of edition A. Source: 01/2018/TT-VPCP, form 03; read 2026-11-23.</summary>
internal static class RefusalForm
{
    public static RenderedForm Draw(RefusalContent refusal)
    {
        var sheet = refusal.NewSheet();
        sheet.Head(refusal.Head);
        sheet.PaperTitle(FormTexts.RefusalTitle);

        sheet.Statement(PrintedText.Clean(refusal.Head.Office.Name));
        sheet.Field(FormTexts.ReceivedFrom, FormWording.Party(refusal.Applicant), strong: true);
        sheet.Field(FormTexts.Address, refusal.Applicant.PostalAddress);
        sheet.FieldPair((FormTexts.Phone, refusal.Applicant.PhoneNumber), (FormTexts.Email, refusal.Applicant.Email));
        sheet.Field(FormTexts.Request, refusal.Request);
        return sheet.RefusalEnd(refusal, FormTexts.SignByHand);
    }
}
