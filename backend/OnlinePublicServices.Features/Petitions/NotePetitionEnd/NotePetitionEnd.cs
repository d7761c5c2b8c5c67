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
/// Notes on which day a petition ended whose end was not noted when it came, so that its time of retention can count. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>petition.reason-missing</c>, <c>petition.out-of-turn</c>,
/// <c>petition.end-day-unfit</c>. Source: 33/2024/QH15 (retention by a list of periods).
/// </summary>
internal sealed record NotePetitionEnd(string Code, int Version, PetitionEnd End) : IAct<Done>;

/// <summary>When a petition ended.</summary>
/// <param name="EndedOn">The day, Viet Nam.</param>
/// <param name="Reason">Which document says so, at most 300 characters.</param>
public sealed record PetitionEnd(DateOnly EndedOn, string Reason);

internal sealed class NotePetitionEndHandler(
    PublicServicesDbContext db,
    PetitionReading reading,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<NotePetitionEnd, Result<Done>>
{
    public Task<Result<Done>> Handle(NotePetitionEnd request, CancellationToken cancellationToken) =>
        reading
            .Open(request.Code, cancellationToken)
            .ThenAsync<PetitionCase, Done>(petition => Note(petition, request, clock.GetUtcNow()));

    private Result<Done> Note(PetitionCase petition, NotePetitionEnd request, DateTimeOffset now)
    {
        if (petition.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        if (PlainText.Clean(request.End.Reason) is not { Length: > 0 and <= PetitionOpening.ReasonLengthMax } reason)
        {
            return PetitionErrors.ReasonMissing;
        }

        return PetitionLifecycle
            .EndedOn(petition.Status, petition.EndedAt, petition.ReceivedAt, request.End.EndedOn, now)
            .Map(endedAt =>
            {
                petition.EndedAt = endedAt;
                petition.Version++;
                db.PetitionOpenings.Add(
                    new PetitionOpening
                    {
                        Id = Guid.CreateVersion7(now),
                        PetitionId = petition.Id,
                        Part = PetitionPart.EndDay,
                        Account = desk.ActorId,
                        Reason = reason,
                        At = now,
                    }
                );
                return Done.Value;
            });
    }
}

/// <summary><c>PUT /api/petitions/{code}/end</c>.</summary>
public static class NotePetitionEndEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPut("/api/petitions/{code}/end", NotePetitionEnd)
            .ForStaff()
            .RequireIfMatch()
            .WithName(nameof(NotePetitionEnd))
            .WithTags("Petitions")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Notes on which day a petition ended whose end was not noted when it came, with the document that says so; it stands among
    /// who opened it. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>petition.reason-missing</c>,
    /// <c>petition.out-of-turn</c>, <c>petition.end-day-unfit</c>.
    /// </summary>
    public static async Task<IResult> NotePetitionEnd(
        string code,
        PetitionEnd end,
        IfMatch version,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new NotePetitionEnd(code, version.Version, end), cancellationToken)).ToHttp(_ =>
            TypedResults.NoContent()
        );
}
