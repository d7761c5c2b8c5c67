using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Looks;

/// <summary>
/// States why a dossier is opened that is not the asker's work; for an hour it can then be opened. The person concerned
/// reads the reason. Refused: <c>resource.not-found</c>, <c>look.reason-missing</c>.
/// </summary>
internal sealed record StateLookReason(string Code, string? Reason) : IAct<Done>;

/// <summary>Why a dossier is opened.</summary>
/// <param name="Reason">In words that the person concerned may read, at most 300 characters.</param>
public sealed record LookReason(string Reason);

internal sealed class StateLookReasonHandler(DossierReading reading, StaffDesk desk, LookBook book)
    : IRequestHandler<StateLookReason, Result<Done>>
{
    private static readonly DomainError ReasonMissing = new("look.reason-missing", ErrorKind.Malformed);

    public async Task<Result<Done>> Handle(StateLookReason request, CancellationToken cancellationToken)
    {
        // A body without one brings nothing at all.
        if (PlainText.Clean(request.Reason) is not { Length: > 0 and <= StaffLook.ReasonLengthMax } reason)
        {
            return ReasonMissing;
        }

        var opened = await reading.OpenForStaff(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var dossier = opened.Value.Dossier;
        var look = book.LookOf(dossier, desk.ActingFor(dossier)!.Value.Position, new OpeningOf(request.Code));
        await book.Note(look with { Reason = reason }, cancellationToken);
        return Done.Value;
    }

    private sealed record OpeningOf(string Code) : ILook
    {
        public StaffLookKind What => StaffLookKind.Dossier;
    }
}

/// <summary><c>POST /api/dossiers/{code}/looks</c>.</summary>
public static class StateLookReasonEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/looks", StateLookReason)
            .ForStaff()
            .WithName(nameof(StateLookReason))
            .WithTags("Clerk")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// States why a dossier is opened that is not the asker's work. Errors: <c>look.reason-missing</c>,
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> StateLookReason(
        string code,
        LookReason body,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new StateLookReason(code, body.Reason), cancellationToken)).ToHttp(_ =>
            TypedResults.NoContent()
        );
}
