using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Databases;
using OnlinePublicServices.Infrastructure.Deadlines;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Forms;
using OnlinePublicServices.Infrastructure.Notifications;
using OnlinePublicServices.Infrastructure.Parcels;
using OnlinePublicServices.Infrastructure.Payments;
using OnlinePublicServices.Infrastructure.PopulationRegister;
using OnlinePublicServices.Infrastructure.Signing;

namespace OnlinePublicServices.Infrastructure;

/// <summary>The public face of the adapters to the outside world.</summary>
public static class InfrastructureModule
{
    /// <summary>Registers the adapters of every port that the use cases declare.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Durability>();
        services.AddDbContextPool<PublicServicesDbContext>(
            (known, options) =>
            {
                options.ReplaceService<IModelCacheKeyFactory, ModelOfHost>();
                Database.Configure(
                    options,
                    configuration,
                    "__migrations_public_services",
                    known.GetRequiredService<Durability>()
                );
            }
        );
        if (Database.IsPostgres(configuration))
        {
            services.AddSingleton<IDatabaseErrors, PostgresDatabase>();
            services.AddSingleton<IWriteTurns, ManyWriters>();
            services.AddScoped<IPreparedReads, PostgresReads>();
            services.AddScoped<IErasedSpace, PostgresErasedSpace>();
        }
        else
        {
            services.AddSingleton<IDatabaseErrors, SqliteDatabase>();
            services.AddSingleton<LogFlush>();
            services.AddSingleton<IWriteTurns, OneWriter>();
            services.AddSingleton<IPreparedReads, SqliteReads>();
            services.AddScoped<IErasedSpace, SqliteErasedSpace>();
        }

        services.AddDocuments(configuration);
        services.AddForms();
        services.AddSigning(configuration);
        services.AddNotifications(configuration);
        services.AddPayments(configuration);
        services.AddParcels(configuration);
        services.AddPopulationRegister(configuration);
        services.AddHostedService<DeadlineWorker>();
        return services;
    }
}
