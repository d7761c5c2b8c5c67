using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>What the editions of form 03 have in common.</summary>
internal static class RefusalBlocks
{
    extension(RefusalContent refusal)
    {
        public Sheet NewSheet() =>
            new(
                new PdfDescription(
                    $"{FormTexts.RefusalTitle} {PrintedText.Clean(refusal.DossierCode, 60)}".TrimEnd(),
                    PrintedText.Clean(refusal.Office.Name, 200),
                    PrintedText.Clean(refusal.Request, 200),
                    refusal.IssuedAt
                )
            );
    }

    extension(Sheet sheet)
    {
        public void RefusalTitle()
        {
            sheet.Space(16);
            var centred = Sheet.Whole with { Alignment = Alignment.Centre };
            sheet.Paragraph(FormTexts.RefusalTitle, new TextStyle(FontStyle.Bold, 14), centred, "H1");
            sheet.Space(10);
        }

        /// <summary>From the statement to the foot.</summary>
        public RenderedForm RefusalEnd(RefusalContent refusal, string officerHint)
        {
            sheet.Statement(FormWording.Filled(FormTexts.RefusalStatement, FormWording.NameOf(refusal.Office.Kind)));
            sheet.NumberedList(refusal.Reasons);
            sheet.KeepWithSignatures();
            sheet.Statement(FormTexts.RefusalClosing);
            var instead = refusal.FiledOnline ? FormTexts.FiledOnline : null;
            var place = sheet.Signatures(
                new Signer(FormTexts.Submitter, FormTexts.SignByHand, instead, refusal.Applicant.Name),
                new Signer(FormTexts.Receiver, officerHint, refusal.Signing.Notice, refusal.ClerkName)
            );
            return sheet.Render(refusal.Signing, place);
        }
    }
}
