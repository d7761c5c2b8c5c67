using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;

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
        switch (configuration["Documents:Store"] ?? "Folder")
        {
            case "Folder":
                var root = Path.Combine(configuration["DataDir"] ?? ".data", "documents");
                services.AddSingleton(_ => new FolderDocumentStore(root));
                services.AddSingleton<IDocumentStore>(known => known.GetRequiredService<FolderDocumentStore>());
                services.AddSingleton<IUploadStaging, FolderUploadStaging>();
                break;
            case "Azure":
                services.AddSingleton(_ => Azure(configuration));
                services.AddSingleton<IDocumentStore>(known => known.GetRequiredService<AzureBlobDocumentStore>());
                services.AddSingleton<IUploadStaging, AzureBlobUploadStaging>();
                break;
            case var other:
                throw new InvalidOperationException($"Documents:Store is {other}; it may be Folder or Azure.");
        }
        return services;
    }

    private static AzureBlobDocumentStore Azure(IConfiguration configuration)
    {
        var connection =
            configuration["Documents:Azure:ConnectionString"]
            ?? throw new InvalidOperationException("Documents:Azure:ConnectionString is missing.");
        var container = AzureBlobDocumentStore.Connect(
            connection,
            configuration["Documents:Azure:Container"] ?? "documents"
        );
        container.CreateIfNotExists();
        return new AzureBlobDocumentStore(container);
    }
}
