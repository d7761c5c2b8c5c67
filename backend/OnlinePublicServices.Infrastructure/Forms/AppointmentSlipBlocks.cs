using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>What the editions of form 01 have in common.</summary>
internal static class AppointmentSlipBlocks
{
    private static readonly Column TitleColumn = new(26 * Sheet.Mm, Sheet.Width - (52 * Sheet.Mm))
    {
        Alignment = Alignment.Centre,
    };

    extension(AppointmentSlipContent slip)
    {
        public Sheet NewSheet() => slip.Head.NewSheet($"{FormTexts.SlipTitle} {FormTexts.SlipTitleEnd}", slip.Request);

        /// <summary>The applicant's side of the foot.</summary>
        public Signer Submitter(string hint) =>
            new(FormTexts.Submitter, hint, slip.FiledOnline ? FormTexts.FiledOnline : null, slip.Applicant.Name);

        /// <summary>How to follow the dossier, and whom to call.</summary>
        public string TrackingNote
        {
            get
            {
                // The key in the fragment is for the one who holds the slip; it is in the square, not in the text.
                var address = PrintedText.Clean(slip.TrackingUrl.GetLeftPart(UriPartial.Path), 300);
                var note = FormWording.Filled(FormTexts.Tracking, address);
                return PrintedText.Clean(slip.Head.Office.PhoneNumber, 60) is { Length: > 0 } phone
                    ? $"{note} {FormWording.Filled(FormTexts.OfficePhone, phone)}"
                    : note;
            }
        }
    }

    extension(Sheet sheet)
    {
        /// <summary>Title and code, with the tracking square beside them.</summary>
        public void SlipTitle(AppointmentSlipContent slip, string? copy = null)
        {
            sheet.Space(8);
            var top = sheet.Y;
            sheet.TrackingSquare(slip.TrackingUrl, slip.Head.DossierCode);
            sheet.Space(6);
            var code = $"{FormTexts.DossierCode} {PrintedText.Clean(slip.Head.DossierCode, 60)}";
            sheet.Title(TitleColumn, code, FormTexts.SlipTitle, FormTexts.SlipTitleEnd);
            if (copy is not null)
            {
                sheet.Paragraph(copy, new TextStyle(FontStyle.Italic, 12), TitleColumn);
            }

            sheet.Y = Math.Max(sheet.Y, top + (24 * Sheet.Mm)) + 4;
        }

        /// <summary>From the request to the register entry.</summary>
        public void SlipBody(AppointmentSlipContent slip)
        {
            sheet.Field(FormTexts.Request, slip.Request);
            sheet.Statement(FormTexts.Papers);
            sheet.NumberedList(slip.Papers.Select(FormWording.Paper));
            sheet.Field(FormTexts.Sets, FormWording.Filled(FormTexts.SetsValue, FormWording.Two(slip.Sets)));
            sheet.Field(FormTexts.TimeLimit, FormWording.Time(slip.TimeLimit));
            sheet.Field(FormTexts.ReceivedAt, FormWording.Moment(slip.ReceivedAt));
            sheet.Field(FormTexts.DueAt, slip.Due.DueAt is { } due ? FormWording.Moment(due) : null, strong: true);
            sheet.Remark(DueWording.Explain(slip.Due, slip.TimeLimit));
            sheet.KeepWithSignatures();
            sheet.Field(FormTexts.Delivery, FormWording.Delivery(slip));
            if (slip.Register is { } entry)
            {
                var book = PrintedText.Clean(entry.Book, 60);
                sheet.Statement(FormWording.Filled(FormTexts.Register, book, FormWording.Two(entry.Number)));
            }
        }
    }
}
