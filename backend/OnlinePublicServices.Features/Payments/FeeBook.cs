using System.Text;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Puts together what the fees of a draft or of a dossier depend on.</summary>
internal sealed class FeeBook(Catalogue catalogue, FormLibrary forms)
{
    /// <summary>What a draft would cost if it were filed on a day.</summary>
    public FeeAssessment Of(OpenDraft open, DateOnly day) =>
        FeeAssessment.Of(
            new FeeQuestion
            {
                Procedure = open.Procedure,
                Tariffs = catalogue.TariffsOf(open.Draft.UnitId),
                Channel = open.Draft.ClerkAccount is null ? FilingChannel.Online : FilingChannel.Counter,
                Day = day,
                Cases = open.Cases,
                AnswerOf = VisibleAnswers.Of(open.Form, FormNormaliser.Normalise(open.Form, open.Answers)).CanonicalOf,
            }
        );

    /// <summary>
    /// What a dossier costs, by its answers as they are after corrections and by what the counter has found. The day and
    /// the channel stay those of its receipt.
    /// </summary>
    public FeeAssessment Of(Dossier dossier, Payment payment)
    {
        var procedure = catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!;
        var form = forms.Find(procedure.Form!.Id, procedure.Form.Version)!;
        var answers = FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value;
        var visible = VisibleAnswers.Of(form, FormNormaliser.Normalise(form, answers));
        return FeeAssessment.Of(
            new FeeQuestion
            {
                Procedure = procedure,
                Tariffs = catalogue.TariffsOf(payment.UnitId),
                Channel = dossier.IsFiledOnline ? FilingChannel.Online : FilingChannel.Counter,
                Day = VietnamTime.DayOf(dossier.SubmittedAt),
                Cases = procedure.CasesFor(visible.CanonicalOf),
                AnswerOf = visible.CanonicalOf,
                Counts = payment.Counts,
                DeclinedCases = payment.DeclinedCases,
            }
        );
    }
}
