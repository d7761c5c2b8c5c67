using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>Fills the appointment slip (form 01) from its dossier.</summary>
internal sealed class SlipPrinting(FormLibrary forms, DossierReading reading, TrackingKeys keys, PortalAddress portal)
{
    /// <summary>What the slip says.</summary>
    public async Task<AppointmentSlipContent> Fill(Dossier dossier, PaperHead head, CancellationToken cancellationToken)
    {
        var code = dossier.Code.ToString();
        var procedure = reading.ProcedureOf(dossier);
        var filing = SlipFiling.Of(dossier, procedure, forms.Find(procedure.Form!.Id, procedure.Form.Version)!);
        return new AppointmentSlipContent
        {
            Head = head,
            Applicant = filing.FiledBy,
            Authorisation = filing.Authorisation,
            Request = procedure.Name.Vi,
            Papers = PapersOf(dossier),
            TimeLimit = dossier.TimeLimit,
            ReceivedAt = dossier.AcceptedAt ?? throw new InvalidOperationException($"{code} is not accepted."),
            Due = reading.DueOf(dossier) ?? throw new InvalidOperationException($"No due date for {code}."),
            Delivery = filing.Delivery,
            DeliveryAddress = filing.DeliveryAddress,
            FiledOnline = dossier.IsFiledOnline,
            TrackingUrl = portal.Tracking(code, await keys.Load(dossier.Id, cancellationToken)),
        };
    }

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
