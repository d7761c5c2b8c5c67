using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Administration;

/// <summary>An entry of the catalogue, for administrators.</summary>
internal sealed record ShowEntry(CatalogueKind Kind, string Key) : IQuery<EntryView>;

/// <summary>An entry as it is now.</summary>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Key">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Content">The content, as the catalogue's files write it.</param>
/// <param name="DrawnFrom">What a change of it has to name.</param>
public sealed record EntryView(CatalogueKind Kind, string Key, LocalText Name, JsonElement Content, int DrawnFrom);

internal sealed class ShowEntryHandler(PublishedCatalogue published, EditionDesk desk)
    : IRequestHandler<ShowEntry, Result<EntryView>>
{
    public Task<Result<EntryView>> Handle(ShowEntry request, CancellationToken cancellationToken) =>
        Task.FromResult(Show(request));

    private Result<EntryView> Show(ShowEntry request)
    {
        var state = desk.IsOpen ? published.Look() : null;
        if (state?.Source.Find(request.Kind, request.Key) is not { } content)
        {
            return RequestErrors.NotFound;
        }

        return new EntryView(
            request.Kind,
            request.Key,
            EntryWords.NameOf(request.Key, content),
            JsonElement.Parse(content),
            state.Place
        );
    }
}

/// <summary><c>GET /api/administration/entries/{kind}/{key}</c>.</summary>
public static class ShowEntryEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/administration/entries/{kind}/{key}", ShowEntry)
            .ForStaff()
            .WithName(nameof(ShowEntry))
            .WithTags("Administration")
            .Produces<EntryView>();

    /// <summary>
    /// An entry of the catalogue in force. Errors: <c>resource.not-found</c>, for staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> ShowEntry(
        string kind,
        string key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        EntryAddress.KindOf(kind) is { } known
            ? (await mediator.Send(new ShowEntry(known, key), cancellationToken)).ToOk()
            : RequestErrors.NotFound.ToProblem();
}
