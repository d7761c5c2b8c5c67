using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Apologies;

/// <summary>The public register of apologies, the newest first; it names no person.</summary>
internal sealed record PublishApologies(string? After, int? Limit) : IQuery<PublicApologies>;

/// <summary>A page of the public register.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record PublicApologies(IReadOnlyList<PublicApology> Items, string? NextCursor);

/// <summary>An apology as everybody may read it.</summary>
/// <param name="DossierCode">For which dossier.</param>
/// <param name="ProcedureName">What was asked for; absent where that would tell something about the person.</param>
/// <param name="Unit">Who received it.</param>
/// <param name="CauseUnit">Who had it when the date passed.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="DueAt">The date that was promised first, UTC; it stays the one that counts.</param>
/// <param name="NewDueAt">The new date, UTC.</param>
/// <param name="Automatic">True where nobody made it and it left on its own.</param>
public sealed record PublicApology(
    string DossierCode,
    LocalText? ProcedureName,
    LocalText Unit,
    LocalText CauseUnit,
    DateTimeOffset MadeAt,
    DateTimeOffset DueAt,
    DateTimeOffset NewDueAt,
    bool Automatic
);

internal sealed class PublishApologiesHandler(PublicServicesDbContext db, Catalogue catalogue, DossierReading reading)
    : IRequestHandler<PublishApologies, Result<PublicApologies>>
{
    public async Task<Result<PublicApologies>> Handle(PublishApologies request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var made = db.Apologies.AsNoTracking().Where(a => a.MadeAt != null);
        if (after.Value is { } last)
        {
            made = made.Where(a => a.MadeAt < last.At || (a.MadeAt == last.At && a.DossierId < last.Id));
        }

        var rows = await made.OrderByDescending(a => a.MadeAt)
            .ThenByDescending(a => a.DossierId)
            .Take(limit + 1)
            .Join(
                db.Dossiers,
                a => a.DossierId,
                d => d.Id,
                (apology, d) =>
                    new
                    {
                        apology,
                        d.Code,
                        d.Procedure,
                        d.ProcedureVersion,
                    }
            )
            .ToListAsync(cancellationToken);
        var page = rows.OrderByDescending(row => row.apology.MadeAt)
            .ThenByDescending(row => row.apology.DossierId)
            .Take(limit)
            .ToList();
        return new PublicApologies(
            [
                .. page.Select(row =>
                {
                    var procedure = reading.ProcedureOf(row.Procedure, row.ProcedureVersion);
                    return new PublicApology(
                        row.Code.ToString(),
                        procedure.Sensitive ? null : procedure.Name,
                        UnitName(row.apology.UnitId),
                        UnitName(row.apology.CauseUnit),
                        row.apology.MadeAt!.Value,
                        row.apology.DueAt,
                        row.apology.NewDueAt,
                        row.apology.IsAutomatic
                    );
                }),
            ],
            rows.Count > limit
                ? new Cursor(page[^1].apology.MadeAt!.Value, page[^1].apology.DossierId).ToString()
                : null
        );
    }

    private LocalText UnitName(string id) => catalogue.Units.Find(id)?.Name ?? new LocalText(id);
}

/// <summary><c>GET /api/public-apologies</c>.</summary>
public static class PublishApologiesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/public-apologies", PublishApologies)
            .ForAnyone()
            .WithName(nameof(PublishApologies))
            .WithTags("Published")
            .Produces<PublicApologies>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>Every apology that was made, the newest first, without personal data. Errors: <c>request.cursor-malformed</c>.</summary>
    public static async Task<IResult> PublishApologies(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new PublishApologies(cursor, limit), cancellationToken)).ToOk();
}
