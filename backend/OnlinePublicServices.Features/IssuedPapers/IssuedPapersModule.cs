using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>Issued papers, the certificates and sessions that sign them, and their check by anybody.</summary>
internal static class IssuedPapersModule
{
    public static IServiceCollection AddIssuedPapers(this IServiceCollection services) =>
        services
            .AddScoped<PaperDesk>()
            .AddScoped<SlipPrinting>()
            .AddScoped<PaperPrinting>()
            .AddScoped<PaperFiles>()
            .AddScoped<PaperSealing>()
            .AddScoped<CertificateBook>()
            .AddScoped<CertificateWarnings>()
            .AddScoped<ImportChallenges>()
            .AddScoped<SigningTickets>()
            .AddScoped<IPinGate, PinGate>();

    public static void MapIssuedPapers(this IEndpointRouteBuilder endpoints)
    {
        DownloadAppointmentSlipEndpoint.Map(endpoints);
        DownloadPaperEndpoint.Map(endpoints);
        PrintControlSheetEndpoint.Map(endpoints);
        ReissueSlipEndpoint.Map(endpoints);
        ListPapersToSignEndpoint.Map(endpoints);
        PreparePapersEndpoint.Map(endpoints);
        ShowSigningSessionEndpoint.Map(endpoints);
        IssueTicketsEndpoint.Map(endpoints);
        TakeSignaturesEndpoint.Map(endpoints);
        ListMyCertificatesEndpoint.Map(endpoints);
        RequestCertificateEndpoint.Map(endpoints);
        ImportCertificateEndpoint.Map(endpoints);
        RevokeCertificateEndpoint.Map(endpoints);
        ListStaffCertificatesEndpoint.Map(endpoints);
        AuthorityEndpoints.Map(endpoints);
        VerifyPaperEndpoint.Map(endpoints);
    }
}
