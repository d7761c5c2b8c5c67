using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>What all issued papers have in common.</summary>
internal static class PaperBlocks
{
    extension(PaperHead head)
    {
        /// <summary>An empty sheet; the file's title ends with the dossier's code, by which a check finds the paper.</summary>
        public Sheet NewSheet(string title, string request) =>
            new(
                new PdfDescription(
                    $"{title} {PrintedText.Clean(head.DossierCode, 60)}",
                    PrintedText.Clean(head.Office.Name, 200),
                    PrintedText.Clean(request, 200),
                    head.IssuedAt
                )
            );

        /// <summary>
        /// The officer who signs alone; edition B names the digital signature. On what no person gave out stands the
        /// office.
        /// </summary>
        public Signer SignerAs(string caption) =>
            head.IssuedByItself
                ? new(
                    FormHead.Capitals(head.Office.Name),
                    FormTexts.SealedDigitally,
                    head.Signing.Notice,
                    head.SignerName
                )
                : new(
                    caption,
                    head.Edition switch
                    {
                        LegalEdition.A => FormTexts.SignByHand,
                        LegalEdition.B => FormTexts.SignDigitally,
                    },
                    head.Signing.Notice,
                    head.SignerName
                );
    }

    extension(FormSignatureMode signing)
    {
        /// <summary>What stands in the officer's place for a signature.</summary>
        public string? Notice =>
            signing switch
            {
                FormSignatureMode.Digital => null,
                FormSignatureMode.NotYet => FormTexts.NotSigned,
            };
    }

    extension(Sheet sheet)
    {
        /// <summary>The paper's name in the middle of the page.</summary>
        public void PaperTitle(params ReadOnlySpan<string> lines)
        {
            sheet.Space(16);
            var heading = sheet.Root.Add(new StructureElement("H1"));
            foreach (var line in lines)
            {
                var centred = Sheet.Whole with { Alignment = Alignment.Centre };
                sheet.Write(heading, [new TextRun(line, new TextStyle(FontStyle.Bold, 14))], centred);
            }

            sheet.Space(10);
        }

        /// <summary>Ends the form; a form that is not to be signed digitally has no place for it.</summary>
        public RenderedForm Render(FormSignatureMode signing, SignaturePlace place) =>
            new(sheet.Finish(), sheet.PageNumber, signing is FormSignatureMode.Digital ? place : null);
    }
}
