using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Messages;

/// <summary>What the asker was told about their dossiers, drafts and requests, the newest first.</summary>
internal sealed record ListNotices(string? After, int? Limit) : IQuery<NoticeList>;

/// <summary>A page of notices.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record NoticeList(IReadOnlyList<NoticeEntry> Items, string? NextCursor);

/// <summary>A notice.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Title">That in words, as they were when it was recorded.</param>
/// <param name="Text">What there is to do.</param>
/// <param name="DossierCode">The dossier; absent where it is about none.</param>
/// <param name="ProcedureName">What the dossier or the draft asks for; absent where it is about neither.</param>
/// <param name="DraftId">The draft it is about, while there is one.</param>
/// <param name="At">When the act happened that it tells of, UTC.</param>
/// <param name="IsRead">Whether the asker has read it.</param>
public sealed record NoticeEntry(
    Guid Id,
    string Kind,
    LocalText Title,
    LocalText Text,
    string? DossierCode,
    LocalText? ProcedureName,
    Guid? DraftId,
    DateTimeOffset At,
    bool IsRead
);

internal sealed class ListNoticesHandler(PublicServicesDbContext db, MyNotices mine, Catalogue catalogue)
    : IRequestHandler<ListNotices, Result<NoticeList>>
{
    public async Task<Result<NoticeList>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var notices = await mine.All(cancellationToken);
        if (after.Value is { } last)
        {
            notices = notices.Where(m => m.CreatedAt < last.At || (m.CreatedAt == last.At && m.Id < last.Id));
        }

        var limit = Cursor.Limit(request.Limit);
        var newest = notices.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(limit + 1);
        var rows = await Rows(newest).ToListAsync(cancellationToken);
        var page = rows.Take(limit).ToList();
        return new NoticeList(
            [.. page.Select(Show)],
            rows.Count > limit ? new Cursor(page[^1].CreatedAt, page[^1].Id).ToString() : null
        );
    }

    /// <summary>Each with what it is about, as far as that is still there.</summary>
    private IQueryable<Row> Rows(IQueryable<OutboxMessage> notices) =>
        from message in notices
        join dossier in db.Dossiers on message.DossierId equals (Guid?)dossier.Id into dossiers
        from about in dossiers.DefaultIfEmpty()
        join draft in db.Drafts on message.SubjectId equals (Guid?)draft.Id into drafts
        from written in drafts.DefaultIfEmpty()
        orderby message.CreatedAt descending, message.Id descending
        select new Row(
            message.Id,
            message.Kind,
            message.CreatedAt,
            message.ReadAt,
            about == null ? message.UnitId : about.UnitId,
            about == null ? null : about.Code,
            about == null ? null : about.Procedure,
            about == null ? 0 : about.ProcedureVersion,
            written == null ? (Guid?)null : written.Id,
            written == null ? null : written.ProcedureCode,
            written == null ? 0 : written.ProcedureVersion
        );

    private NoticeEntry Show(Row row)
    {
        var procedure =
            row.Procedure is { } filed ? catalogue.Version(filed, row.Version)!.Name
            : row.DraftProcedure is { } draft
                ? catalogue.Version(ProcedureCode.Parse(draft).Value, row.DraftVersion)?.Name
            : null;
        var words = catalogue.Notices.InForce(row.Kind.Word, row.CreatedAt).Portal!.Filled(Value);
        return new NoticeEntry(
            row.Id,
            row.Kind.Word,
            words.Title,
            words.Text,
            row.Code?.ToString(),
            procedure,
            row.DraftId,
            row.CreatedAt,
            row.ReadAt is not null
        );

        LocalText? Value(string name) =>
            name switch
            {
                "code" => row.Code is { } code ? new LocalText(code.ToString()) : null,
                "procedure" => procedure,
                "unit" => row.UnitId is { } unit ? catalogue.Units.Find(unit)!.Name : null,
                _ => null,
            };
    }

    private sealed record Row(
        Guid Id,
        MessageKind Kind,
        DateTimeOffset CreatedAt,
        DateTimeOffset? ReadAt,
        string? UnitId,
        DossierCode? Code,
        ProcedureCode? Procedure,
        int Version,
        Guid? DraftId,
        string? DraftProcedure,
        int DraftVersion
    );
}

/// <summary><c>GET /api/notices</c>.</summary>
public static class ListNoticesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/notices", ListNotices)
            .ForCitizens()
            .WithName(nameof(ListNotices))
            .WithTags("Messages")
            .Produces<NoticeList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// What the asker was told about their dossiers, whatever way it took besides. Errors: <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListNotices(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListNotices(cursor, limit), cancellationToken)).ToOk();
}
