using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.AppointmentSlips;

/// <summary>
/// The slips that wait for the asker's signature, or for a colleague's of the units where the asker receives or
/// supervises, the oldest first.
/// </summary>
internal sealed record ListSlipsToSign(bool Colleagues, string? After, int? Limit) : IQuery<SlipsToSign>;

/// <summary>A page of waiting slips.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record SlipsToSign(IReadOnlyList<SlipToSign> Items, string? NextCursor);

/// <summary>A slip that waits for its signature.</summary>
/// <param name="SlipId">The slip.</param>
/// <param name="DossierCode">Whose receipt it confirms.</param>
/// <param name="Number">As printed.</param>
/// <param name="ProcedureName">What was asked for.</param>
/// <param name="ApplicantName">Who asked.</param>
/// <param name="AcceptedAt">When the dossier was accepted, UTC.</param>
/// <param name="DueAt">When the result is due, UTC.</param>
/// <param name="ClerkName">Who is to sign it.</param>
/// <param name="DossierVersion">Taking it over names this version.</param>
/// <param name="MayReissue">Whether the asker may take it over.</param>
public sealed record SlipToSign(
    Guid SlipId,
    string DossierCode,
    string Number,
    LocalText ProcedureName,
    string ApplicantName,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? DueAt,
    string ClerkName,
    int DossierVersion,
    bool MayReissue
);

internal sealed class ListSlipsToSignHandler(PublicServicesDbContext db, Catalogue catalogue, StaffDesk desk)
    : IRequestHandler<ListSlipsToSign, Result<SlipsToSign>>
{
    public async Task<Result<SlipsToSign>> Handle(ListSlipsToSign request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = request.Colleagues
            ? await Colleagues(after.Value, limit + 1, cancellationToken)
            : await First(Waiting(after.Value).Where(s => s.IssuedBy == desk.ActorId), limit + 1)
                .ToListAsync(cancellationToken);
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .AppointmentSlips.AsNoTracking()
            .Where(s => page.Contains(s.Id))
            .Join(db.Dossiers.AsNoTracking(), s => s.DossierId, d => d.Id, (slip, dossier) => new { slip, dossier })
            .ToDictionaryAsync(row => row.slip.Id, cancellationToken);
        return new SlipsToSign(
            [.. page.Where(rows.ContainsKey).Select(id => Show(rows[id].slip, rows[id].dossier))],
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
                unit => First(Waiting(after).Where(s => s.UnitId == unit && s.IssuedBy != desk.ActorId), rows),
                rows,
                cancellationToken
            );
    }

    private IQueryable<AppointmentSlip> Waiting(Cursor? after)
    {
        var waiting = db.AppointmentSlips.AsNoTracking().Where(s => s.State == SlipState.Waiting);
        return after is { } last
            ? waiting.Where(s => s.IssuedAt > last.At || (s.IssuedAt == last.At && s.Id > last.Id))
            : waiting;
    }

    private static IQueryable<PageKey> First(IQueryable<AppointmentSlip> slips, int rows) =>
        slips
            .OrderBy(s => s.IssuedAt)
            .ThenBy(s => s.Id)
            .Select(s => new PageKey { At = s.IssuedAt, Id = s.Id })
            .Take(rows);

    private SlipToSign Show(AppointmentSlip slip, Dossier dossier) =>
        new(
            slip.Id,
            dossier.Code.ToString(),
            catalogue.NumberOf(slip).ToString(),
            catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name,
            dossier.Applicant.Name,
            dossier.AcceptedAt ?? slip.IssuedAt,
            dossier.PromisedDueAt,
            catalogue.StaffNamed(slip.IssuedBy)?.Name ?? "",
            dossier.Version,
            slip.IssuedBy != desk.ActorId
                && desk.ActingFor(slip.UnitId) is { } acting
                && DossierLifecycle.Allowed(dossier.Status, acting.Actor.Role).Contains(DossierAct.ReissueSlip)
        );
}

/// <summary><c>GET /api/signing/slips</c>.</summary>
public static class ListSlipsToSignEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/signing/slips", ListSlipsToSign)
            .ForStaff()
            .WithName(nameof(ListSlipsToSign))
            .WithTags("Signing")
            .Produces<SlipsToSign>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The slips that wait for the asker's signature; with <c>colleagues=true</c> those of the units where the asker
    /// receives or supervises that wait for somebody else's. Errors: <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListSlipsToSign(
        bool? colleagues,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListSlipsToSign(colleagues ?? false, cursor, limit), cancellationToken)).ToOk();
}
