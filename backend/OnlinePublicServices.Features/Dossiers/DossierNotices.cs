using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Gathers what a message about a dossier says, when it is sent. The facts of the act no longer change.</summary>
internal sealed class DossierNotices(
    PublicServicesDbContext db,
    Catalogue catalogue,
    TrackingKeys keys,
    PortalAddress portal,
    IDocumentStore documents,
    DossierPrinting printing,
    PaymentLinks links
)
{
    public async Task<Notice> Load(OutboxMessage message, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == message.DossierId, cancellationToken);
        var code = dossier.Code.ToString();
        if (!message.IsToApplicant)
        {
            return new StaffNotice(
                message.Id,
                message.Kind,
                message.Recipient,
                message.CreatedAt,
                code,
                catalogue.Units.Find(dossier.UnitId)!.Name.Vi,
                portal.Desk(code),
                dossier.PromisedDueAt
            );
        }

        var key = await keys.Load(dossier.Id, cancellationToken);
        return new DossierNotice(
            message.Id,
            message.Kind,
            message.Recipient,
            message.CreatedAt,
            code,
            catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name.Vi,
            catalogue.Units.Find(dossier.UnitId)!.Name.Vi,
            printing.OfficeOf(dossier.UnitId, VietnamTime.DayOf(message.CreatedAt)).Kind,
            message.IsToPrincipal ? portal.Tracking(code) : portal.Tracking(code, key),
            dossier.PromisedDueAt,
            dossier.AcceptanceDueAt,
            ReasonOf(message.Kind, dossier),
            message is { Channel: NoticeChannel.Mail, IsToPrincipal: false }
                ? await Paper(message, dossier, cancellationToken)
                : null
        )
        {
            IsToPrincipal = message.IsToPrincipal,
            EnteredAt = dossier.EnteredAtUnit is { } counter ? catalogue.Units.Find(counter)!.Name.Vi : null,
            ErasedFrom =
                message.Kind is MessageKind.ErasureComing ? await ErasedFrom(dossier.Id, cancellationToken) : null,
            RatingUrl = message is { Kind: MessageKind.ResultReady or MessageKind.ResultSigned, IsToPrincipal: false }
                ? portal.Rating(code, key)
                : null,
            PaymentUrl = await links.PageOf(message, cancellationToken),
        };
    }

    private async Task<DateOnly?> ErasedFrom(Guid dossierId, CancellationToken cancellationToken)
    {
        var term = await db
            .RetentionTerms.AsNoTracking()
            .SingleOrDefaultAsync(t => t.DossierId == dossierId, cancellationToken);
        return term?.ErasableFrom is { } from ? VietnamTime.DayOf(from) : null;
    }

    /// <summary>What was said with the act that owed the message.</summary>
    private static string? ReasonOf(MessageKind kind, Dossier dossier) =>
        kind switch
        {
            MessageKind.DossierRefused => LastWords(dossier, DossierAct.Refuse),
            MessageKind.DossierStopped => LastWords(dossier, DossierAct.Stop),
            MessageKind.WithdrawalDeclined => LastWords(dossier, DossierAct.DeclineWithdrawal),
            MessageKind.ApologyMade => LastWords(dossier, DossierAct.Apologise),
            MessageKind.SupplementRequested or MessageKind.SupplementEnding => string.Join(
                "\r\n",
                dossier.OpenSupplement?.Items.Select(item => $"- {item.Words}") ?? []
            ),
            _ => null,
        };

    private static string? LastWords(Dossier dossier, DossierAct act) =>
        dossier.History.LastOrDefault(r => r.Act == act)?.Reason;

    /// <summary>The signed paper that a message brings: the last of its kind that there was when it was owed.</summary>
    private async Task<NoticeAttachment?> Paper(
        OutboxMessage message,
        Dossier dossier,
        CancellationToken cancellationToken
    )
    {
        if (PaperMessages.KindIn(message.Kind) is not { } kind)
        {
            return null;
        }

        var sha256 = await db
            .IssuedPapers.Where(p =>
                p.Kind == kind && p.DossierId == dossier.Id && p.Sha256 != null && p.IssuedAt <= message.CreatedAt
            )
            .OrderByDescending(p => p.IssuedAt)
            .Select(p => p.Sha256!)
            .FirstAsync(cancellationToken);
        await using var file =
            await documents.OpenAsync(DocumentHash.Parse(sha256), cancellationToken)
            ?? throw new InvalidOperationException($"The signed paper of message {message.Id} is not in the store.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return new NoticeAttachment(PaperPrinting.FileNameOf(kind, dossier.Code), content.ToArray());
    }
}
