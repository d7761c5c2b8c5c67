using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Payments.Settlements;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>Wires the gateways that are set up, and the drawing of codes for transfers.</summary>
internal static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PaymentOptions>, PaymentOptionsCheck>());
        services.AddOptions<PaymentOptions>().Bind(configuration.GetSection(PaymentOptions.Section)).ValidateOnStart();
        services.AddOutsideClient(GatewayConnection.Client, GatewayConnection.LargestAnswer);
        services.AddSingleton<GatewayConnection>();
        services.AddSingleton<IPaymentGateways, ConfiguredGateways>();
        services.AddSingleton<ITransferCodeDrawing, TransferCodeDrawing>();
        services.AddSingleton<ISettlementReader, CsvSettlementReader>();
        return services;
    }
}
