using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>The asker's dossiers, the newest first.</summary>
internal sealed record ListMyDossiers(string? After, int? Limit) : IQuery<DossierList>;

/// <summary>A page of dossiers.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record DossierList(IReadOnlyList<DossierSummary> Items, string? NextCursor);

/// <summary>A dossier in its owner's list.</summary>
/// <param name="Code">The number.</param>
/// <param name="ProcedureName">What it asks for.</param>
/// <param name="UnitName">Who has it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="SubmittedAt">When it was received, UTC.</param>
/// <param name="DueAt">When the result is due, UTC.</param>
/// <param name="Slip"><c>none</c>, <c>waiting</c>, <c>signed</c> or <c>superseded</c>.</param>
public sealed record DossierSummary(
    string Code,
    LocalText ProcedureName,
    LocalText UnitName,
    DossierStatus Status,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? DueAt,
    string Slip
);

internal sealed class ListMyDossiersHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    CurrentPerson current,
    IMapper mapper
) : IRequestHandler<ListMyDossiers, Result<DossierList>>
{
    public async Task<Result<DossierList>> Handle(ListMyDossiers request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        if (await current.FindId(cancellationToken) is not { } owner)
        {
            return new DossierList([], null);
        }

        var limit = Cursor.Limit(request.Limit);
        var mine = db.Dossiers.AsNoTracking().Where(d => d.OwnerId == owner);
        if (after.Value is { } last)
        {
            mine = mine.Where(d => d.SubmittedAt < last.At || (d.SubmittedAt == last.At && d.Id < last.Id));
        }

        var rows = await mine.OrderByDescending(d => d.SubmittedAt)
            .ThenByDescending(d => d.Id)
            .Take(limit + 1)
            .ProjectTo<MyDossierRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);

        var page = rows.Take(limit).ToList();
        var slips = await SlipsOf(page, cancellationToken);
        var next = rows.Count > limit ? new Cursor(page[^1].SubmittedAt, page[^1].Id).ToString() : null;
        return new DossierList(
            [
                .. page.Select(row => new DossierSummary(
                    row.Code.ToString(),
                    catalogue.Version(row.Procedure, row.ProcedureVersion)!.Name,
                    catalogue.Units.Find(row.UnitId)!.Name,
                    row.Status,
                    row.SubmittedAt,
                    row.PromisedDueAt,
                    (slips.TryGetValue(row.Id, out var slip) ? slip : (PaperState?)null).ToContract()
                )),
            ],
            next
        );
    }

    private Task<Dictionary<Guid, PaperState>> SlipsOf(List<MyDossierRow> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(row => row.Id);
        return db
            .IssuedPapers.Where(p =>
                p.Kind == PaperKind.AppointmentSlip && ids.Contains(p.DossierId) && p.State != PaperState.Superseded
            )
            .ToDictionaryAsync(s => s.DossierId, s => s.State, cancellationToken);
    }
}

/// <summary>A row as the database gives it: the columns named here and no others.</summary>
internal sealed record MyDossierRow
{
    public required Guid Id { get; init; }

    public required DossierCode Code { get; init; }

    public required ProcedureCode Procedure { get; init; }

    public required int ProcedureVersion { get; init; }

    public required string UnitId { get; init; }

    public required DossierStatus Status { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset? PromisedDueAt { get; init; }
}

/// <summary>What is read of a dossier for its owner's list.</summary>
internal sealed class MyDossierProjection : AutoMapper.Profile
{
    public MyDossierProjection() => CreateProjection<Dossier, MyDossierRow>();
}

internal static class SlipWords
{
    /// <summary>The slip's state as lists write it.</summary>
    public static string ToContract(this PaperState? state) =>
        state is { } known
            ? known switch
            {
                PaperState.Waiting => "waiting",
                PaperState.Signed => "signed",
                PaperState.Superseded => "superseded",
            }
            : "none";
}

/// <summary><c>GET /api/dossiers</c>.</summary>
public static class ListMyDossiersEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers", ListMyDossiers)
            .ForCitizens()
            .WithName(nameof(ListMyDossiers))
            .WithTags("Dossiers")
            .Produces<DossierList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>The asker's dossiers, the newest first. Errors: <c>request.cursor-malformed</c>.</summary>
    public static async Task<IResult> ListMyDossiers(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListMyDossiers(cursor, limit), cancellationToken)).ToOk();
}
