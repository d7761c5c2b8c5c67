using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using Unit = OnlinePublicServices.Domain.Units.Unit;

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// Ends a unit in favour of one or several others: what is below it ends with it, its people's posts too. Open dossiers
/// follow once it is adopted and the day has come. Refused: as <see cref="ProposeEdition"/>.
/// Source: 118/2025/ND-CP; the decision on the unit.
/// </summary>
internal sealed record ProposeSuccession(
    string UnitId,
    DateOnly LastDay,
    IReadOnlyList<SuccessionRule> Successors,
    bool StaffGoesAlong,
    int DrawnFrom,
    string Reason,
    string IdempotencyKey
) : IAct<ProposedEdition>, IRepeatable;

/// <summary>How a unit ends.</summary>
/// <param name="LastDay">Its last day in Viet Nam; yesterday at the earliest.</param>
/// <param name="Successors">
/// Who goes on with which dossiers; the first rule that fits counts, and one takes all that is left.
/// </param>
/// <param name="StaffGoesAlong">Whether its people get the same posts where its work goes on.</param>
/// <param name="DrawnFrom">As the unit's entry says.</param>
/// <param name="Reason">The decision, at most 500 characters.</param>
public sealed record SuccessionDraft(
    DateOnly LastDay,
    IReadOnlyList<SuccessionRule> Successors,
    bool StaffGoesAlong,
    int DrawnFrom,
    string Reason
);

internal sealed class ProposeSuccessionValidator : AbstractValidator<ProposeSuccession>
{
    private const int SuccessorsMax = 30;

    public ProposeSuccessionValidator()
    {
        RuleFor(draft => draft.Reason).NotEmpty().WithErrorCode("field.required");
        RuleFor(draft => draft.Reason).MaximumLength(CatalogueEdition.ReasonLengthMax).WithErrorCode("field.too-long");
        RuleFor(draft => draft.Successors).Must(s => s?.Count > 0).WithErrorCode("field.required");
        RuleFor(draft => draft.Successors).Must(s => s?.Count <= SuccessorsMax).WithErrorCode("field.too-many");
    }
}

internal sealed class ProposeSuccessionHandler(EditionDesk desk, PublishedCatalogue published)
    : IRequestHandler<ProposeSuccession, Result<ProposedEdition>>
{
    public async Task<Result<ProposedEdition>> Handle(ProposeSuccession request, CancellationToken cancellationToken)
    {
        var catalogue = desk.IsOpen ? published.Look().Catalogue : null;
        if (catalogue?.Units.Find(request.UnitId) is not { ValidTo: null } unit)
        {
            return RequestErrors.NotFound;
        }

        var ended = WithAllBelow(catalogue.Units, unit).ToList();
        var entries = ended
            .Select(one => Entry(one == unit ? Ended(unit, request) : one with { ValidTo = request.LastDay }))
            .Concat(
                catalogue
                    .Staff.Select(member => (Before: member, After: Moved(member, ended, catalogue.Units, request)))
                    .Where(pair => pair.After != pair.Before)
                    .Select(pair => new CatalogueEntry(
                        CatalogueKind.Staff,
                        pair.After.Login,
                        CatalogueSource.Written(pair.After)!
                    ))
            );
        return await desk.Propose([.. entries], request.DrawnFrom, request.Reason, cancellationToken);
    }

    private static CatalogueEntry Entry(Unit unit) => new(CatalogueKind.Unit, unit.Id, CatalogueSource.Written(unit)!);

    private static Unit Ended(Unit unit, ProposeSuccession request) =>
        unit with
        {
            ValidTo = request.LastDay,
            Successors = [.. request.Successors.Select(rule => rule.SuccessorId).Distinct(StringComparer.Ordinal)],
            Division = request.Successors.Count > 1 ? request.Successors : [],
        };

    private static IEnumerable<Unit> WithAllBelow(UnitTree units, Unit unit) =>
        units
            .All.Where(child => child.ParentId == unit.Id && child.ValidTo is null)
            .SelectMany(child => WithAllBelow(units, child))
            .Prepend(unit);

    /// <summary>The person's posts in what ends, ended; the same ones begin at the main successor where that is wanted.</summary>
    private static StaffMember Moved(StaffMember member, List<Unit> ended, UnitTree units, ProposeSuccession request)
    {
        var leaving = member
            .Positions.Where(position =>
                (position.ValidTo is not { } last || last > request.LastDay)
                && ended.Exists(unit => unit.Id == position.UnitId)
            )
            .ToList();
        if (leaving.Count == 0)
        {
            return member;
        }

        var kept = member.Positions.Select(position =>
            leaving.Contains(position) ? position with { ValidTo = request.LastDay } : position
        );
        var main = request.Successors.FirstOrDefault(rule => rule.IsRest) ?? request.Successors[0];
        return units.Find(main.SuccessorId) is { } heir && request.StaffGoesAlong
            ? member with
            {
                Positions = [.. kept, .. leaving.Select((position, at) => Along(position, at))],
            }
            : member with
            {
                Positions = [.. kept],
            };

        StaffPosition Along(StaffPosition position, int at) =>
            position with
            {
                Id = $"{member.Login}-{member.Positions.Count + 1 + at}",
                UnitId = PlaceAt(units.Find(position.UnitId)!, heir!, units, request.LastDay),
                ValidFrom = request.LastDay.AddDays(1),
            };
    }

    /// <summary>Where a unit's work goes on under the heir: what has its function there, else the heir itself.</summary>
    private static string PlaceAt(Unit former, Unit heir, UnitTree units, DateOnly lastDay)
    {
        var day = lastDay.AddDays(1);
        return former switch
        {
            { IsAuthority: true } => heir.Id,
            { Kind: UnitKind.OneStopCentre } => units.CounterOf(heir, day).Id,
            { Function: { } function } => units.ForFunction(heir, function, day)?.Id ?? heir.Id,
            _ => heir.Id,
        };
    }
}

/// <summary><c>POST /api/administration/units/{id}/succession</c>.</summary>
public static class ProposeSuccessionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/administration/units/{id}/succession", ProposeSuccession)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(ProposeSuccession))
            .WithTags("Administration")
            .Produces<ProposedEdition>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Draws up the end of a unit with its successors. Errors: <c>request.invalid</c>, <c>catalogue.superseded</c>,
    /// <c>catalogue.faulty</c>; <c>resource.not-found</c>, for staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> ProposeSuccession(
        string id,
        SuccessionDraft draft,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ProposeSuccession(
                    id,
                    draft.LastDay,
                    draft.Successors,
                    draft.StaffGoesAlong,
                    draft.DrawnFrom,
                    draft.Reason,
                    key.Value
                ),
                cancellationToken
            )
        ).ToCreated();
}
