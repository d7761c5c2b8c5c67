using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>The file that a session prepared, byte for byte as it will be signed.</summary>
internal sealed record GetPreparedPaper(Guid SessionId, Guid PaperId) : IQuery<PreparedForm>;

internal sealed class GetPreparedPaperHandler(PublicServicesDbContext db, StaffDesk desk)
    : IRequestHandler<GetPreparedPaper, Result<PreparedForm>>
{
    public async Task<Result<PreparedForm>> Handle(GetPreparedPaper request, CancellationToken cancellationToken)
    {
        var form = await db
            .SigningSessions.Where(s => s.Id == request.SessionId && s.Account == desk.ActorId)
            .SelectMany(s => s.Items)
            .Where(i => i.PaperId == request.PaperId && i.State == SigningItemState.Prepared)
            .Select(i => i.PreparedForm)
            .SingleOrDefaultAsync(cancellationToken);
        return form is null ? RequestErrors.NotFound : JsonSerializer.Deserialize<PreparedForm>(form)!;
    }
}

/// <summary><c>GET /api/signing-sessions/{id}</c> and the files in it.</summary>
public static class ShowSigningSessionEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/signing-sessions/{id:guid}", GetSigningSession)
            .ForStaff()
            .WithName(nameof(GetSigningSession))
            .WithTags("Signing")
            .Produces<SigningSessionView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints
            .MapGet("/api/signing-sessions/{id:guid}/slips/{paperId:guid}", GetPreparedPaper)
            .ForStaff()
            .WithName(nameof(GetPreparedPaper))
            .WithTags("Signing")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>What is still to be signed in a session of the asker. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> GetSigningSession(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetSigningSession(id), cancellationToken)).ToOk();

    /// <summary>
    /// The prepared file: what is seen here is what is signed. Gone once signed. Errors: <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> GetPreparedPaper(
        Guid id,
        Guid paperId,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetPreparedPaper(id, paperId), cancellationToken)).ToHttp(form =>
        {
            PaperContent.Confine(context, inline: true, $"{paperId}.pdf");
            return Results.Bytes(form.Pdf, "application/pdf");
        });
}
