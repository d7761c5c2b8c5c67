using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Administration;

/// <summary>Every entry of a sort, for administrators.</summary>
internal sealed record ListEntries(CatalogueKind Kind) : IQuery<EntryList>;

/// <summary>Every entry of a sort; there are some hundreds at the most.</summary>
/// <param name="Items">In the order of the catalogue.</param>
public sealed record EntryList(IReadOnlyList<EntrySummary> Items);

/// <summary>An entry of the catalogue.</summary>
/// <param name="Key">By which it is asked for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">A unit's sort, a person's posts, a procedure's field of work.</param>
/// <param name="Parent">The unit above a unit, or the unit of a person's first post.</param>
/// <param name="ValidFrom">First day in Viet Nam.</param>
/// <param name="ValidTo">Last day in Viet Nam; absent while it lasts.</param>
public sealed record EntrySummary(
    string Key,
    LocalText Name,
    LocalText? Detail,
    string? Parent,
    DateOnly? ValidFrom,
    DateOnly? ValidTo
);

internal sealed class ListEntriesHandler(Catalogue catalogue, EditionDesk desk, TimeProvider clock)
    : IRequestHandler<ListEntries, Result<EntryList>>
{
    public Task<Result<EntryList>> Handle(ListEntries request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<EntryList>>(
            desk.IsOpen ? new EntryList([.. Entries(request.Kind)]) : RequestErrors.NotFound
        );

    private IEnumerable<EntrySummary> Entries(CatalogueKind kind) =>
        kind switch
        {
            CatalogueKind.Unit => catalogue.Units.All.Select(unit => new EntrySummary(
                unit.Id,
                unit.Name,
                null,
                unit.ParentId,
                unit.ValidFrom,
                unit.ValidTo
            )),
            CatalogueKind.Staff => catalogue.Staff.Select(Show),
            CatalogueKind.Procedure => catalogue.Procedures.Select(procedure => new EntrySummary(
                CatalogueSource.KeyOf(procedure),
                procedure.Name,
                catalogue.FieldOf(procedure).Name,
                null,
                procedure.ValidFrom,
                procedure.ValidTo
            )),
            CatalogueKind.Reasons => catalogue.Reasons.Select(list => new EntrySummary(
                list.Id,
                list.Name,
                null,
                null,
                null,
                null
            )),
            CatalogueKind.Text => CatalogueTexts.Editable.Select(name => new EntrySummary(
                name,
                new LocalText(name),
                null,
                null,
                null,
                null
            )),
            CatalogueKind.Notice => NoticeForms.All.Select(form => new EntrySummary(
                form.Id,
                catalogue.Notices.InForce(form.Id, clock.GetUtcNow()).Subject,
                null,
                null,
                null,
                null
            )),
        };

    private EntrySummary Show(Domain.Units.StaffMember member)
    {
        var today = desk.Today;
        var held = member.PositionsOn(today).ToList();
        var last = member.Positions.MaxBy(position => position.ValidTo ?? DateOnly.MaxValue);
        return new EntrySummary(
            member.Login,
            new LocalText(member.Name),
            (held is [var first, ..] ? first : last)?.Title,
            (held is [var post, ..] ? post : last)?.UnitId,
            member.Positions.Min(position => (DateOnly?)position.ValidFrom),
            held.Count > 0 ? null : last?.ValidTo
        );
    }
}

/// <summary><c>GET /api/administration/entries/{kind}</c>.</summary>
public static class ListEntriesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/administration/entries/{kind}", ListEntries)
            .ForStaff()
            .WithName(nameof(ListEntries))
            .WithTags("Administration")
            .Produces<EntryList>();

    /// <summary>
    /// The units, people, procedures, lists of reasons, texts or notices of the catalogue in force. Errors:
    /// <c>resource.not-found</c>, for staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> ListEntries(
        string kind,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        EntryAddress.KindOf(kind) is { } known
            ? (await mediator.Send(new ListEntries(known), cancellationToken)).ToOk()
            : RequestErrors.NotFound.ToProblem();
}
