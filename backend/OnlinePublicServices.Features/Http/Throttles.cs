using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Http;

/// <summary>How often a stranger may knock, by address (IPv6: by its /64).</summary>
internal static class Throttles
{
    /// <summary>Looking dossiers up by code.</summary>
    public const string Tracking = "tracking";

    /// <summary>Opening a paper of a dossier by key or digits; who is in by their session is not held up.</summary>
    public const string TrackingProof = "tracking-proof";

    /// <summary>Following what one wrote by its key; who is in by their session is not held up.</summary>
    public const string FollowKey = "follow-key";

    /// <summary>Paying by a key; nobody guesses one, so this is against load alone.</summary>
    public const string PaymentKey = "payment-key";

    /// <summary>Writing to an office without a session, or with one.</summary>
    public const string Writing = "writing";

    /// <summary>Notices of payment gateways; far more than any of them sends, far fewer than would stop the office.</summary>
    public const string Notices = "payment-notices";

    /// <summary>Having papers checked.</summary>
    public const string Checking = "checking";

    /// <summary>
    /// Settings <c>Throttle:TrackingPerMinute</c> (10), <c>Throttle:CheckingPerMinute</c> (10),
    /// <c>Throttle:NoticesPerMinute</c> (600), <c>Throttle:PaymentKeyPerMinute</c> (60) and <c>Throttle:WritingPerHour</c> (20).
    /// </summary>
    public static IServiceCollection AddThrottles(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = Refuse;
            var tracking = ByAddress(configuration.GetValue("Throttle:TrackingPerMinute", 10));
            limiter.AddPolicy(Tracking, tracking);
            limiter.AddPolicy(
                TrackingProof,
                context =>
                    context.Request.Headers.ContainsKey("X-Tracking-Key")
                    || context.Request.Headers.ContainsKey("X-Phone-Last4")
                        ? tracking(context)
                        : RateLimitPartition.GetNoLimiter("")
            );
            limiter.AddPolicy(
                FollowKey,
                context =>
                    context.Request.Headers.ContainsKey("X-Follow-Key")
                        ? tracking(context)
                        : RateLimitPartition.GetNoLimiter("")
            );
            limiter.AddPolicy(
                Writing,
                ByAddress(configuration.GetValue("Throttle:WritingPerHour", 20), TimeSpan.FromHours(1))
            );
            limiter.AddPolicy(Notices, ByAddress(configuration.GetValue("Throttle:NoticesPerMinute", 600)));
            limiter.AddPolicy(PaymentKey, ByAddress(configuration.GetValue("Throttle:PaymentKeyPerMinute", 60)));
            limiter.AddPolicy(Checking, ByAddress(configuration.GetValue("Throttle:CheckingPerMinute", 10)));
        });

    private static Func<HttpContext, RateLimitPartition<string>> ByAddress(int permits, TimeSpan? window = null) =>
        context =>
            RateLimitPartition.GetSlidingWindowLimiter(
                AddressOf(context.Connection.RemoteIpAddress),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = window ?? TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }
            );

    private static string AddressOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? after
            : TimeSpan.FromSeconds(10);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);
        await new DomainError("request.too-many", ErrorKind.TooMany).ToProblem().ExecuteAsync(rejected.HttpContext);
    }
}
