using System.Text;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// Who filed a dossier, for whom, and where the result goes, as its answers have it; they no longer change, nor does the
/// form's version. Source: 03/2025/TT-VPCP, form 01 (authorisation, <c>đăng ký nhận kết quả</c>).
/// </summary>
/// <param name="FiledBy">Whose dossier was received, by the words of the form.</param>
/// <param name="Authorisation">For whom, when that is somebody else.</param>
/// <param name="Delivery">Where the result is taken.</param>
/// <param name="DeliveryAddress">Where the post brings it.</param>
internal sealed record SlipFiling(
    FormParty FiledBy,
    FormAuthorisation? Authorisation,
    ResultDelivery Delivery,
    string? DeliveryAddress
)
{
    /// <summary>Reads it out of a dossier's answers.</summary>
    public static SlipFiling Of(Dossier dossier, Procedure procedure, Form form)
    {
        var answers = VisibleAnswers.Of(form, FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value);
        var applicant = DossierPrinting.PartyOf(dossier.Applicant);
        var place = form.Definition.Delivery;
        var delivery = place is null ? ResultDelivery.AtOffice : DeliveryOf(AnswerText.Line(answers[place.Choice]));
        var address = delivery is ResultDelivery.ByPost ? AnswerText.Line(answers[place!.Address]) : null;
        if (form.Definition.Authorisation is not { } authorised || !answers.Holds(authorised.When))
        {
            return new SlipFiling(applicant, null, delivery, address);
        }

        var paper = procedure.Papers.FirstOrDefault(paper => paper.Code == authorised.Paper)?.Name.Vi;
        return new SlipFiling(
            Party(authorised.FiledBy, answers) ?? applicant,
            new FormAuthorisation(Party(authorised.Principal, answers) ?? applicant, paper),
            delivery,
            address
        );
    }

    private static ResultDelivery DeliveryOf(string answer) =>
        answer switch
        {
            "online" => ResultDelivery.Online,
            "post" => ResultDelivery.ByPost,
            // Whoever chose nothing comes to the counter.
            _ => ResultDelivery.AtOffice,
        };

    private static FormParty? Party(FormPerson? person, VisibleAnswers answers) =>
        person is null
            ? null
            : new FormParty
            {
                Address = FormAddress.Person,
                Name = AnswerText.Line(answers[person.Name]),
                IdNumber = Answer(person.PersonalId, answers),
                PostalAddress = Answer(person.Address, answers),
                PhoneNumber = Answer(person.Phone, answers),
            };

    private static string? Answer(string? field, VisibleAnswers answers) =>
        field is not null && AnswerText.Line(answers[field]) is { Length: > 0 } text ? text : null;
}
