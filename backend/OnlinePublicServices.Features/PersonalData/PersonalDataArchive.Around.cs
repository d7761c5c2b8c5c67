using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>What happened around a dossier: who looked, what its person was told, what was said.</summary>
internal sealed partial class PersonalDataArchive
{
    /// <summary>When the register was asked about the person: by themselves, or for a dossier of somebody else's.</summary>
    private async Task<object> LooksBesideDossiers(ExportOrder order, CancellationToken cancellationToken)
    {
        List<MyLook> all = [];
        Cursor? after = null;
        IReadOnlyList<PersonLook> page;
        do
        {
            page = await looks.BesideDossiers(
                order.PersonId,
                order.About,
                after,
                Cursor.PageSizeMax,
                cancellationToken
            );
            all.AddRange(await wording.Of(page, cancellationToken));
            after = page.Count > 0 ? new Cursor(page[^1].At, page[^1].Id) : null;
        } while (page.Count == Cursor.PageSizeMax);
        return all;
    }

    private async Task<object> LooksAt(Guid dossierId, CancellationToken cancellationToken)
    {
        var seen = await db
            .StaffLooks.AsNoTracking()
            .Where(l => l.DossierId == dossierId)
            .OrderBy(l => l.At)
            .ToListAsync(cancellationToken);
        var answered = await db
            .Dossiers.Where(d => d.Id == dossierId)
            .SelectMany(d => d.History)
            .Where(r => r.Act == DossierAct.ConsultRegister)
            .Select(r => r.SubjectId)
            .ToListAsync(cancellationToken);
        return seen.Select(l => new
        {
            l.At,
            Unit = NameOf(l.PostUnit),
            Role = l.PostRole,
            l.What,
            l.Purpose,
            l.Reason,
            Answered = l.What is StaffLookKind.PopulationRegister ? answered.Contains(l.SubjectId) : (bool?)null,
        });
    }

    /// <summary>What was told, on which way, and what became of it.</summary>
    private async Task<object> NoticesOn(Guid dossierId, CancellationToken cancellationToken)
    {
        var messages = await db
            .OutboxMessages.AsNoTracking()
            .Where(m => m.DossierId == dossierId)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        return messages
            .Where(m => m.IsToApplicant)
            .Select(m => new
            {
                m.Kind,
                m.CreatedAt,
                m.Channel,
                m.Recipient,
                m.State,
                m.SentAt,
                m.ToldHow,
                m.ToldAt,
                m.ReadAt,
            });
    }

    /// <summary>What was told about drafts and requests, which are no dossier's.</summary>
    private async Task<object> NoticesTo(Guid personId, CancellationToken cancellationToken) =>
        await db
            .OutboxMessages.AsNoTracking()
            .Where(m => m.AboutPersonId == personId)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Kind,
                m.CreatedAt,
                m.Channel,
                m.Recipient,
                m.SentAt,
                m.ReadAt,
            })
            .ToListAsync(cancellationToken);

    private async Task<object> SayingsOn(Guid dossierId, CancellationToken cancellationToken)
    {
        var conversation = await db
            .Conversations.AsNoTracking()
            .SingleOrDefaultAsync(c => c.DossierId == dossierId, cancellationToken);
        return (conversation?.Sayings ?? [])
            .OrderBy(saying => saying.Number)
            .Select(saying => new
            {
                saying.At,
                saying.Role,
                saying.Words,
            });
    }
}
