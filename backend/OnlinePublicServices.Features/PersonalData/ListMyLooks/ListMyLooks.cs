using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>Who of the staff looked at any of the asker's dossiers, the newest first. Refused: <c>request.cursor-malformed</c>.</summary>
internal sealed record ListMyLooks(string? After, int? Limit) : IQuery<MyLooks>;

/// <summary>A page of looks at one's dossiers.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record MyLooks(IReadOnlyList<MyLook> Items, string? NextCursor);

/// <summary>A look at one of one's dossiers: by post and unit, not by name (decision 0021).</summary>
/// <param name="At">UTC; later looks of the same hour are part of it.</param>
/// <param name="DossierCode">At which dossier.</param>
/// <param name="Unit">Where the post is.</param>
/// <param name="Role">What it does there.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">In the words of whoever looked, where it had to be stated; the dossier and procedure for which the register was asked.</param>
/// <param name="Answered">Whether the population register answered, where it was asked.</param>
public sealed record MyLook(
    DateTimeOffset At,
    string DossierCode,
    LocalText Unit,
    StaffRole Role,
    StaffLookKind What,
    LookPurpose Purpose,
    string? Reason,
    bool? Answered
);

internal sealed class ListMyLooksHandler(PublicServicesDbContext db, CurrentPerson current, Catalogue catalogue)
    : IRequestHandler<ListMyLooks, Result<MyLooks>>
{
    public async Task<Result<MyLooks>> Handle(ListMyLooks request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var owner = await current.FindId(cancellationToken);
        var looks = db
            .StaffLooks.AsNoTracking()
            .Join(
                db.Dossiers.Where(d => d.OwnerId == owner),
                l => l.DossierId,
                d => d.Id,
                (look, d) => new { look, d.Code }
            );
        if (after.Value is { } last)
        {
            looks = looks.Where(l => l.look.At < last.At || (l.look.At == last.At && l.look.Id < last.Id));
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await looks
            .OrderByDescending(l => l.look.At)
            .ThenByDescending(l => l.look.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var asked = rows.Where(l => l.look.What is StaffLookKind.PopulationRegister)
            .Select(l => (Guid?)l.look.SubjectId)
            .ToList();
        var answered =
            asked.Count == 0
                ? []
                : await db
                    .Dossiers.Where(d => d.OwnerId == owner)
                    .SelectMany(d => d.History)
                    .Where(r => r.Act == DossierAct.ConsultRegister && asked.Contains(r.SubjectId))
                    .Select(r => r.SubjectId)
                    .ToListAsync(cancellationToken);
        return new MyLooks(
            [
                .. rows.Take(limit)
                    .Select(l => new MyLook(
                        l.look.At,
                        l.Code.ToString(),
                        catalogue.Units.Find(l.look.PostUnit)?.Name ?? new LocalText(l.look.PostUnit),
                        l.look.PostRole,
                        l.look.What,
                        l.look.Purpose,
                        l.look.Reason,
                        l.look.What is StaffLookKind.PopulationRegister ? answered.Contains(l.look.SubjectId) : null
                    )),
            ],
            rows.Count > limit ? new Cursor(rows[limit - 1].look.At, rows[limit - 1].look.Id).ToString() : null
        );
    }
}

/// <summary><c>GET /api/personal-data/looks</c>.</summary>
public static class ListMyLooksEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/personal-data/looks", ListMyLooks)
            .ForCitizens()
            .WithName(nameof(ListMyLooks))
            .WithTags("Personal data")
            .Produces<MyLooks>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Who of the staff looked at any of one's dossiers, in which post and what for; the newest first. Errors:
    /// <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListMyLooks(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListMyLooks(cursor, limit), cancellationToken)).ToOk();
}
