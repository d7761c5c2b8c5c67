using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>On which way an undelivered message is to go instead.</summary>
/// <param name="Channel">What carries it.</param>
public sealed record OtherWay(NoticeChannel Channel);

/// <summary>
/// Sends an undelivered message on another way. Only to an address that the dossier or the profile knows: one typed at the
/// counter could be a stranger's.
/// </summary>
internal sealed record SendOtherwise(Guid Id, NoticeChannel Channel) : IAct<Done>;

internal sealed class SendOtherwiseHandler(
    UndeliveredMessages messages,
    NoticeRoutes routes,
    PaymentLinks links,
    ISmsGateway sms,
    TimeProvider clock
) : IRequestHandler<SendOtherwise, Result<Done>>
{
    public async Task<Result<Done>> Handle(SendOtherwise request, CancellationToken cancellationToken)
    {
        if (await messages.Find(request.Id, cancellationToken) is not { } message)
        {
            return RequestErrors.NotFound;
        }

        if (!message.GoesByChoice || (request.Channel is NoticeChannel.Sms && !sms.IsSetUp))
        {
            return MessageErrors.WayMissing;
        }

        var ways = await routes.Of(message, cancellationToken);
        if (ways.On(request.Channel) is not { } recipient)
        {
            return MessageErrors.WayMissing;
        }

        message.SendBy(request.Channel, recipient, clock.GetUtcNow());
        await links.ProvideFor(message, cancellationToken);
        return Done.Value;
    }
}

/// <summary><c>POST /api/messages/{id}/other-way</c>.</summary>
public static class SendOtherwiseEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/messages/{id:guid}/other-way", SendOtherwise)
            .ForStaff()
            .WithName(nameof(SendOtherwise))
            .WithTags("Messages")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Sends an undelivered message about a dossier on another way, to what the dossier or the profile says. Errors:
    /// <c>resource.not-found</c>, <c>message.way-missing</c>.
    /// </summary>
    public static async Task<IResult> SendOtherwise(
        Guid id,
        OtherWay way,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SendOtherwise(id, way.Channel), cancellationToken)).ToHttp(_ =>
            TypedResults.NoContent()
        );
}
