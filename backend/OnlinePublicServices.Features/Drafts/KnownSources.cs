using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>From where the portal itself knows whoever is signed in.</summary>
internal sealed class KnownSources(
    PublicServicesDbContext db,
    Catalogue catalogue,
    FormLibrary forms,
    ICurrentUser user
)
{
    /// <summary>How many earlier dossiers are looked into; what is older is seldom true any more.</summary>
    private const int DossiersRead = 3;

    /// <summary>The sign-in, the profile and the latest dossiers, the newest first.</summary>
    public async Task<IReadOnlyList<PersonFacts>> Of(Person person, CancellationToken cancellationToken)
    {
        var latest = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.OwnerId == person.Id)
            .OrderByDescending(d => d.SubmittedAt)
            .Select(d => new
            {
                d.Procedure,
                d.ProcedureVersion,
                d.Answers,
            })
            .Take(DossiersRead)
            .ToListAsync(cancellationToken);
        return
        [
            KnownFacts.OfClaims(user.Account!),
            KnownFacts.Of("profile", person),
            .. latest.Select(d =>
            {
                var reference = catalogue.Version(d.Procedure, d.ProcedureVersion)!.Form!;
                return FormPrefill.FactsOf(
                    forms.Find(reference.Id, reference.Version)!,
                    FormAnswers.Parse(Encoding.UTF8.GetBytes(d.Answers)).Value
                );
            }),
        ];
    }
}
