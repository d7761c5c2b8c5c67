using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Drafts;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>Uploads and the papers of drafts.</summary>
internal static class UploadsModule
{
    public static IServiceCollection AddUploads(this IServiceCollection services) =>
        services
            .AddScoped<UploadDesk>()
            .AddScoped<UploadReception>()
            .AddScoped<UploadCompletion>()
            .AddScoped<UploadRemoval>()
            .AddScoped<PendingScans>()
            .AddScoped<DocumentRemoval>()
            .AddScoped<DocumentRenewal>();

    public static void MapUploadsAndPapers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUploads();
        GetAttachmentContentEndpoint.Map(endpoints);
        RemoveAttachmentEndpoint.Map(endpoints);
    }
}
