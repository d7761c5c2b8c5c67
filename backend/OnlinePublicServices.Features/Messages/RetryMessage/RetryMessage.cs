using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Messages;

/// <summary>Tries a message that has not gone out again, at once, under the same Message-ID.</summary>
internal sealed record RetryMessage(Guid Id) : IAct<Done>;

internal sealed class RetryMessageHandler(UndeliveredMessages messages, PaymentLinks links, TimeProvider clock)
    : IRequestHandler<RetryMessage, Result<Done>>
{
    public async Task<Result<Done>> Handle(RetryMessage request, CancellationToken cancellationToken)
    {
        var message = await messages.OfAsker.SingleOrDefaultAsync(
            m => m.Id == request.Id && (m.State == MessageState.Waiting || m.State == MessageState.Undeliverable),
            cancellationToken
        );
        if (message is null)
        {
            return RequestErrors.NotFound;
        }

        // A waiting one may be on its way at this very moment: making it due again would send it twice.
        if (message.State == MessageState.Undeliverable)
        {
            message.TryAgain(clock.GetUtcNow());
            await links.ProvideFor(message, cancellationToken);
        }

        return Done.Value;
    }
}

/// <summary><c>POST /api/messages/{id}/attempts</c>.</summary>
public static class RetryMessageEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/messages/{id:guid}/attempts", RetryMessage)
            .ForStaff()
            .WithName(nameof(RetryMessage))
            .WithTags("Messages")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// Tries an undelivered message of the asker's units again, or for administrators a letter about an account. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> RetryMessage(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new RetryMessage(id), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
