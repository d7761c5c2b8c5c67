using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// Form 04. Edition B adds the identity number; its print in decision 3621/QD-BYT bears another title, which other
/// provinces don't use. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 04; read 2026-11-29.
/// </summary>
internal static class ApologyLetterForm
{
    public static RenderedForm Draw(ApologyLetterContent letter)
    {
        var head = letter.Head;
        var sheet = head.NewSheet($"{FormTexts.ApologyTitle} {FormTexts.ApologyTitleEnd}", letter.Procedure);
        sheet.Head(head);
        sheet.PaperTitle(FormTexts.ApologyTitle, FormTexts.ApologyTitleEnd);

        var office = PrintedText.Clean(head.Office.Name);
        var party = FormWording.Party(letter.Applicant);
        var idNumber = PrintedText.Clean(letter.Applicant.IdNumber, 60);
        var centred = Sheet.Whole with { Alignment = Alignment.Centre };
        sheet.Paragraph(FormWording.Filled(FormTexts.Recipient, party), new TextStyle(FontStyle.Bold, 13), centred);
        sheet.Space(4);
        sheet.Statement(
            FormWording.Filled(
                head.Edition is LegalEdition.B && idNumber.Length > 0
                    ? FormTexts.ApologyReceivedB
                    : FormTexts.ApologyReceived,
                FormWording.FullDay(letter.ReceivedAt),
                office,
                PrintedText.Clean(letter.Procedure),
                party,
                PrintedText.Clean(head.DossierCode, 60),
                idNumber
            )
        );
        sheet.Statement(FormWording.Filled(FormTexts.ApologyPromised, FormWording.Moment(letter.PromisedAt)));
        sheet.Statement(FormWording.Filled(FormTexts.ApologyLate, office));
        sheet.Field(FormTexts.Reason, letter.Reason);
        sheet.Statement(FormTexts.ApologyHarm);
        sheet.Statement(FormWording.Filled(FormTexts.ApologyWords, office, FormWording.Moment(letter.NewlyPromisedAt)));
        sheet.KeepWithSignatures();
        sheet.Statement(FormTexts.ApologyClosing);
        var place = sheet.Signature(head.SignerAs(FormTexts.Head));
        return sheet.Render(head.Signing, place);
    }
}
