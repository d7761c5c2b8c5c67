using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms.Circular01Of2018;

/// <summary>Form 01 of edition A. Source: 01/2018/TT-VPCP, form 01; read 2026-11-23.</summary>
internal static class AppointmentSlipForm
{
    public static RenderedForm Draw(AppointmentSlipContent slip)
    {
        var sheet = slip.NewSheet();
        var unit = FormWording.NameOf(slip.Head.Office.Kind);
        sheet.Head(slip.Head);
        sheet.SlipTitle(slip, FormTexts.SlipCopy);

        sheet.Statement(PrintedText.Clean(slip.Head.Office.Name));
        sheet.Field(FormTexts.ReceivedFrom, FormWording.Party(slip.Applicant), strong: true);
        sheet.Field(FormTexts.Address, slip.Applicant.PostalAddress);
        sheet.FieldPair((FormTexts.Phone, slip.Applicant.PhoneNumber), (FormTexts.Email, slip.Applicant.Email));
        sheet.SlipBody(slip);

        var place = sheet.Signatures(
            slip.Submitter(FormTexts.SignByHand),
            new Signer(FormTexts.Receiver, FormTexts.SignByHand, slip.Head.Signing.Notice, slip.Head.SignerName)
        );
        sheet.Notes(
            FormWording.Filled(FormTexts.SlipCopiesNote, unit),
            FormWording.Filled(FormTexts.SlipDeliveryNote, unit),
            slip.TrackingNote
        );
        return sheet.Render(slip.Head.Signing, place);
    }
}
