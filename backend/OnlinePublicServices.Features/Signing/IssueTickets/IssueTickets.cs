using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Tickets for the agent at the asker's computer, one for each paper of a session of theirs. Refused:
/// <c>resource.not-found</c>. Source: 68/2024/ND-CP, Art. 33 (the key stays with its person).
/// </summary>
internal sealed record IssueTickets(SigningSessionView Session) : IRequest<Result<SigningTicket[]>>;

internal sealed class IssueTicketsHandler(CertificateBook certificates, SigningTickets tickets)
    : IRequestHandler<IssueTickets, Result<SigningTicket[]>>
{
    public async Task<Result<SigningTicket[]>> Handle(IssueTickets request, CancellationToken cancellationToken)
    {
        var certificate = await certificates.Find(request.Session.CertificateId, cancellationToken);
        return certificate is null || tickets.Agent is null
            ? RequestErrors.NotFound
            : await tickets.For(request.Session, certificate, cancellationToken);
    }
}

/// <summary>The agent that this portal works with.</summary>
/// <param name="Address">Where it listens on the clerk's own computer.</param>
/// <param name="TicketKey">The public key of the portal's tickets, PEM.</param>
public sealed record SigningAgentView(Uri Address, string TicketKey);

/// <summary>Leave to sign the bytes of one paper once.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Ticket">JWT, ES256; good as long as its session.</param>
public sealed record SigningTicket([property: JsonPropertyName("slipId")] Guid PaperId, string Ticket);

/// <summary><c>GET /api/signing-agent</c> and <c>POST /api/signing-sessions/{id}/tickets</c>.</summary>
public static class IssueTicketsEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/signing-agent", GetSigningAgent)
            .ForAnyone()
            .WithName(nameof(GetSigningAgent))
            .WithTags("Signing")
            .Produces<SigningAgentView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints
            .MapPost("/api/signing-sessions/{id:guid}/tickets", IssueTickets)
            .ForStaff()
            .WithName(nameof(IssueTickets))
            .WithTags("Signing")
            .Produces<SigningTicket[]>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>
    /// What an agent at a clerk's computer has to know of this portal. Errors: <c>resource.not-found</c> (none is used).
    /// </summary>
    public static async Task<IResult> GetSigningAgent(IServiceProvider services, CancellationToken cancellationToken)
    {
        var tickets = services.GetRequiredService<SigningTickets>();
        return tickets.Agent is { } address
            ? TypedResults.Ok(new SigningAgentView(address, await tickets.PublicKey(cancellationToken)))
            : RequestErrors.NotFound.ToProblem();
    }

    /// <summary>Tickets for the papers of a session of the asker. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> IssueTickets(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (
            await mediator
                .Send(new GetSigningSession(id), cancellationToken)
                .ThenAsync(session => mediator.Send(new IssueTickets(session), cancellationToken))
        ).ToOk();
}
