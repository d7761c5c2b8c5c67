using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Notifications.Sms;

namespace OnlinePublicServices.Infrastructure.Notifications;

internal static class NotificationsModule
{
    /// <summary>Mail and the worker that sends it. Setting <c>Mail:Worker</c> = false leaves sending to others.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail"));
        services.AddSingleton<INotifier, SmtpNotifier>();
        services.AddSms(configuration);
        services.AddSingleton<INoticeExamples, NoticeExamples>();
        services.AddSingleton<OutboxSender>();
        if (configuration.GetValue("Mail:Worker", true))
        {
            services.AddHostedService<OutboxWorker>();
        }

        return services;
    }
}
