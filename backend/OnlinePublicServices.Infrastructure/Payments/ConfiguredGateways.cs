using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Payments.NationalPlatform;
using OnlinePublicServices.Infrastructure.Payments.Vnpay;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>The state's own gateway first.</summary>
internal sealed class ConfiguredGateways(
    IOptions<PaymentOptions> options,
    GatewayConnection connection,
    IHostEnvironment environment,
    TimeProvider clock
) : IPaymentGateways
{
    public IReadOnlyList<IPaymentGateway> All { get; } =
    [
        .. options.Value.NationalPlatform is { } platform
            ? [new NationalPlatformGateway(platform, connection, environment)]
            : Array.Empty<IPaymentGateway>(),
        .. options.Value.Vnpay is { } vnpay
            ? [new VnpayGateway(vnpay, connection, clock)]
            : Array.Empty<IPaymentGateway>(),
    ];

    public IPaymentGateway? Find(string name) => All.FirstOrDefault(gateway => gateway.Name == name);
}
