using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications.Sms;

internal static class SmsModule
{
    /// <summary>The gateway for short messages, none unless configured.</summary>
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmsOptions>, SmsOptionsCheck>());
        services.AddOptions<SmsOptions>().Bind(configuration.GetSection(SmsOptions.Section)).ValidateOnStart();
        services.AddOutsideClient(HttpSmsGateway.Client, HttpSmsGateway.LargestAnswer);
        services.AddSingleton<ISmsGateway, HttpSmsGateway>();
        return services;
    }
}
