using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Retention;

/// <summary>How long dossiers and what is beside them are kept, and what becomes of them then.</summary>
internal static class RetentionModule
{
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services
            .AddSingleton<RetentionDay>()
            .AddScoped<RetentionDesk>()
            .AddScoped<RetentionReading>()
            .AddScoped<RetentionWatch>()
            .AddScoped<DossierErasure>()
            .AddScoped<DestructionChain>()
            .AddScoped<SweepChain>()
            .AddScoped<RecordReading>()
            .AddScoped<RecordErasure>()
            .AddScoped<RecordWatch>()
            .AddScoped<AccountWatch>()
            .AddScoped<ErasureWork>()
            .AddScoped<ErasureRepetition>()
            .AddScoped<DestructionShowing>();

    public static void MapRetention(this IEndpointRouteBuilder endpoints)
    {
        ListRetentionEndpoint.Map(endpoints);
        PlaceLegalHoldEndpoint.Map(endpoints);
        LiftLegalHoldEndpoint.Map(endpoints);
        ListDestructionsEndpoint.Map(endpoints);
        ProposeDestructionEndpoint.Map(endpoints);
        ShowDestructionEndpoint.Map(endpoints);
        DecideDestructionEndpoint.Map(endpoints);
        PrintDestructionEndpoint.Map(endpoints);
        ListMyRetentionEndpoint.Map(endpoints);
        ListRecordPeriodsEndpoint.Map(endpoints);
        ListRecordSweepsEndpoint.Map(endpoints);
    }
}
