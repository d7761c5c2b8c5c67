using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// A report of the gateway for short messages. Only its code of authentication lets it in; what is forged, said before or
/// about another's text does nothing but leave a trace.
/// </summary>
internal sealed record HearSmsReport(SmsCallback Callback) : IAct<SmsReportHeard>;

/// <summary>Whether the report was believed.</summary>
internal sealed record SmsReportHeard(bool IsBelieved);

internal sealed class HearSmsReportHandler(PublicServicesDbContext db, ISmsGateway gateway, TimeProvider clock)
    : IRequestHandler<HearSmsReport, Result<SmsReportHeard>>
{
    public async Task<Result<SmsReportHeard>> Handle(HearSmsReport request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (gateway.Read(request.Callback) is not { } report)
        {
            await Count(SmsTrace.OfForgery(now), cancellationToken);
            return new SmsReportHeard(false);
        }

        var message = await db.OutboxMessages.SingleOrDefaultAsync(
            m => m.ShortMessageId == report.Id,
            cancellationToken
        );
        var hearing =
            message is null ? SmsHearing.Unknown
            : !message.Report(report.IsDelivered, report.Code, now) ? SmsHearing.Repeated
            : report.IsDelivered ? SmsHearing.Delivered
            : SmsHearing.Failed;
        await Count(SmsTrace.Of(report.Id, hearing, report.Code, now), cancellationToken);
        return new SmsReportHeard(true);
    }

    private async Task Count(SmsTrace trace, CancellationToken cancellationToken)
    {
        if (await db.SmsTraces.FindAsync([trace.Key], cancellationToken) is { } same)
        {
            same.Times++;
        }
        else
        {
            db.SmsTraces.Add(trace);
        }
    }
}

/// <summary><c>POST /api/sms-reports</c>.</summary>
public static class HearSmsReportEndpoint
{
    private const int BodyBytesMax = 64 * 1024;

    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/sms-reports", HearSmsReport)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Notices)
            .WithName(nameof(HearSmsReport))
            .WithTags("Messages")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// A report on a short message, with HMAC-SHA256 over the body in <c>X-Sms-Signature</c>. Errors:
    /// <c>resource.not-found</c> for whoever isn't the gateway, <c>request.too-large</c> above 64 KiB,
    /// <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> HearSmsReport(
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await BoundedBody.Read(context.Request, BodyBytesMax, cancellationToken) is not { } body)
        {
            return BoundedBody.TooLarge.ToProblem();
        }

        var callback = new SmsCallback(context.Request.Headers["X-Sms-Signature"], body);
        return (await mediator.Send(new HearSmsReport(callback), cancellationToken)).ToHttp<SmsReportHeard>(heard =>
            heard.IsBelieved ? TypedResults.NoContent() : RequestErrors.NotFound.ToProblem()
        );
    }
}
