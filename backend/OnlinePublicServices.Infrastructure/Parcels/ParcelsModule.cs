using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Parcels;

internal static class ParcelsModule
{
    /// <summary>The public post, none unless configured.</summary>
    public static void AddParcels(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VnpostOptions>, VnpostOptionsCheck>());
        services.AddOptions<VnpostOptions>().Bind(configuration.GetSection(VnpostOptions.Section)).ValidateOnStart();
        services.AddOutsideClient(VnpostCarrier.Client, VnpostCarrier.LargestAnswer);
        services.AddSingleton<IPostalCarrier, VnpostCarrier>();
    }
}
