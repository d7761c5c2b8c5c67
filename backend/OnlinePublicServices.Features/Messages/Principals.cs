using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Messages;

/// <summary>How the two can be reached where somebody filed for another, as the form says it.</summary>
/// <param name="Mail">Of the person for whom it was filed (<c>người ủy quyền</c>).</param>
/// <param name="Mobile">Of the same.</param>
/// <param name="IsApplicant">Whether that person is the applicant, so that the applicant's contacts are theirs.</param>
/// <param name="FiledByMobile">Of whoever filed, where the form asks.</param>
internal sealed record Principal(EmailAddress? Mail, PhoneNumber? Mobile, bool IsApplicant, PhoneNumber? FiledByMobile);

/// <summary>Finds for whom a dossier was filed, where it was for another.</summary>
internal sealed class Principals(PublicServicesDbContext db, Catalogue catalogue, FormLibrary forms)
{
    /// <summary>The person; nothing where the applicant filed for themselves.</summary>
    public async Task<Principal?> Of(Guid dossierId, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossierId, cancellationToken);
        if (catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)?.Form is not { } reference)
        {
            return null;
        }

        var form = forms.Find(reference.Id, reference.Version)!;
        var answers = VisibleAnswers.Of(form, FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value);
        if (form.Definition.Authorisation is not { } authorised || !answers.Holds(authorised.When))
        {
            return null;
        }

        var filedBy = MobileIn(authorised.FiledBy?.Phone);
        return authorised.Principal is { } person
            ? new Principal(MailIn(person.Email), MobileIn(person.Phone), false, filedBy)
            : new Principal(dossier.Applicant.Email, Mobile(dossier.Applicant.Phone), true, filedBy);

        EmailAddress? MailIn(string? field) =>
            field is null
                ? null
                : EmailAddress.Parse(AnswerText.Line(answers[field])).Match<EmailAddress?>(mail => mail, _ => null);

        PhoneNumber? MobileIn(string? field) =>
            field is null
                ? null
                : Mobile(PhoneNumber.Parse(AnswerText.Line(answers[field])).Match<PhoneNumber?>(n => n, _ => null));
    }

    private static PhoneNumber? Mobile(PhoneNumber? phone) => phone is { IsMobile: true } ? phone : null;
}
