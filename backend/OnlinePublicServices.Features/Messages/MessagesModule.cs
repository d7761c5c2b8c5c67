using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>What people are told, and what becomes of it.</summary>
internal static class MessagesModule
{
    public static IServiceCollection AddMessages(this IServiceCollection services) =>
        services
            .AddScoped<AccountLetters>()
            .AddScoped<TestLetters>()
            .AddScoped<NoticeRoutes>()
            .AddScoped<Principals>()
            .AddScoped<UndeliveredMessages>()
            .AddScoped<MyNotices>()
            .AddScoped<PersonNotices>()
            .AddScoped<INoticeSource, Notices>();

    public static IEndpointRouteBuilder MapMessages(this IEndpointRouteBuilder endpoints)
    {
        ListNoticesEndpoint.Map(endpoints);
        CountUnreadNoticesEndpoint.Map(endpoints);
        ReadNoticeEndpoint.Map(endpoints);
        ReadNoticesEndpoint.Map(endpoints);
        ListUndeliveredEndpoint.Map(endpoints);
        RetryMessageEndpoint.Map(endpoints);
        SendOtherwiseEndpoint.Map(endpoints);
        NoteToldEndpoint.Map(endpoints);
        HearSmsReportEndpoint.Map(endpoints);
        return endpoints;
    }
}
