using System.Globalization;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// A list of dossiers that are proposed for destruction, and the record once it is carried out. No form of the law was
/// read for it: the words are ours, and the office may keep its own beside it.
/// </summary>
internal static class DestructionForm
{
    public static RenderedForm Draw(DestructionContent list)
    {
        var number = list.Number.ToString(CultureInfo.InvariantCulture);
        var title = list.ExecutedAt is null ? FormTexts.DestructionListTitle : FormTexts.DestructionRecordTitle;
        var sheet = new Sheet(
            new PdfDescription(
                $"{title} {number}",
                PrintedText.Clean(list.Office.Name, 200),
                PrintedText.Clean(list.Office.Name, 200),
                list.PrintedAt
            )
        );
        sheet.Head(list.Office, FormWording.Filled(FormTexts.DestructionNumber, number), list.PrintedAt);
        sheet.PaperTitle(title, FormTexts.DestructionTitleEnd);
        sheet.Field(FormTexts.DestructionProposed, Who(list.ProposedBy, list.ProposedAt));
        if (list is { ApprovedBy: { } by, ApprovedAt: { } at })
        {
            sheet.Field(FormTexts.DestructionApproved, Who(by, at));
        }

        if (list.ExecutedAt is { } executed)
        {
            sheet.Field(FormTexts.DestructionExecuted, FormWording.Moment(executed), strong: true);
            sheet.Field(
                FormTexts.DestructionSum,
                FormWording.Filled(
                    FormTexts.DestructionSumText,
                    list.Rows.Count(row => row.ErasedAt is not null),
                    list.Rows.Sum(row => row.Files),
                    list.Rows.Count(row => row.IsLeftOut)
                ),
                strong: true
            );
        }

        sheet.Space(4);
        sheet.Table(
            [
                FormTexts.DestructionCode,
                FormTexts.DestructionProcedure,
                FormTexts.DestructionRule,
                FormTexts.DestructionClosed,
                FormTexts.DestructionDone,
                FormTexts.DestructionFiles,
            ],
            [.. list.Rows.Select(Row)]
        );
        Sealed(sheet, list);
        sheet.Remark(FormTexts.DestructionNote);
        return new RenderedForm(sheet.Finish(), sheet.PageNumber, SignaturePlace: null);
    }

    private static void Sealed(Sheet sheet, DestructionContent list)
    {
        if (list.Seal is { } seal)
        {
            sheet.Space(4);
            sheet.Field(
                FormTexts.DestructionRecordNumber,
                list.RecordNumber!.Value.ToString(CultureInfo.InvariantCulture)
            );
            sheet.Field(FormTexts.DestructionSeal, seal);
            sheet.Field(FormTexts.DestructionSealBefore, list.PreviousSeal is { Length: > 0 } before ? before : null);
        }
    }

    private static string Who(string name, DateTimeOffset at) =>
        $"{PrintedText.Clean(name, 200)}, {FormWording.Moment(at)}";

    private static IReadOnlyList<string> Row(DestructionRow row) =>
        [
            row.Code,
            row.Procedure,
            FormWording.Filled(FormTexts.DestructionMonths, row.Months),
            FormWording.Day(Domain.Calendars.VietnamTime.DayOf(row.ClosedAt)),
            row.IsLeftOut ? FormTexts.DestructionLeftOut
            : row.ErasedAt is { } erased ? FormWording.Moment(erased)
            : "",
            row.Files.ToString(CultureInfo.InvariantCulture),
        ];
}
