using Microsoft.Extensions.DependencyInjection;

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
    public static IServiceCollection AddThrottles(this IServiceCollection services) =>
        services.AddSingleton<ThrottleGate>();
}
