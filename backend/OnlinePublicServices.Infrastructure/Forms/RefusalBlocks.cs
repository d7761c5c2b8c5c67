using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>What the editions of form 03 have in common.</summary>
internal static class RefusalBlocks
{
    extension(RefusalContent refusal)
    {
        public Sheet NewSheet() => refusal.Head.NewSheet(FormTexts.RefusalTitle, refusal.Request);
    }

    extension(Sheet sheet)
    {
        /// <summary>From the statement to the foot.</summary>
        public RenderedForm RefusalEnd(RefusalContent refusal, string officerHint)
        {
            sheet.Statement(
                FormWording.Filled(FormTexts.RefusalStatement, FormWording.NameOf(refusal.Head.Office.Kind))
            );
            sheet.NumberedList(refusal.Reasons);
            sheet.KeepWithSignatures();
            sheet.Statement(FormTexts.RefusalClosing);
            var instead = refusal.FiledOnline ? FormTexts.FiledOnline : null;
            var place = sheet.Signatures(
                new Signer(FormTexts.Submitter, FormTexts.SignByHand, instead, refusal.Applicant.Name),
                new Signer(FormTexts.Receiver, officerHint, refusal.Head.Signing.Notice, refusal.Head.SignerName)
            );
            return sheet.Render(refusal.Head.Signing, place);
        }
    }
}
