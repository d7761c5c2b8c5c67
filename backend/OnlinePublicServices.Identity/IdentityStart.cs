using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;
using OnlinePublicServices.Identity.Tokens;
using OpenIddict.Abstractions;

namespace OnlinePublicServices.Identity;

/// <summary>Looks after the key ring, registers the portal at the built-in provider, then tidies ended sessions and old counts every hour.</summary>
internal sealed class IdentityStart(IServiceScopeFactory scopes, TimeProvider time, ILogger<IdentityStart> logger)
    : BackgroundService,
        IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Before anything else is started: whoever first asks an unreadable ring for a key adds one to it.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.RenewKeyRingAsync(cancellationToken);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var client = ActivatorUtilities.CreateInstance<PortalClient>(scope.ServiceProvider);
            await client.RegisterAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
            {
                SignInLog.HousekeepingFailed(logger, failure);
            }
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var dayAgo = time.GetUtcNow() - TimeSpan.FromDays(1);
        await services.GetRequiredService<SessionStore>().RemoveEndedAsync(cancellationToken);
        await services.GetRequiredService<AttemptLimit>().ForgetAsync(dayAgo - Interval, cancellationToken);
        await services.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(dayAgo, cancellationToken);
        await services.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(dayAgo, cancellationToken);
    }
}
