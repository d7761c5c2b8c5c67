using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms.Circular03Of2025;

/// <summary>
/// Form 03 of edition B: identity number and dossier code are new.
/// Source: 03/2025/TT-VPCP, form 03, as printed in decision 3621/QD-BYT; read 2026-11-23.
/// </summary>
internal static class RefusalForm
{
    public static RenderedForm Draw(RefusalContent refusal)
    {
        var sheet = refusal.NewSheet();
        sheet.Head(refusal.Head);
        sheet.PaperTitle(FormTexts.RefusalTitle);

        sheet.Statement(PrintedText.Clean(refusal.Head.Office.Name));
        sheet.Field(FormTexts.ReceivedFrom, FormWording.Party(refusal.Applicant), strong: true);
        sheet.Field(FormTexts.IdNumber, refusal.Applicant.IdNumber);
        sheet.Field(FormTexts.Address, refusal.Applicant.PostalAddress);
        sheet.FieldPair((FormTexts.Phone, refusal.Applicant.PhoneNumber), (FormTexts.Email, refusal.Applicant.Email));
        sheet.Field(FormTexts.DossierCode, refusal.Head.DossierCode);
        sheet.Field(FormTexts.Request, refusal.Request);
        return sheet.RefusalEnd(refusal, FormTexts.SignByHandOrDigitally);
    }
}
