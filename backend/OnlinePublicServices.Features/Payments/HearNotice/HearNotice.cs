using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// A notice of a payment gateway, server to server: the only word that moves money, beside its answer when asked. Taking
/// the same one down again changes nothing. A forged one leaves a trace and nothing else.
/// </summary>
internal sealed record HearNotice(string Provider, GatewayMessage Message) : IAct<NoticeAnswer>;

internal sealed class HearNoticeHandler(IPaymentGateways gateways, NoticeBook book)
    : IRequestHandler<HearNotice, Result<NoticeAnswer>>
{
    public async Task<Result<NoticeAnswer>> Handle(HearNotice request, CancellationToken cancellationToken)
    {
        if (gateways.Find(request.Provider) is not { } gateway)
        {
            return RequestErrors.NotFound;
        }

        var read = gateway.Read(request.Message);
        if (!read.IsRefused)
        {
            return await book.Hear(gateway.Name, read.Value, TraceSource.Notice, cancellationToken);
        }

        var answer = read.Error.Code == PaymentGatewayErrors.Forged.Code ? NoticeAnswer.Forged : NoticeAnswer.NotNow;
        await book.NoteForgery(gateway.Name, answer, cancellationToken);
        return answer;
    }
}

/// <summary><c>/api/payment-notices/{provider}</c>.</summary>
public static class HearNoticeEndpoint
{
    private const int BodyBytesMax = 64 * 1024;

    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/payment-notices/{provider}", HearNoticeInQuery)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Notices)
            .WithName(nameof(HearNoticeInQuery))
            .WithTags("Payments")
            .Produces<string>()
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints
            .MapPost("/api/payment-notices/{provider}", HearNoticeInBody)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Notices)
            .WithName(nameof(HearNoticeInBody))
            .WithTags("Payments")
            .Produces<string>()
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>
    /// A gateway's notice in the address, as VNPAY sends it. Answered in the gateway's own words; only its code of
    /// authentication lets it in. Errors: <c>resource.not-found</c> for a gateway that isn't set up,
    /// <c>request.too-many</c>.
    /// </summary>
    public static Task<IResult> HearNoticeInQuery(
        string provider,
        IMediator mediator,
        IPaymentGateways gateways,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Hear(provider, default, mediator, gateways, context, cancellationToken);

    /// <summary>
    /// A gateway's notice in the body, as the national platform sends it. Errors: <c>resource.not-found</c>,
    /// <c>request.too-large</c> above 64 KiB, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> HearNoticeInBody(
        string provider,
        IMediator mediator,
        IPaymentGateways gateways,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        await BoundedBody.Read(context.Request, BodyBytesMax, cancellationToken) is { } body
            ? await Hear(provider, body, mediator, gateways, context, cancellationToken)
            : BoundedBody.TooLarge.ToProblem();

    private static async Task<IResult> Hear(
        string provider,
        ReadOnlyMemory<byte> body,
        IMediator mediator,
        IPaymentGateways gateways,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        if (gateways.Find(provider) is not { } gateway)
        {
            return RequestErrors.NotFound.ToProblem();
        }

        var message = new GatewayMessage(context.Request.QueryString.Value?.TrimStart('?') ?? "", body);
        var heard = await mediator.Send(new HearNotice(provider, message), cancellationToken);
        var reply = gateway.Reply(heard.Match(answer => answer, _ => NoticeAnswer.NotNow));
        return TypedResults.Text(reply.Body, reply.MediaType, statusCode: reply.Status);
    }
}
