using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms.Declarations;

/// <summary>A declaration in the manner of the sector's printed ones: state and motto, title, recipient, answers.</summary>
internal static class DeclarationForm
{
    private static readonly Column Centred = Sheet.Whole with { Alignment = Alignment.Centre };

    public static RenderedForm Draw(DeclarationContent declaration)
    {
        var code = PrintedText.Clean(declaration.DossierCode, 60);
        var title = FormHead.Capitals(declaration.Title);
        var sheet = new Sheet(
            new PdfDescription(
                $"{title} {code}",
                PrintedText.Clean(declaration.ApplicantName, 200),
                PrintedText.Clean(declaration.Recipient, 200),
                declaration.FiledAt
            )
        );
        sheet.StateAndMotto(Centred);
        sheet.Space(16);
        sheet.Title(Centred, $"{FormTexts.DossierCode} {code}", title);
        sheet.Space(8);
        var recipient = FormWording.Filled(FormTexts.Recipient, PrintedText.Clean(declaration.Recipient, 300));
        sheet.Paragraph(recipient, new TextStyle(FontStyle.Bold, 13), Centred);
        sheet.Space(4);

        foreach (var section in declaration.Sections)
        {
            Draw(sheet, section);
        }

        sheet.KeepWithSignatures();
        sheet.Statement(FormTexts.Declared);
        var filed = FormWording.Filled(FormTexts.FiledOnlineAt, FormWording.Moment(declaration.FiledAt));
        sheet.SoleSignature(
            FormWording.PlaceAndDate(declaration.Place, declaration.FiledAt),
            new Signer(FormTexts.Declarant, "", filed, declaration.ApplicantName)
        );
        return new RenderedForm(sheet.Finish(), sheet.PageNumber, SignaturePlace: null);
    }

    private static void Draw(Sheet sheet, DeclarationSection section)
    {
        if (PrintedText.Clean(section.Heading, 300) is { Length: > 0 } heading)
        {
            sheet.Space(8);
            sheet.KeepTogether(50);
            sheet.Paragraph(heading, new TextStyle(FontStyle.Bold, 13), Sheet.Whole, "H2");
        }

        foreach (var row in section.Rows)
        {
            var label = $"{PrintedText.Clean(row.Label, 500)}:";
            switch (row.Value)
            {
                case null:
                    sheet.Field(label, value: null);
                    break;
                case DeclarationValue.Text text:
                    sheet.Field(label, text.Value);
                    break;
                case DeclarationValue.Items items:
                    sheet.Statement(label);
                    sheet.NumberedList(items.Values);
                    break;
                case DeclarationValue.Table table:
                    sheet.Statement(label);
                    sheet.Table(table.Columns, table.Rows);
                    break;
            }
        }
    }
}
