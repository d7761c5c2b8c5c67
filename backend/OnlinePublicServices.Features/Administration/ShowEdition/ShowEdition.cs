using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Administration;

/// <summary>An edition: what it changes, and while it is not in force, what would follow from it.</summary>
internal sealed record ShowEdition(int Number) : IQuery<EditionView>;

/// <summary>An edition.</summary>
/// <param name="Summary">Who, when, why.</param>
/// <param name="Changes">The entries that change.</param>
/// <param name="Effects">What would follow; absent once it is in force or can't be put in force any more.</param>
/// <param name="Problem">Why it can't be put in force any more.</param>
/// <param name="NeedsAnother">Whether somebody else than the asker has to put it in force.</param>
public sealed record EditionView(
    EditionSummary Summary,
    IReadOnlyList<EntryChange> Changes,
    EditionEffects? Effects,
    string? Problem,
    bool NeedsAnother
);

/// <summary>An entry that changes.</summary>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Key">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsNew">True where there was none.</param>
/// <param name="Differences">Every value that differs.</param>
/// <param name="Before">The whole content before, by which it can be proposed again.</param>
public sealed record EntryChange(
    CatalogueKind Kind,
    string Key,
    LocalText Name,
    bool IsNew,
    IReadOnlyList<Difference> Differences,
    JsonElement? Before
);

internal sealed class ShowEditionHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    EditionDesk desk,
    StaffDesk staff,
    EditionPreview preview
) : IRequestHandler<ShowEdition, Result<EditionView>>
{
    public async Task<Result<EditionView>> Handle(ShowEdition request, CancellationToken cancellationToken)
    {
        var edition = desk.IsOpen
            ? await db
                .CatalogueEditions.AsNoTracking()
                .SingleOrDefaultAsync(one => one.Number == request.Number, cancellationToken)
            : null;
        if (edition is null)
        {
            return RequestErrors.NotFound;
        }

        var shown = new EditionView(edition.Summary(catalogue), [.. edition.Read().Select(Show)], null, null, false);
        if (edition.Place is not null)
        {
            return shown;
        }

        shown = shown with { NeedsAnother = edition.NeedsAnother(staff.ActorId) };
        var weighed = await desk.Weigh([.. edition.Entries], edition.DrawnFrom, cancellationToken);
        return weighed.IsRefused
            ? shown with
            {
                Problem = weighed.Error.Code,
            }
            : shown with
            {
                Effects = await preview.Of(weighed.Value, cancellationToken),
            };
    }

    private static EntryChange Show(EditionChange change) =>
        new(
            change.Kind,
            change.Key,
            EntryWords.NameOf(change.Key, change.After),
            change.Before is null,
            EntryWords.Between(change.Before, change.After),
            change.Before is { } before ? JsonElement.Parse(before) : null
        );
}

/// <summary><c>GET /api/administration/editions/{number}</c>.</summary>
public static class ShowEditionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/administration/editions/{number:int}", ShowEdition)
            .ForStaff()
            .WithName(nameof(ShowEdition))
            .WithTags("Administration")
            .Produces<EditionView>();

    /// <summary>
    /// An edition with every value that differs and what would follow from it. Errors: <c>resource.not-found</c>, for
    /// staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> ShowEdition(
        int number,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowEdition(number), cancellationToken)).ToOk();
}
