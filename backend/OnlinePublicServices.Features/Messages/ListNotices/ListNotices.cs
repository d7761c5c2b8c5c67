using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Messages;

/// <summary>What the asker was told about their dossiers, the newest first.</summary>
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
/// <param name="DossierCode">The dossier.</param>
/// <param name="ProcedureName">What the dossier asks for.</param>
/// <param name="At">When the act happened that it tells of, UTC.</param>
/// <param name="IsRead">Whether the asker has read it.</param>
public sealed record NoticeEntry(
    Guid Id,
    string Kind,
    LocalText Title,
    LocalText Text,
    string DossierCode,
    LocalText ProcedureName,
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
        var rows = await notices
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Take(limit + 1)
            .Join(
                db.Dossiers,
                message => message.DossierId,
                dossier => dossier.Id,
                (message, dossier) =>
                    new
                    {
                        message.Id,
                        message.Kind,
                        message.CreatedAt,
                        message.ReadAt,
                        dossier.Code,
                        dossier.Procedure,
                        dossier.ProcedureVersion,
                        dossier.UnitId,
                    }
            )
            .OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Id)
            .ToListAsync(cancellationToken);
        var page = rows.Take(limit).ToList();
        return new NoticeList(
            [
                .. page.Select(row =>
                {
                    var (code, procedure) = (
                        row.Code.ToString(),
                        catalogue.Version(row.Procedure, row.ProcedureVersion)!
                    );
                    var words = catalogue
                        .Notices.InForce(row.Kind.Word, row.CreatedAt)
                        .Portal!.Filled(name =>
                            name switch
                            {
                                "code" => new LocalText(code),
                                "procedure" => procedure.Name,
                                "unit" => catalogue.Units.Find(row.UnitId)!.Name,
                                _ => null,
                            }
                        );
                    return new NoticeEntry(
                        row.Id,
                        row.Kind.Word,
                        words.Title,
                        words.Text,
                        code,
                        procedure.Name,
                        row.CreatedAt,
                        row.ReadAt is not null
                    );
                }),
            ],
            rows.Count > limit ? new Cursor(page[^1].CreatedAt, page[^1].Id).ToString() : null
        );
    }
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
