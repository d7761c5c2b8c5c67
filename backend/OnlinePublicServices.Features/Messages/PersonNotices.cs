using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// Gathers what people are told about a draft, a request about their data, or their profile. What no longer helps anybody is not sent: a
/// draft that was submitted or changed meanwhile.
/// </summary>
internal sealed class PersonNotices(PublicServicesDbContext db, Catalogue catalogue, PortalAddress portal)
{
    public async Task<PersonNotice?> Load(OutboxMessage message, CancellationToken cancellationToken)
    {
        var notice = new PersonNotice(
            message.Id,
            message.Kind,
            message.Recipient,
            message.CreatedAt,
            // A profile is no unit's: the province speaks, above all of them.
            (catalogue.Units.Find(message.UnitId) ?? catalogue.Units.All.First(unit => unit.ParentId is null))
                .Name
                .Vi,
            portal.MyData
        );
        if (message.Kind is MessageKind.DataRequestEnding or MessageKind.ProfileEnding)
        {
            return notice with { EndsOn = VietnamTime.DayOf(message.CreatedAt).AddDays(RetentionRule.WarnedDays) };
        }

        if (message.Kind is not MessageKind.DraftEnding)
        {
            return notice;
        }

        var draft = await db
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == message.SubjectId, cancellationToken);
        return draft is null || draft.ChangedAt > message.CreatedAt
            ? null
            : notice with
            {
                ProcedureName = catalogue
                    .Version(ProcedureCode.Parse(draft.ProcedureCode).Value, draft.ProcedureVersion)
                    ?.Name.Vi,
                EndsOn = VietnamTime.DayOf(draft.ExpiresAt),
                Where = portal.MyDossiers,
            };
    }
}
