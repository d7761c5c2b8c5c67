using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.AppointmentSlips;

/// <summary>Slips, the certificates and sessions that sign them, and their check by anybody.</summary>
internal static class AppointmentSlipsModule
{
    public static IServiceCollection AddAppointmentSlips(this IServiceCollection services) =>
        services
            .AddScoped<SlipPrinting>()
            .AddScoped<CertificateBook>()
            .AddScoped<CertificateWarnings>()
            .AddScoped<ImportChallenges>()
            .AddScoped<SigningTickets>()
            .AddScoped<IPinGate, PinGate>();

    public static void MapAppointmentSlips(this IEndpointRouteBuilder endpoints)
    {
        DownloadAppointmentSlipEndpoint.Map(endpoints);
        ReissueSlipEndpoint.Map(endpoints);
        ListSlipsToSignEndpoint.Map(endpoints);
        PrepareSlipsEndpoint.Map(endpoints);
        ShowSigningSessionEndpoint.Map(endpoints);
        IssueTicketsEndpoint.Map(endpoints);
        TakeSignaturesEndpoint.Map(endpoints);
        ListMyCertificatesEndpoint.Map(endpoints);
        RequestCertificateEndpoint.Map(endpoints);
        ImportCertificateEndpoint.Map(endpoints);
        RevokeCertificateEndpoint.Map(endpoints);
        ListStaffCertificatesEndpoint.Map(endpoints);
        AuthorityEndpoints.Map(endpoints);
        VerifyAppointmentSlipEndpoint.Map(endpoints);
    }
}
