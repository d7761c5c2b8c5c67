using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>Shows the whole numbers of the persons in a dossier to staff who need them. Each look is kept.</summary>
internal sealed record RevealPersonalId(string Code) : IQuery<RevealedNumbers>, ILook
{
    public StaffLookKind What => StaffLookKind.PersonalId;
}

/// <summary>The whole numbers.</summary>
/// <param name="PersonalId">The applicant's, of twelve digits; nothing where none was given.</param>
/// <param name="Phone">The applicant's telephone number; nothing where none was given.</param>
/// <param name="Answers">The form's answers, nothing masked.</param>
public sealed record RevealedNumbers(string? PersonalId, string? Phone, JsonElement Answers);

internal sealed class RevealPersonalIdHandler(DossierReading reading)
    : IRequestHandler<RevealPersonalId, Result<RevealedNumbers>>
{
    public async Task<Result<RevealedNumbers>> Handle(RevealPersonalId request, CancellationToken cancellationToken) =>
        (await reading.OpenForStaff(request.Code, cancellationToken)).Map(open =>
        {
            var (applicant, answers) = (open.Dossier.Applicant, open.Dossier.Answers);
            return new RevealedNumbers(
                applicant.PersonalId?.Reveal(),
                applicant.Phone?.National,
                JsonElement.Parse(answers)
            );
        });
}

/// <summary><c>POST /api/dossiers/{code}/personal-id</c>.</summary>
public static class RevealPersonalIdEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/personal-id", RevealPersonalId)
            .ForStaff()
            .WithName(nameof(RevealPersonalId))
            .WithTags("Clerk")
            .Produces<RevealedNumbers>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>The whole numbers of the persons in a dossier; the look is kept. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> RevealPersonalId(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new RevealPersonalId(code), cancellationToken)).ToOk();
}
