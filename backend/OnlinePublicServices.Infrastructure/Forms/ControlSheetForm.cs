using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// Form 05. The editions differ in the number's sign; the number itself is left to a paper register, where one is kept.
/// Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 05; read 2026-11-29.
/// </summary>
internal static class ControlSheetForm
{
    public static RenderedForm Draw(ControlSheetContent control)
    {
        var sheet = new Sheet(
            new PdfDescription(
                $"{FormTexts.ControlTitle} {PrintedText.Clean(control.DossierCode, 60)}",
                PrintedText.Clean(control.Office.Name, 200),
                PrintedText.Clean(control.SolvingBody, 200),
                control.PrintedAt
            )
        );
        var number = control.Edition switch
        {
            LegalEdition.A => FormTexts.ControlNumberA,
            LegalEdition.B => FormWording.Filled(FormTexts.ControlNumberB, FormWording.SignOf(control.Office.Kind)),
        };
        sheet.Head(control.Office, number, control.PrintedAt);
        sheet.PaperTitle(FormTexts.ControlTitle, FormTexts.ControlTitleEnd);

        sheet.Field(FormTexts.ControlDossierCode, control.DossierCode, strong: true);
        sheet.Field(FormTexts.SolvingBody, control.SolvingBody);
        sheet.Field(FormTexts.Coordinating, string.Join("; ", control.Coordinating));
        sheet.Field(FormTexts.ReceivedAt, FormWording.Moment(control.ReceivedAt));
        sheet.Field(FormTexts.ControlDueAt, control.DueAt is { } due ? FormWording.Moment(due) : null, strong: true);
        sheet.Space(4);
        sheet.Table(
            [FormTexts.ControlUnits, FormTexts.ControlMoment, FormTexts.ControlResult, FormTexts.ControlNote],
            [.. control.Rows.Select(Row)]
        );
        sheet.Remark(FormTexts.ControlTrace);
        return new RenderedForm(sheet.Finish(), sheet.PageNumber, SignaturePlace: null);
    }

    private static IReadOnlyList<string> Row(ControlSheetRow row) =>
        [
            FormWording.Filled(FormTexts.ControlUnitPair, row.Giver.Unit, row.Taker.Unit),
            FormWording.Filled(
                FormTexts.ControlPersonPair,
                FormWording.Moment(row.At),
                row.Giver.Person,
                row.Taker.Person
            ),
            row.Result is { } result ? WordOf(result) : "",
            row.Note ?? "",
        ];

    private static string WordOf(StepResult result) =>
        result switch
        {
            StepResult.Early => FormTexts.Early,
            StepResult.OnTime => FormTexts.OnTime,
            StepResult.Late => FormTexts.Late,
        };
}
