using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// The stop notice. Edition A has none; a dossier that lives under it gets the same without the identity number.
/// Source: 03/2025/TT-VPCP, Art. 7; read 2026-11-29.
/// </summary>
internal static class StopNoticeForm
{
    public static RenderedForm Draw(StopNoticeContent notice)
    {
        var head = notice.Head;
        var sheet = head.NewSheet(FormTexts.StopTitle, notice.Request);
        sheet.Head(head);
        sheet.PaperTitle(FormTexts.StopTitle);

        sheet.Field(FormTexts.DossierOf, FormWording.Party(notice.Applicant), strong: true);
        if (head.Edition is LegalEdition.B)
        {
            sheet.Field(FormTexts.IdNumber, notice.Applicant.IdNumber);
        }

        sheet.Field(FormTexts.Address, notice.Applicant.PostalAddress);
        sheet.FieldPair((FormTexts.Phone, notice.Applicant.PhoneNumber), (FormTexts.Email, notice.Applicant.Email));
        sheet.Field(FormTexts.DossierCode, head.DossierCode);
        sheet.Field(FormTexts.Request, notice.Request);
        if (notice.AskedAt is { } asked)
        {
            sheet.Statement(FormWording.Filled(FormTexts.StopAsked, FormWording.Moment(asked)));
        }

        var office = PrintedText.Clean(head.Office.Name);
        sheet.Statement(FormWording.Filled(FormTexts.StopStatement, office, FormWording.Moment(notice.StoppedAt)));
        sheet.Field(FormTexts.Reason, notice.Reason);
        sheet.KeepWithSignatures();
        sheet.Statement(FormTexts.StopClosing);
        var place = sheet.Signature(head.SignerAs(FormTexts.Notifier));
        return sheet.Render(head.Signing, place);
    }
}
