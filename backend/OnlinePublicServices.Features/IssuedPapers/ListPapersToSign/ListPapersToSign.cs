using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// The papers that wait for the asker's signature, or for a colleague's of the units where the asker receives or
/// supervises, the oldest first.
/// </summary>
internal sealed record ListPapersToSign(bool Colleagues, string? After, int? Limit) : IQuery<PapersToSign>;

/// <summary>A page of waiting papers.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record PapersToSign(IReadOnlyList<PaperToSign> Items, string? NextCursor);

/// <summary>A paper that waits for its signature.</summary>
/// <param name="PaperId">The paper; its name in the contract is from when slips were the only ones.</param>
/// <param name="Kind">Which paper it is.</param>
/// <param name="DossierCode">The dossier that it is about.</param>
/// <param name="Number">As printed.</param>
/// <param name="ProcedureName">What was asked for.</param>
/// <param name="ApplicantName">Who asked.</param>
/// <param name="AcceptedAt">When the dossier was accepted; of one that was not, when the paper was made. UTC.</param>
/// <param name="IssuedAt">When the paper was made, UTC.</param>
/// <param name="DueAt">When the result is due, UTC.</param>
/// <param name="ClerkName">Who is to sign it.</param>
/// <param name="DossierVersion">Taking it over names this version.</param>
/// <param name="MayReissue">Whether the asker may take it over.</param>
public sealed record PaperToSign(
    [property: JsonPropertyName("slipId")] Guid PaperId,
    PaperKind Kind,
    string DossierCode,
    string Number,
    LocalText ProcedureName,
    string ApplicantName,
    DateTimeOffset AcceptedAt,
    DateTimeOffset IssuedAt,
    DateTimeOffset? DueAt,
    string ClerkName,
    int DossierVersion,
    bool MayReissue
);

internal sealed class ListPapersToSignHandler(PublicServicesDbContext db, Catalogue catalogue, StaffDesk desk)
    : IRequestHandler<ListPapersToSign, Result<PapersToSign>>
{
    public async Task<Result<PapersToSign>> Handle(ListPapersToSign request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = request.Colleagues
            ? await Colleagues(after.Value, limit + 1, cancellationToken)
            : await First(Own(after.Value), limit + 1).ToListAsync(cancellationToken);
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .IssuedPapers.AsNoTracking()
            .Where(p => page.Contains(p.Id))
            .Join(db.Dossiers.AsNoTracking(), p => p.DossierId, d => d.Id, (paper, dossier) => new { paper, dossier })
            .ToDictionaryAsync(row => row.paper.Id, cancellationToken);
        return new PapersToSign(
            [.. page.Where(rows.ContainsKey).Select(id => Show(rows[id].paper, rows[id].dossier))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private async Task<List<PageKey>> Colleagues(Cursor? after, int rows, CancellationToken cancellationToken)
    {
        var units = desk.UnitsServedAs(StaffRole.ReceivingClerk)
            .Union(desk.UnitsServedAs(StaffRole.Supervisor), StringComparer.Ordinal)
            .ToList();
        return units.Count == 0
            ? []
            : await PagesOfUnits.Merge(
                units,
                unit => First(Waiting(after).Where(p => p.UnitId == unit && p.IssuedBy != desk.ActorId), rows),
                rows,
                cancellationToken
            );
    }

    private IQueryable<IssuedPaper> Waiting(Cursor? after) =>
        From(after, db.IssuedPapers.AsNoTracking().Where(p => p.State == PaperState.Waiting));

    /// <summary>The asker's own: also what went out under the seal and lacks the person's signature.</summary>
    private IQueryable<IssuedPaper> Own(Cursor? after) =>
        From(
            after,
            db.IssuedPapers.AsNoTracking()
                .Where(p =>
                    p.IssuedBy == desk.ActorId
                    && p.State != PaperState.Superseded
                    && (p.Rung == PaperRung.Nothing || p.Rung == PaperRung.Seal)
                )
        );

    private static IQueryable<IssuedPaper> From(Cursor? after, IQueryable<IssuedPaper> papers) =>
        after is { } last
            ? papers.Where(p => p.IssuedAt > last.At || (p.IssuedAt == last.At && p.Id > last.Id))
            : papers;

    private static IQueryable<PageKey> First(IQueryable<IssuedPaper> papers, int rows) =>
        papers
            .OrderBy(p => p.IssuedAt)
            .ThenBy(p => p.Id)
            .Select(p => new PageKey { At = p.IssuedAt, Id = p.Id })
            .Take(rows);

    private PaperToSign Show(IssuedPaper paper, Dossier dossier) =>
        new(
            paper.Id,
            paper.Kind,
            dossier.Code.ToString(),
            catalogue.NumberOf(paper).ToString(),
            catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name,
            dossier.Applicant.Name,
            dossier.AcceptedAt ?? paper.IssuedAt,
            paper.IssuedAt,
            dossier.PromisedDueAt,
            catalogue.StaffNamed(paper.IssuedBy)?.Name ?? "",
            dossier.Version,
            paper.Kind is PaperKind.AppointmentSlip
                && paper.IssuedBy != desk.ActorId
                && desk.ActingFor(dossier) is { } acting
                && DossierLifecycle.Allowed(dossier.Status, acting.Actor.Role).Contains(DossierAct.ReissueSlip)
        );
}

/// <summary><c>GET /api/signing/slips</c>.</summary>
public static class ListPapersToSignEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/signing/slips", ListPapersToSign)
            .ForStaff()
            .WithName(nameof(ListPapersToSign))
            .WithTags("Signing")
            .Produces<PapersToSign>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The papers that wait for the asker's signature; with <c>colleagues=true</c> those of the units where the asker
    /// receives or supervises that wait for somebody else's. Errors: <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListPapersToSign(
        bool? colleagues,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListPapersToSign(colleagues ?? false, cursor, limit), cancellationToken)).ToOk();
}
