using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>One of the two who sign at the foot of a form.</summary>
/// <param name="Caption">In what role, in capitals.</param>
/// <param name="Hint">How to sign.</param>
/// <param name="Instead">Stands where the signature would be; none leaves the room free.</param>
/// <param name="Name">Full name.</param>
internal sealed record Signer(string Caption, string Hint, string? Instead, string Name);

/// <summary>The foot of a form, never parted by a page break. Source: 30/2020/ND-CP, Appendix I, II.7.</summary>
internal static class FormSignatures
{
    private const double RoomHeight = 24 * Sheet.Mm;
    private const double Height = RoomHeight + 80;
    private const double LastFieldHeight = 60;
    private const double RoomWidth = 74 * Sheet.Mm;

    private static readonly Column First = new(0, (Sheet.Width / 2) - 8) { Alignment = Alignment.Centre };
    private static readonly Column Second = First with { Left = (Sheet.Width / 2) + 8 };

    extension(Sheet sheet)
    {
        /// <summary>
        /// Keeps what is written next on the page of the signatures: they must not stand on a page of their own.
        /// </summary>
        public void KeepWithSignatures() => sheet.KeepTogether(Height + LastFieldHeight);

        /// <summary>The applicant on the left, the officer on the right.</summary>
        /// <returns>The room for the officer's visible signature.</returns>
        public SignaturePlace Signatures(Signer applicant, Signer officer)
        {
            sheet.Space(10);
            sheet.KeepTogether(Height);
            var top = sheet.Y;
            var room = Math.Max(sheet.Caption(applicant, First), sheet.CaptionAt(top, officer, Second));
            sheet.Close(applicant, First, room);
            var after = sheet.Y;
            sheet.Close(officer, Second, room);
            sheet.Y = Math.Max(after, sheet.Y);
            return sheet.PlaceAt(room);
        }

        /// <summary>The officer alone, on the right.</summary>
        /// <returns>The room for the officer's visible signature.</returns>
        public SignaturePlace Signature(Signer officer)
        {
            sheet.Space(10);
            sheet.KeepTogether(Height);
            var room = sheet.Caption(officer, Second);
            sheet.Close(officer, Second, room);
            return sheet.PlaceAt(room);
        }

        /// <summary>The applicant alone, on the right.</summary>
        public void SoleSignature(string placeAndDate, Signer signer)
        {
            sheet.Space(10);
            sheet.KeepTogether(Height);
            sheet.Paragraph(placeAndDate, new TextStyle(FontStyle.Italic, 13), Second);
            var room = sheet.Caption(signer, Second);
            sheet.Close(signer, Second, room);
        }

        private SignaturePlace PlaceAt(double room) =>
            new(
                sheet.PageNumber,
                Sheet.Left + Second.Left + ((Second.Width - RoomWidth) / 2),
                TaggedPdf.PageHeight - room - RoomHeight,
                RoomWidth,
                RoomHeight
            );

        private double CaptionAt(double top, Signer signer, Column column)
        {
            sheet.Y = top;
            return sheet.Caption(signer, column);
        }

        private double Caption(Signer signer, Column column)
        {
            sheet.Paragraph(signer.Caption, new TextStyle(FontStyle.Bold, 13), column);
            if (signer.Hint.Length > 0)
            {
                sheet.Paragraph(signer.Hint, new TextStyle(FontStyle.Italic, 12), column);
            }

            return sheet.Y + 3;
        }

        private void Close(Signer signer, Column column, double room)
        {
            if (signer.Instead is { } instead)
            {
                sheet.Y = room + (RoomHeight / 3);
                sheet.Paragraph(instead, new TextStyle(FontStyle.Italic, 12), column);
            }

            sheet.Y = room + RoomHeight + 2;
            sheet.Paragraph(PrintedText.Clean(signer.Name, 120), new TextStyle(FontStyle.Bold, 13), column);
        }
    }
}
