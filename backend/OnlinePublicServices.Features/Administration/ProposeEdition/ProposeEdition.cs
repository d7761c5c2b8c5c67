using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// Draws up entries of the catalogue anew, all that change together. Nothing follows from it until it is adopted.
/// Refused: <c>resource.not-found</c>, <c>catalogue.superseded</c> (another edition of one of them came into force since
/// <paramref name="DrawnFrom"/>), <c>catalogue.unchanged</c>, <c>catalogue.faulty</c> (each fault with its field).
/// </summary>
internal sealed record ProposeEdition(
    IReadOnlyList<EntryDraft> Entries,
    int DrawnFrom,
    string Reason,
    string IdempotencyKey
) : IAct<ProposedEdition>, IRepeatable;

/// <summary>Entries as they shall be.</summary>
/// <param name="Entries">The one that it is about first.</param>
/// <param name="DrawnFrom">As the entry that it was drawn up from says.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record EditionDraft(IReadOnlyList<EntryDraft> Entries, int DrawnFrom, string Reason);

/// <summary>An entry as it shall be.</summary>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Key">Which; a new one begins with its content.</param>
/// <param name="Content">The whole content, as the catalogue's files write it.</param>
public sealed record EntryDraft(CatalogueKind Kind, string Key, JsonElement Content);

internal sealed class ProposeEditionValidator : AbstractValidator<ProposeEdition>
{
    private const int EntriesMax = 20;

    public ProposeEditionValidator()
    {
        RuleFor(draft => draft.Reason).NotEmpty().WithErrorCode("field.required");
        RuleFor(draft => draft.Reason).MaximumLength(CatalogueEdition.ReasonLengthMax).WithErrorCode("field.too-long");
        RuleFor(draft => draft.Entries).Must(e => e?.Count is > 0 and <= EntriesMax).WithErrorCode("field.too-many");
        RuleForEach(draft => draft.Entries)
            .Must(entry => entry?.Key is { Length: > 0 and <= 120 })
            .WithErrorCode("field.required");
    }
}

internal sealed class ProposeEditionHandler(EditionDesk desk) : IRequestHandler<ProposeEdition, Result<ProposedEdition>>
{
    public async Task<Result<ProposedEdition>> Handle(ProposeEdition request, CancellationToken cancellationToken)
    {
        if (!desk.IsOpen)
        {
            return RequestErrors.NotFound;
        }

        var entries = request.Entries.Select(entry => new CatalogueEntry(
            entry.Kind,
            entry.Key,
            entry.Content.GetRawText()
        ));
        return await desk.Propose([.. entries], request.DrawnFrom, request.Reason, cancellationToken);
    }
}

/// <summary><c>POST /api/administration/editions</c>.</summary>
public static class ProposeEditionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/administration/editions", ProposeEdition)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(ProposeEdition))
            .WithTags("Administration")
            .Produces<ProposedEdition>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Draws up entries of the catalogue anew. Errors: <c>request.invalid</c>, <c>catalogue.superseded</c>,
    /// <c>catalogue.unchanged</c>, <c>catalogue.faulty</c> with each fault at its entry and field;
    /// <c>resource.not-found</c> for staff who don't keep the system.
    /// </summary>
    public static async Task<IResult> ProposeEdition(
        EditionDraft draft,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ProposeEdition(draft.Entries, draft.DrawnFrom, draft.Reason, key.Value),
                cancellationToken
            )
        ).ToCreated();
}
