using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms.Circular03Of2025;

/// <summary>
/// Form 01 of edition B: identity number, authorisation and the officer's digital signature are new.
/// Source: 03/2025/TT-VPCP, form 01, as printed in decision 3621/QD-BYT; read 2026-11-23.
/// </summary>
internal static class AppointmentSlipForm
{
    public static RenderedForm Draw(AppointmentSlipContent slip)
    {
        var sheet = slip.NewSheet();
        sheet.Head(slip.Head);
        sheet.SlipTitle(slip);

        sheet.Statement(PrintedText.Clean(slip.Head.Office.Name));
        sheet.Field(FormTexts.ReceivedFrom, FormWording.Party(slip.Applicant), strong: true);
        sheet.Field(FormTexts.IdNumber, slip.Applicant.IdNumber);
        sheet.Field(FormTexts.Address, slip.Applicant.PostalAddress);
        sheet.FieldPair((FormTexts.Phone, slip.Applicant.PhoneNumber), (FormTexts.Email, slip.Applicant.Email));
        if (slip.Authorisation is { } authorisation)
        {
            sheet.Statement(FormTexts.Authorised);
            sheet.Field(FormTexts.Principal, FormWording.Party(authorisation.Principal));
            sheet.Field(FormTexts.PrincipalAddress, authorisation.Principal.PostalAddress);
            sheet.Field(FormTexts.PrincipalIdNumber, authorisation.Principal.IdNumber);
            sheet.FieldPair(
                (FormTexts.Phone, authorisation.Principal.PhoneNumber),
                (FormTexts.Email, authorisation.Principal.Email)
            );
            sheet.Field(FormTexts.AuthorisationPaper, authorisation.Document);
        }

        sheet.SlipBody(slip);
        var place = sheet.Signatures(
            slip.Submitter(FormTexts.SignByHand),
            new Signer(
                FormTexts.Receiver,
                FormTexts.SignByHandOrDigitally,
                slip.Head.Signing.Notice,
                slip.Head.SignerName
            )
        );
        sheet.Notes(slip.TrackingNote);
        return sheet.Render(slip.Head.Signing, place);
    }
}
