using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// How long each of the asker's dossiers is kept, the newest first. Refused: <c>request.cursor-malformed</c>. Source:
/// 91/2025/QH15 (the right to know).
/// </summary>
internal sealed record ListMyRetention(string? After, int? Limit) : IQuery<MyRetentionPage>;

/// <summary>A page of one's dossiers.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record MyRetentionPage(IReadOnlyList<MyRetentionEntry> Items, string? NextCursor);

/// <summary>How long a dossier is kept.</summary>
/// <param name="Code">Its code.</param>
/// <param name="ProcedureName">Its procedure.</param>
/// <param name="Months">Months after the closing; absent where it is kept for good or nobody has fixed a time.</param>
/// <param name="Permanent">Whether it is kept for good.</param>
/// <param name="ClosedAt">When it was closed, UTC; absent while it goes on.</param>
/// <param name="DueAt">When its time is over, UTC.</param>
/// <param name="WarnedAt">When the asker was warned, UTC.</param>
public sealed record MyRetentionEntry(
    string Code,
    LocalText ProcedureName,
    int? Months,
    bool Permanent,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? WarnedAt
);

internal sealed class ListMyRetentionHandler(
    PublicServicesDbContext db,
    RetentionReading reading,
    DestructionShowing showing,
    CurrentPerson current
) : IRequestHandler<ListMyRetention, Result<MyRetentionPage>>
{
    public async Task<Result<MyRetentionPage>> Handle(ListMyRetention request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var owner = await current.FindId(cancellationToken);
        var mine = db.Dossiers.AsNoTracking().Where(d => d.OwnerId == owner && d.ErasedAt == null);
        if (after.Value is { } last)
        {
            mine = mine.Where(d => d.SubmittedAt < last.At || (d.SubmittedAt == last.At && d.Id < last.Id));
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = await mine.OrderByDescending(d => d.SubmittedAt)
            .ThenByDescending(d => d.Id)
            .Select(d => new PageKey { At = d.SubmittedAt, Id = d.Id })
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var dossiers = await reading
            .Dossiers.Where(d => page.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var warned = await db
            .RetentionTerms.Where(t => page.Contains(t.DossierId))
            .ToDictionaryAsync(t => t.DossierId, t => t.WarnedAt, cancellationToken);
        return new MyRetentionPage(
            [.. page.Select(id => Show(dossiers[id], warned.GetValueOrDefault(id)))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private MyRetentionEntry Show(RetainedDossier dossier, DateTimeOffset? warnedAt)
    {
        var period = reading.PeriodOf(dossier.Procedure);
        var due = reading.DatesOf(dossier)?.DueAt;
        return new MyRetentionEntry(
            dossier.Code.ToString(),
            showing.NameOfProcedure(dossier.Procedure.ToString()),
            period?.Months,
            period?.Permanent is true,
            dossier.ClosedAt,
            due is { } at ? RetentionRule.ErasableFrom(at, warnedAt) ?? at : null,
            warnedAt
        );
    }
}

/// <summary><c>GET /api/personal-data/retention</c>.</summary>
public static class ListMyRetentionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/personal-data/retention", ListMyRetention)
            .ForCitizens()
            .WithName(nameof(ListMyRetention))
            .WithTags("Personal data")
            .Produces<MyRetentionPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>How long each of the asker's dossiers is kept. Errors: <c>request.cursor-malformed</c>.</summary>
    public static async Task<IResult> ListMyRetention(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListMyRetention(cursor, limit), cancellationToken)).ToOk();
}
