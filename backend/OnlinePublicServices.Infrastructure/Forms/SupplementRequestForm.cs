using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// Form 02; the editions differ in number and signature alone. The dossier's code is added, so that nobody has to look
/// for it. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 02; read 2026-11-29.
/// </summary>
internal static class SupplementRequestForm
{
    public static RenderedForm Draw(SupplementRequestContent request)
    {
        var head = request.Head;
        var sheet = head.NewSheet(FormTexts.SupplementTitle, request.Request);
        sheet.Head(head);
        sheet.PaperTitle(FormTexts.SupplementTitle);

        sheet.Field(FormTexts.DossierOf, FormWording.Party(request.Applicant), strong: true);
        sheet.Field(FormTexts.DossierCode, head.DossierCode);
        sheet.Field(FormTexts.Request, request.Request);
        sheet.Field(FormTexts.Address, request.Applicant.PostalAddress);
        sheet.FieldPair((FormTexts.Phone, request.Applicant.PhoneNumber), (FormTexts.Email, request.Applicant.Email));
        sheet.Statement(FormTexts.SupplementDemands);
        sheet.NumberedList(request.Demands.Select(Demand));
        sheet.Field(FormTexts.Reason, request.Reason);
        sheet.KeepWithSignatures();
        sheet.Statement(Contact(head.Office));
        var place = sheet.Signature(head.SignerAs(FormTexts.Instructor));
        return sheet.Render(head.Signing, place);
    }

    private static string Demand(SupplementDemand demand) =>
        demand.Why is { Length: > 0 } why
            ? FormWording.Filled(FormTexts.SupplementDemand, PrintedText.Clean(demand.What), PrintedText.Clean(why))
            : PrintedText.Clean(demand.What);

    private static string Contact(IssuingOffice office) =>
        PrintedText.Clean(office.PhoneNumber, 60) is { Length: > 0 } phone
            ? FormWording.Filled(FormTexts.SupplementContact, PrintedText.Clean(office.Name), phone)
            : FormWording.Filled(FormTexts.SupplementContactNoPhone, PrintedText.Clean(office.Name));
}
