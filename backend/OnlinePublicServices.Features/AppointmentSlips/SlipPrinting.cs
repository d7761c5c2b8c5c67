using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.AppointmentSlips;

/// <summary>
/// Prints appointment slips (form 01) from what the system has registered. The same dossier and slip always give the
/// same bytes. It is the applicant's own paper, so it names them in full.
/// </summary>
internal sealed class SlipPrinting(
    Catalogue catalogue,
    FormLibrary forms,
    DossierReading reading,
    DossierPrinting printing,
    TrackingKeys keys,
    PortalAddress portal,
    IFormRenderer renderer
)
{
    /// <summary>The name under which a slip is saved.</summary>
    public static string FileNameOf(DossierCode code) => $"giay-hen-{code}.pdf";

    /// <summary>The slip as a file that no one has signed.</summary>
    public async Task<RenderedForm> Print(
        Dossier dossier,
        AppointmentSlip slip,
        FormSignatureMode mode,
        CancellationToken cancellationToken
    )
    {
        var code = dossier.Code.ToString();
        var procedure = reading.ProcedureOf(dossier);
        var filing = SlipFiling.Of(dossier, procedure, forms.Find(procedure.Form!.Id, procedure.Form.Version)!);
        return renderer.Render(
            new AppointmentSlipContent
            {
                Edition = slip.Edition,
                Office = OfficeOf(slip),
                Number = catalogue.NumberOf(slip),
                IssuedAt = slip.IssuedAt,
                DossierCode = code,
                Applicant = filing.FiledBy,
                Authorisation = filing.Authorisation,
                Request = procedure.Name.Vi,
                Papers = PapersOf(dossier),
                TimeLimit = dossier.TimeLimit,
                ReceivedAt = dossier.AcceptedAt ?? throw new InvalidOperationException($"{code} is not accepted."),
                Due = reading.DueOf(dossier) ?? throw new InvalidOperationException($"No due date for {code}."),
                Delivery = filing.Delivery,
                DeliveryAddress = filing.DeliveryAddress,
                FiledOnline = true,
                ClerkName = ClerkOf(slip)?.Name ?? "",
                Signing = mode,
                TrackingUrl = portal.Tracking(code, await keys.Load(dossier.Id, cancellationToken)),
            }
        );
    }

    /// <summary>
    /// What the visible signature says: who, for which office, when. Source: 30/2020/ND-CP, Appendix I, on the display
    /// of digital signatures (instant with its offset, ISO 8601).
    /// </summary>
    public IReadOnlyList<string> SignatureBlock(AppointmentSlip slip, DateTimeOffset at) =>
        [ClerkOf(slip)?.Name ?? "", OfficeOf(slip).Name, VietnamTime.Written(at)];

    /// <summary>The member of staff in whose name the slip is.</summary>
    public StaffMember? ClerkOf(AppointmentSlip slip) => catalogue.StaffNamed(slip.IssuedBy);

    /// <summary>
    /// The post in which they signed it: of those held on that day, the one that serves the slip's unit. A person may
    /// hold others elsewhere.
    /// </summary>
    public StaffPosition? PositionOf(AppointmentSlip slip) =>
        ClerkOf(slip)
            ?.PositionsOn(VietnamTime.DayOf(slip.SignedAt ?? slip.IssuedAt))
            .Where(position => catalogue.Units.ServedFrom(position.UnitId).Any(unit => unit.Id == slip.UnitId))
            .OrderBy(position => position.Role)
            .FirstOrDefault();

    private IssuingOffice OfficeOf(AppointmentSlip slip) =>
        printing.OfficeOf(slip.UnitId, VietnamTime.DayOf(slip.IssuedAt));

    private IReadOnlyList<FormPaper> PapersOf(Dossier dossier)
    {
        var procedure = reading.ProcedureOf(dossier);
        var names = procedure.Papers.ToDictionary(p => p.Code, p => p.Name.Vi, StringComparer.Ordinal);
        return
        [
            .. dossier
                .Attachments.GroupBy(a => a.PaperCode, StringComparer.Ordinal)
                .Select(files => new FormPaper(
                    names.GetValueOrDefault(files.Key) ?? files.Key,
                    FormPaperKind.Electronic,
                    files.Count()
                )),
        ];
    }
}
