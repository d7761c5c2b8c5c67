using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Looks;

/// <summary>Who of the staff looked at the owner's dossier, the newest first.</summary>
internal sealed record ListLooks(string Code, string? After, int? Limit) : IQuery<DossierLooks>;

/// <summary>A page of looks at one's dossier.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record DossierLooks(IReadOnlyList<DossierLook> Items, string? NextCursor);

/// <summary>A look at one's dossier: by post and unit, not by name (decision 0021).</summary>
/// <param name="At">UTC; later looks of the same hour are part of it.</param>
/// <param name="Unit">Where the post is.</param>
/// <param name="Role">What it does there.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">In the words of whoever looked, where it had to be stated; the dossier and procedure for which the register was asked.</param>
/// <param name="Answered">Whether the population register answered, where it was asked.</param>
public sealed record DossierLook(
    DateTimeOffset At,
    LocalText Unit,
    StaffRole Role,
    StaffLookKind What,
    LookPurpose Purpose,
    string? Reason,
    bool? Answered
);

internal sealed class ListLooksHandler(PublicServicesDbContext db, DossierReading reading, Catalogue catalogue)
    : IRequestHandler<ListLooks, Result<DossierLooks>>
{
    public async Task<Result<DossierLooks>> Handle(ListLooks request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var opened = await reading.OpenForSignedIn(request.Code, cancellationToken);
        if (opened.IsRefused || opened.Value.IsStaff)
        {
            return RequestErrors.NotFound;
        }

        var dossierId = opened.Value.Dossier.Id;
        var looks = db.StaffLooks.AsNoTracking().Where(l => l.DossierId == dossierId);
        if (after.Value is { } last)
        {
            looks = looks.Where(l => l.At < last.At || (l.At == last.At && l.Id < last.Id));
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await looks
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new DossierLooks(
            [
                .. rows.Take(limit)
                    .Select(l => new DossierLook(
                        l.At,
                        catalogue.Units.Find(l.PostUnit)?.Name ?? new LocalText(l.PostUnit),
                        l.PostRole,
                        l.What,
                        l.Purpose,
                        l.Reason,
                        l.What is StaffLookKind.PopulationRegister
                            ? opened.Value.Dossier.AnswerTo(l.SubjectId) is not null
                            : null
                    )),
            ],
            rows.Count > limit ? new Cursor(rows[limit - 1].At, rows[limit - 1].Id).ToString() : null
        );
    }
}

/// <summary><c>GET /api/dossiers/{code}/looks</c>.</summary>
public static class ListLooksEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/looks", ListLooks)
            .ForCitizens()
            .WithName(nameof(ListLooks))
            .WithTags("Dossiers")
            .Produces<DossierLooks>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// Who of the staff looked at one's dossier, in which post and what for; the newest first. Errors:
    /// <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListLooks(
        string code,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListLooks(code, cursor, limit), cancellationToken)).ToOk();
}
