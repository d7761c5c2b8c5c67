using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>Form 02 of a request for supplements, each thing under the name that the applicant knows it by.</summary>
internal sealed class SupplementPaper(PaperDesk papers, DossierReading reading, FormLibrary forms, Catalogue catalogue)
{
    public Task<IssuedPaper> Issue(OpenDossier open, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var asked = open.Dossier.OpenSupplement!;
        var demands = asked.Items.Select(item => new SupplementDemand(NameOf(open.Dossier, item), item.Words));
        return papers.Issue(
            new SupplementFacts([.. demands], catalogue.SupplementReason.Vi),
            open.Dossier,
            open.Actor.Id,
            at,
            cancellationToken
        );
    }

    private string NameOf(Dossier dossier, SupplementItem item)
    {
        var procedure = reading.ProcedureOf(dossier);
        if (item.PaperCode is { } paper)
        {
            return procedure.Papers.FirstOrDefault(known => known.Code == paper)?.Name.Vi ?? paper;
        }

        var form = procedure.Form is { } reference ? forms.Find(reference.Id, reference.Version) : null;
        return form?.Find(item.Field!)?.Hint.Label.Vi ?? item.Field!;
    }
}
