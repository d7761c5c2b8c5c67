using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Infrastructure.Payments.NationalPlatform;
using OnlinePublicServices.Infrastructure.Payments.Vnpay;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>Configuration section <c>Payments</c>: each gateway complete or absent.</summary>
internal sealed class PaymentOptions
{
    public const string Section = "Payments";

    public VnpayOptions? Vnpay { get; init; }

    public NationalPlatformOptions? NationalPlatform { get; init; }
}

/// <summary>What is set up for every gateway.</summary>
internal abstract class GatewayOptions
{
    /// <summary>The key of our messages and, with the next, of theirs.</summary>
    public string Secret { get; init; } = "";

    /// <summary>While a key is changed: theirs may still come under the old one.</summary>
    public string? PreviousSecret { get; init; }

    /// <summary>This server's address on the network, as the gateway knows it.</summary>
    public string ServerAddress { get; init; } = "127.0.0.1";

    /// <summary>The longest wait for one answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>Keys under which the gateway's messages are believed.</summary>
    public IReadOnlyList<string> Believed => string.IsNullOrEmpty(PreviousSecret) ? [Secret] : [Secret, PreviousSecret];

    /// <summary>The settings that are missing or impossible, each in words for the operator.</summary>
    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        foreach (var (name, address) in Addresses)
        {
            if (address is not { IsAbsoluteUri: true } || !OutsideClients.IsSafe(address, environment))
                yield return $"{name} must be an https address";
        }

        if (Secret.Length == 0)
            yield return $"{nameof(Secret)} is missing";
        if (!IPAddress.TryParse(ServerAddress, out _))
            yield return $"{nameof(ServerAddress)} must be an IP address";
        if (TimeoutSeconds is < 1 or > 60)
            yield return $"{nameof(TimeoutSeconds)} must lie between 1 and 60";
        foreach (var fault in OwnFaults)
        {
            yield return fault;
        }
    }

    protected abstract IEnumerable<(string Name, Uri? Address)> Addresses { get; }

    protected abstract IEnumerable<string> OwnFaults { get; }
}

/// <summary>Stops the start where a gateway is half set up.</summary>
internal sealed class PaymentOptionsCheck(IHostEnvironment environment) : IValidateOptions<PaymentOptions>
{
    public ValidateOptionsResult Validate(string? name, PaymentOptions options)
    {
        (string Name, GatewayOptions? Gateway)[] gateways =
        [
            (nameof(options.Vnpay), options.Vnpay),
            (nameof(options.NationalPlatform), options.NationalPlatform),
        ];
        var faults = gateways
            .SelectMany(one => one.Gateway?.Faults(environment) ?? [], (one, fault) => $"Payments:{one.Name}: {fault}.")
            .ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
