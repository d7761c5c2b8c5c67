using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using OnlinePublicServices.Infrastructure.Signing.Remote;
using OnlinePublicServices.Infrastructure.Signing.Seals;
using OnlinePublicServices.Infrastructure.Signing.Timestamps;

namespace OnlinePublicServices.Infrastructure.Signing;

/// <summary>Wires signing, certificates, timestamps and inspection.</summary>
internal static class SigningModule
{
    private const string DataFolder = "DataDir";
    private const string AuthorityFolder = "signing-authority";

    public static IServiceCollection AddSigning(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SigningOptions>, SigningOptionsCheck>());
        services
            .AddOptions<SigningOptions>()
            .Bind(configuration.GetSection(SigningOptions.Section))
            .PostConfigure(options =>
            {
                if (configuration[DataFolder] is { Length: > 0 } data)
                    options.DevelopmentAuthority.Folder ??= Path.Combine(data, AuthorityFolder);
            })
            .ValidateOnStart();

        services.AddOutsideClient(HttpTimestampAuthority.Client, HttpTimestampAuthority.LargestReply);
        services.AddOutsideClient(RevocationSources.Client, RevocationSources.LargestList);
        services.AddOutsideClient(CscSigning.Client, CscSigning.LargestReply);

        services.AddSingleton<DevelopmentAuthority>();
        services.AddSingleton<ICertificateAuthority>(p => p.GetRequiredService<DevelopmentAuthority>());
        services.AddSingleton<IStatusResponder, DevelopmentStatusResponder>();
        services.AddSingleton<TrustedRoots>();
        services.AddHostedService<TrustedRootsAtStart>();
        services.AddSingleton<IOrganisationSeals, OrganisationSeals>();
        services.AddHostedService<SealingWorker>();
        services.AddSingleton<OnlineStatus>();
        services.AddSingleton<RevocationSources>();
        services.AddSingleton<RevocationCheck>();
        services.AddSingleton<ISigningCertificates, CertificateCheck>();
        services.AddSingleton<DevelopmentTimestampAuthority>();
        services.AddSingleton<ITimestampResponder>(p => p.GetRequiredService<DevelopmentTimestampAuthority>());
        services.AddSingleton<HttpTimestampAuthority>();
        services.AddSingleton<ITimestampAuthority>(p =>
            p.GetRequiredService<IOptions<SigningOptions>>().Value.Timestamp.Address is null
                ? p.GetRequiredService<DevelopmentTimestampAuthority>()
                : p.GetRequiredService<HttpTimestampAuthority>()
        );
        services.AddSingleton<IRemoteSigning, CscSigning>();
        services.AddSingleton<SignatureInspector>();
        services.AddSingleton<ISignatureInspector>(p => p.GetRequiredService<SignatureInspector>());
        services.AddSingleton<IFormSigning, FormSigningPipeline>();
        return services;
    }
}
