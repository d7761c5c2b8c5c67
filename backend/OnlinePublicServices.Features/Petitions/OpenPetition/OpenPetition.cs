using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Petitions;

/// <summary>
/// Opens what a petition says, or, with a reason, who says it; each time it is noted, in the same transaction. Refused:
/// <c>resource.not-found</c>, <c>petition.reason-missing</c>. Source: 25/2018/QH14, Art. 56 (who denounces is kept secret).
/// </summary>
internal sealed record OpenPetition(string Code, PetitionOpeningWanted Wanted) : IAct<PetitionOpenedView>;

/// <summary>What is to be opened.</summary>
/// <param name="Part">The statement, or the author.</param>
/// <param name="Reason">Why, at most 300 characters; needed for the author.</param>
public sealed record PetitionOpeningWanted(PetitionPart Part, string? Reason = null);

/// <summary>What was opened.</summary>
/// <param name="Statement">What the petition says.</param>
/// <param name="Author">Who says it.</param>
public sealed record PetitionOpenedView(string? Statement, PetitionAuthor? Author);

internal sealed class OpenPetitionHandler(
    PublicServicesDbContext db,
    PetitionReading reading,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<OpenPetition, Result<PetitionOpenedView>>
{
    public Task<Result<PetitionOpenedView>> Handle(OpenPetition request, CancellationToken cancellationToken) =>
        reading
            .Open(request.Code, cancellationToken)
            .ThenAsync<PetitionCase, PetitionOpenedView>(petition =>
            {
                var (part, given) = request.Wanted;
                var reason = PlainText.Clean(given ?? "");
                if (
                    reason is not { Length: <= PetitionOpening.ReasonLengthMax }
                    || part is PetitionPart.EndDay
                    || (part is PetitionPart.Author && reason.Length == 0)
                )
                {
                    return PetitionErrors.ReasonMissing;
                }

                var now = clock.GetUtcNow();
                db.PetitionOpenings.Add(
                    new PetitionOpening
                    {
                        Id = Guid.CreateVersion7(now),
                        PetitionId = petition.Id,
                        Part = part,
                        Account = desk.ActorId,
                        Reason = reason.Length > 0 ? reason : null,
                        At = now,
                    }
                );
                return part is PetitionPart.Author
                    ? new PetitionOpenedView(null, reading.AuthorOf(petition))
                    : new PetitionOpenedView(reading.StatementOf(petition), null);
            });
}

/// <summary>
/// Moves a petition on; its author sees the status. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>petition.out-of-turn</c>.
/// </summary>
internal sealed record MovePetition(string Code, int Version, PetitionStatus Status) : IAct<Done>;

/// <summary>Where a petition goes.</summary>
/// <param name="Status">Its next status.</param>
public sealed record PetitionMove(PetitionStatus Status);

internal sealed class MovePetitionHandler(PetitionReading reading, TimeProvider clock)
    : IRequestHandler<MovePetition, Result<Done>>
{
    public Task<Result<Done>> Handle(MovePetition request, CancellationToken cancellationToken) =>
        reading
            .Open(request.Code, cancellationToken)
            .ThenAsync<PetitionCase, Done>(petition =>
                petition.Version != request.Version
                    ? RequestErrors.StaleVersion
                    : PetitionLifecycle
                        .Move(petition.Status, request.Status)
                        .Map(status =>
                        {
                            petition.Status = status;
                            petition.EndedAt = PetitionLifecycle.IsEnd(status) ? clock.GetUtcNow() : null;
                            petition.Version++;
                            return Done.Value;
                        })
            );
}

/// <summary><c>POST /api/petitions/{code}/openings</c> and <c>PUT /api/petitions/{code}/status</c>.</summary>
public static class OpenPetitionEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/petitions/{code}/openings", OpenPetition)
            .ForStaff()
            .WithName(nameof(OpenPetition))
            .WithTags("Petitions")
            .Produces<PetitionOpenedView>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapPut("/api/petitions/{code}/status", MovePetition)
            .ForStaff()
            .RequireIfMatch()
            .WithName(nameof(MovePetition))
            .WithTags("Petitions")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>
    /// Opens the statement, or with a reason the author, of a petition for which the asker is competent; it is noted.
    /// Errors: <c>resource.not-found</c>, <c>petition.reason-missing</c>.
    /// </summary>
    public static async Task<IResult> OpenPetition(
        string code,
        PetitionOpeningWanted opening,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new OpenPetition(code, opening), cancellationToken)).ToOk();

    /// <summary>
    /// Moves a petition on. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>petition.out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> MovePetition(
        string code,
        PetitionMove move,
        IfMatch version,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new MovePetition(code, version.Version, move.Status), cancellationToken)).ToHttp(_ =>
            TypedResults.NoContent()
        );
}
