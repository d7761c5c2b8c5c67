using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Domain.Rules;
using Partition = System.Threading.RateLimiting.RateLimitPartition<(string Throttle, string Address)>;

namespace OnlinePublicServices.Features.Http;

/// <summary>
/// Holds up who knocks too often at an endpoint with a throttle. The framework's own gate never ends its limiter: ten times
/// a second that looked after a host which was closed, and kept all of it in memory.
/// </summary>
internal sealed class ThrottleGate : IMiddleware, IDisposable
{
    private static readonly Partition Open = RateLimitPartition.GetNoLimiter(("", ""));

    private readonly FrozenDictionary<string, Func<HttpContext, Partition>> throttles;
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    public ThrottleGate(IConfiguration configuration)
    {
        var minute = TimeSpan.FromMinutes(1);
        int Permits(string setting, int usual) => configuration.GetValue($"Throttle:{setting}", usual);
        var tracking = Permits("TrackingPerMinute", 10);
        throttles = new Dictionary<string, Func<HttpContext, Partition>>(StringComparer.Ordinal)
        {
            [Throttles.Tracking] = ByAddress(Throttles.Tracking, tracking, minute),
            [Throttles.TrackingProof] = With(
                ["X-Tracking-Key", "X-Phone-Last4"],
                ByAddress(Throttles.TrackingProof, tracking, minute)
            ),
            [Throttles.FollowKey] = With(["X-Follow-Key"], ByAddress(Throttles.FollowKey, tracking, minute)),
            [Throttles.Writing] = ByAddress(Throttles.Writing, Permits("WritingPerHour", 20), TimeSpan.FromHours(1)),
            [Throttles.Notices] = ByAddress(Throttles.Notices, Permits("NoticesPerMinute", 600), minute),
            [Throttles.PaymentKey] = ByAddress(Throttles.PaymentKey, Permits("PaymentKeyPerMinute", 60), minute),
            [Throttles.Checking] = ByAddress(Throttles.Checking, Permits("CheckingPerMinute", 10), minute),
        }.ToFrozenDictionary(StringComparer.Ordinal);
        limiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
            ThrottleOf(context) is { } throttle ? throttles[throttle](context) : Open
        );
    }

    /// <inheritdoc/>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (ThrottleOf(context) is null)
        {
            await next(context);
            return;
        }

        using var lease = limiter.AttemptAcquire(context);
        await (lease.IsAcquired ? next(context) : Refuse(context, lease));
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    private static string? ThrottleOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    /// <summary>Only requests with one of these heads are counted.</summary>
    private static Func<HttpContext, Partition> With(string[] heads, Func<HttpContext, Partition> throttle) =>
        context => Array.Exists(heads, context.Request.Headers.ContainsKey) ? throttle(context) : Open;

    private static Func<HttpContext, Partition> ByAddress(string throttle, int permits, TimeSpan window) =>
        context =>
            RateLimitPartition.GetSlidingWindowLimiter(
                (throttle, AddressOf(context.Connection.RemoteIpAddress)),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = window,
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

    private static Task Refuse(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new DomainError("request.too-many", ErrorKind.TooMany).ToProblem().ExecuteAsync(context);
    }
}
