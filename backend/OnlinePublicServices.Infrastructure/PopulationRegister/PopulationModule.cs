using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.PopulationRegister;

internal static class PopulationModule
{
    /// <summary>The population register, none unless configured.</summary>
    public static void AddPopulationRegister(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PopulationOptions>, PopulationOptionsCheck>()
        );
        services
            .AddOptions<PopulationOptions>()
            .Bind(configuration.GetSection(PopulationOptions.Section))
            .ValidateOnStart();
        services.AddOutsideClient(HttpPopulationRegister.Client, HttpPopulationRegister.LargestAnswer);
        services.AddSingleton<IPopulationRegister, HttpPopulationRegister>();
    }
}
