using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.AppointmentSlips;

/// <summary>The slips that wait for the asker's signature, the oldest first.</summary>
internal sealed record ListSlipsToSign(string? After, int? Limit) : IQuery<SlipsToSign>;

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
/// <param name="AcceptedAt">Since when it waits, UTC.</param>
/// <param name="DueAt">When the result is due, UTC.</param>
public sealed record SlipToSign(
    Guid SlipId,
    string DossierCode,
    string Number,
    LocalText ProcedureName,
    string ApplicantName,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? DueAt
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

        var (me, limit) = (desk.ActorId, Cursor.Limit(request.Limit));
        var waiting = db.AppointmentSlips.AsNoTracking().Where(s => s.IssuedBy == me && s.State == SlipState.Waiting);
        if (after.Value is { } last)
        {
            waiting = waiting.Where(s => s.IssuedAt > last.At || (s.IssuedAt == last.At && s.Id > last.Id));
        }

        var rows = await waiting
            .OrderBy(s => s.IssuedAt)
            .ThenBy(s => s.Id)
            .Take(limit + 1)
            .Join(db.Dossiers.AsNoTracking(), s => s.DossierId, d => d.Id, (slip, dossier) => new { slip, dossier })
            .OrderBy(row => row.slip.IssuedAt)
            .ThenBy(row => row.slip.Id)
            .ToListAsync(cancellationToken);

        var page = rows.Take(limit).ToList();
        var next = rows.Count > limit ? new Cursor(page[^1].slip.IssuedAt, page[^1].slip.Id).ToString() : null;
        return new SlipsToSign(
            [
                .. page.Select(row => new SlipToSign(
                    row.slip.Id,
                    row.dossier.Code.ToString(),
                    catalogue.NumberOf(row.slip).ToString(),
                    catalogue.Version(row.dossier.Procedure, row.dossier.ProcedureVersion)!.Name,
                    row.dossier.Applicant.Name,
                    row.slip.IssuedAt,
                    row.dossier.PromisedDueAt
                )),
            ],
            next
        );
    }
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

    /// <summary>The slips that wait for the asker's signature. Errors: <c>request.cursor-malformed</c>.</summary>
    public static async Task<IResult> ListSlipsToSign(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListSlipsToSign(cursor, limit), cancellationToken)).ToOk();
}
