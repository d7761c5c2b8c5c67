using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Inspection;
using OnlinePublicServices.Infrastructure.Documents.Scanning;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>Documents, arriving uploads, their inspection and their scan.</summary>
internal static class DocumentsModule
{
    /// <summary>
    /// Chooses the store by <c>Documents:Store</c> (<c>Folder</c>, the default, under <c>DataDir</c>, or <c>Azure</c>
    /// with <c>Documents:Azure:ConnectionString</c> and <c>Documents:Azure:Container</c>).
    /// </summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeys(configuration);
        switch (configuration["Documents:Store"] ?? "Folder")
        {
            case "Folder":
                var root = Path.Combine(configuration["DataDir"] ?? ".data", "documents");
                services.AddSingleton(known => new FolderDocumentStore(
                    root,
                    known.GetRequiredService<DocumentCipher>(),
                    known.GetRequiredService<Durability>()
                ));
                services.AddSingleton<IDocumentStore>(known => known.GetRequiredService<FolderDocumentStore>());
                services.AddSingleton<IUploadStaging, FolderUploadStaging>();
                services.AddSingleton<IErasureLedger>(_ => new FolderErasureLedger(
                    configuration["DataDir"] ?? ".data"
                ));
                break;
            case "Azure":
                services.AddSingleton(known => Azure(configuration, known.GetRequiredService<DocumentCipher>()));
                services.AddSingleton<IDocumentStore>(known => known.GetRequiredService<AzureBlobDocumentStore>());
                services.AddSingleton<IUploadStaging, AzureBlobUploadStaging>();
                services.AddSingleton<IErasureLedger>(known => new AzureErasureLedger(
                    known.GetRequiredService<AzureBlobDocumentStore>().Container
                ));
                break;
            case var other:
                throw new InvalidOperationException($"Documents:Store is {other}; it may be Folder or Azure.");
        }
        services.AddSingleton(_ => new InspectionSandbox(
            configuration["Inspection:Program"] ?? InspectionSandbox.OwnProgram()
        ));
        services.AddSingleton<IDocumentInspection>(known => new SandboxedInspection(
            known.GetRequiredService<InspectionSandbox>(),
            known.GetRequiredService<ILogger<SandboxedInspection>>()
        ));
        services.AddSingleton(known => Scanner(configuration, known));
        services.AddHostedService<DocumentUpkeep>();
        return services;
    }

    /// <summary>The key-encryption key's own folder holds neither database nor documents.</summary>
    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var file = Path.Combine(configuration["DataDir"] ?? ".data", "keys", "documents.key");
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<DocumentKeySettings>, DocumentKeySettingsCheck>()
        );
        services
            .AddOptions<DocumentKeySettings>()
            .Bind(configuration.GetSection(DocumentKeySettings.Section))
            .PostConfigure(settings => settings.KeyFile = Path.GetFullPath(file))
            .ValidateOnStart();
        services.AddSingleton<KeySealing>();
        services.AddSingleton<DocumentKeyRing>();
        services.AddSingleton<IDocumentKeys>(known => known.GetRequiredService<DocumentKeyRing>());
        services.AddSingleton<IDocumentSecrets>(known => known.GetRequiredService<DocumentKeyRing>());
        services.AddSingleton<DocumentCipher>();
        services.AddSingleton<StagedPieces>();
    }

    /// <summary><c>Scan:ClamAv:Address</c> is <c>host:port</c>; without it the inspection alone decides.</summary>
    private static IMalwareScanner Scanner(IConfiguration configuration, IServiceProvider known)
    {
        if (configuration["Scan:ClamAv:Address"] is not { Length: > 0 } address)
            return new InspectionAlone();
        return Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var daemon) && daemon.Port > 0
            ? new ClamAvScanner(
                daemon.Host,
                daemon.Port,
                TimeSpan.FromSeconds(20),
                known.GetRequiredService<ILogger<ClamAvScanner>>()
            )
            : throw new InvalidOperationException("Scan:ClamAv:Address must be host:port.");
    }

    private static AzureBlobDocumentStore Azure(IConfiguration configuration, DocumentCipher cipher)
    {
        var connection =
            configuration["Documents:Azure:ConnectionString"]
            ?? throw new InvalidOperationException("Documents:Azure:ConnectionString is missing.");
        var container = AzureBlobDocumentStore.Connect(
            connection,
            configuration["Documents:Azure:Container"] ?? "documents"
        );
        container.CreateIfNotExists();
        return new AzureBlobDocumentStore(container, cipher);
    }
}
