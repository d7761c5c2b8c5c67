using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// Begins an upload into one of the asker's drafts. Errors: <c>resource.not-found</c>, <c>upload.too-large</c>,
/// <c>upload.empty</c>, <c>upload.too-many-files</c>, <c>upload.dossier-too-large</c>,
/// <c>upload.too-many-per-minute</c>, <c>upload.too-much-today</c>.
/// </summary>
internal sealed record CreateUpload(UploadTarget Target, long LengthBytes) : IAct<CreatedUpload>;

/// <summary>The upload that was begun.</summary>
internal sealed record CreatedUpload(string Id, DateTimeOffset ExpiresAt);

internal sealed class CreateUploadHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    Filer filer,
    TimeProvider clock
) : IRequestHandler<CreateUpload, Result<CreatedUpload>>
{
    public async Task<Result<CreatedUpload>> Handle(CreateUpload request, CancellationToken cancellationToken)
    {
        var draft = await db
            .Drafts.AsNoTracking()
            .Where(await filer.Writes(cancellationToken))
            .SingleOrDefaultAsync(d => d.Id == request.Target.DraftId, cancellationToken);
        if (draft is null)
            return RequestErrors.NotFound;
        if (!Asks(draft, request.Target.PaperCode))
            return UploadErrors.PaperUnknown;
        if (request.LengthBytes == 0)
            return UploadErrors.Empty;
        if (request.LengthBytes > UploadLimits.PdfBytes)
            return UploadErrors.TooLarge;

        var now = clock.GetUtcNow();
        if (await FindExcess(draft.OwnerId, request, now, cancellationToken) is { } excess)
            return excess;

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var upload = new Upload(id, draft.OwnerId, request.Target, request.LengthBytes, now);
        db.Uploads.Add(upload);
        return new CreatedUpload(id, upload.ExpiresAt);
    }

    /// <summary>Whether the procedure, as it is or as the draft knows it, has such a paper to be uploaded.</summary>
    private bool Asks(Draft draft, string paperCode)
    {
        var code = ProcedureCode.Parse(draft.ProcedureCode).Value;
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return new[] { catalogue.Current(code, today), catalogue.Version(code, draft.ProcedureVersion) }.Any(
            procedure => procedure?.Papers.Any(p => p.Code == paperCode && p.LookedUp().Fileable) == true
        );
    }

    /// <summary>
    /// What is on its way counts as if it had arrived. Two that begin in the same instant may both pass here; the draft
    /// itself counts again, exactly, when they become attachments.
    /// </summary>
    private async Task<DomainError?> FindExcess(
        Guid owner,
        CreateUpload request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (minute, day) = (now.AddMinutes(-1), now.AddDays(-1));
        var own = db.Uploads.Where(u => u.OwnerId == owner && u.CreatedAt > day);
        if (await own.CountAsync(u => u.CreatedAt > minute, cancellationToken) >= UploadLimits.CreationsPerMinute)
            return UploadErrors.TooManyPerMinute;
        if (
            await own.SumAsync(u => u.LengthBytes, cancellationToken) + request.LengthBytes
            > UploadLimits.CitizenDayBytes
        )
            return UploadErrors.TooMuchToday;

        var draftId = request.Target.DraftId;
        var held = await db
            .DraftAttachments.Where(a => a.DraftId == draftId)
            .Select(a => a.SizeBytes)
            .ToListAsync(cancellationToken);
        var coming = await db
            .Uploads.Where(u => u.DraftId == draftId && u.AttachmentId == null && u.Refusal == null)
            .Select(u => u.LengthBytes)
            .ToListAsync(cancellationToken);
        if (held.Count + coming.Count >= Draft.AttachmentsMax)
            return DraftErrors.TooManyFiles;
        return held.Sum() + coming.Sum() + request.LengthBytes > Draft.AttachmentBytesMax ? DraftErrors.TooLarge : null;
    }
}
