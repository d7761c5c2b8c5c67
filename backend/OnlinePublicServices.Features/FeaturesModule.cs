using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Administration;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Conversations;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Outcomes;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.PersonalData;
using OnlinePublicServices.Features.Petitions;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Population;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Procedures;
using OnlinePublicServices.Features.Ratings;
using OnlinePublicServices.Features.Reconciliation;
using OnlinePublicServices.Features.Register;
using OnlinePublicServices.Features.RemoteSigning;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Returns;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Staff;
using OnlinePublicServices.Features.Units;
using OnlinePublicServices.Features.Uploads;
using OnlinePublicServices.Features.Waiting;

namespace OnlinePublicServices.Features;

/// <summary>The public face of the use cases: everything else in this project is found through it.</summary>
public static class FeaturesModule
{
    /// <summary>Registers every use case and what they share. The ports' adapters come from elsewhere.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, SignedInUser>();
        services.AddCatalogue(configuration);
        services.AddForms(configuration);
        services.AddUploads();
        services.AddSingleton(CalendarBook.Load(Path.Combine(CatalogueModule.FolderOf(configuration), "calendars")));
        services.AddScoped<PublishedCalendars>();
        services.AddScoped<CalendarMoves>();
        services.AddSingleton<PortalAddress>();
        services.AddThrottles();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<SignInNotes>();
        services.AddScoped<StaffDesk>();
        services.AddCaseRouting();
        services.AddApologies();
        services.AddLooks();
        services.AddWaiting();
        services.AddPayments();
        services.AddReturns(configuration);
        services.AddReconciliation();
        services.AddRatings(configuration);
        services.AddConversations();
        services.AddFeedback();
        services.AddPetitions();
        services.AddPersonalData();
        services.AddPaperStore();
        services.AddPopulation();
        services.AddRetention();
        services.AddAdministration();
        services.AddScoped<Filer>();
        services.AddScoped<DraftReading>();
        services.AddScoped<KnownSources>();
        services.AddScoped<RegisterPrefill>();
        services.AddScoped<CounterPrefill>();
        services.AddScoped<DossierReading>();
        services.AddScoped<DueSteps>();
        services.AddScoped<DossierPrinting>();
        services.AddScoped<TrackingKeys>();
        services.AddScoped<TrackingGate>();
        services.AddIssuedPapers();
        services.AddRemoteSigning();
        services.AddScoped<Leftovers>();
        services.AddScoped<SealingOfOldRows>();
        services.AddScoped<DossierNotices>();
        services.AddMessages();
        services.AddAutoMapper(
            mapper => mapper.LicenseKey = configuration["AutoMapper:LicenseKey"],
            typeof(FeaturesModule).Assembly
        );
        services.AddMediator();
        return services;
    }

    /// <summary>Holds up who knocks too often; after routing, since the endpoint says how often that is.</summary>
    public static IApplicationBuilder UseThrottles(this IApplicationBuilder app) => app.UseMiddleware<ThrottleGate>();

    /// <summary>The argument by which the program draws another key for the looks, and does nothing else.</summary>
    public const string TurnLookKeyArgument = "--turn-look-key";

    /// <summary>
    /// Looks in the population register are hidden under another key from now on, before the present one's days are over.
    /// Those of before are found still.
    /// </summary>
    public static async Task TurnLookKeyAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<LookSubjects>().Draw();
        await scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>().SaveChangesAsync(cancellation);
    }

    /// <summary>The argument by which the program repeats what was destroyed, and does nothing else.</summary>
    public const string RepeatErasuresArgument = "--repeat-erasures";

    /// <summary>
    /// Destroys again what the ledger says was destroyed and is there again; before anybody is served, for the database may
    /// be a restored copy. How many dossiers, drafts and other records are gone again; nothing where it failed, and the log says why.
    /// </summary>
    /// <param name="services">The program's.</param>
    /// <param name="whole">False where the program starts: what goes by its age goes in part then, the rest once it serves.</param>
    /// <param name="cancellation">Stops between two acts.</param>
    public static async Task<int?> RepeatErasuresAsync(
        this IServiceProvider services,
        bool whole = false,
        CancellationToken cancellation = default
    )
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ErasureRepetition>().RepeatAtStart(whole, cancellation);
    }

    /// <summary>Maps every endpoint, in the order in which a citizen meets them.</summary>
    public static IEndpointRouteBuilder MapFeatures(this IEndpointRouteBuilder endpoints)
    {
        FindProceduresEndpoint.Map(endpoints);
        ShowProcedureEndpoint.Map(endpoints);
        ListCompetentUnitsEndpoint.Map(endpoints);
        FindUnitsEndpoint.Map(endpoints);
        ShowUnitEndpoint.Map(endpoints);
        endpoints.MapForms();
        endpoints.MapUploadsAndPapers();
        GetProfileEndpoint.Map(endpoints);
        SaveProfileEndpoint.Map(endpoints);
        StartDraftEndpoint.Map(endpoints);
        StartCounterDraftEndpoint.Map(endpoints);
        PrefillAtCounterEndpoint.Map(endpoints);
        ListMyDraftsEndpoint.Map(endpoints);
        GetDraftEndpoint.Map(endpoints);
        PrefillFromRegisterEndpoint.Map(endpoints);
        SaveDraftEndpoint.Map(endpoints);
        DiscardDraftEndpoint.Map(endpoints);
        SubmitDossierEndpoint.Map(endpoints);
        TrackDossierEndpoint.Map(endpoints);
        ExplainDueDateEndpoint.Map(endpoints);
        ListMyDossiersEndpoint.Map(endpoints);
        GetDossierEndpoint.Map(endpoints);
        ListClerkQueueEndpoint.Map(endpoints);
        WatchDossierEndpoint.Map(endpoints);
        RevealPersonalIdEndpoint.Map(endpoints);
        JudgePaperEndpoint.Map(endpoints);
        endpoints.MapPopulation();
        PreviewDueDateEndpoint.Map(endpoints);
        AcceptDossierEndpoint.Map(endpoints);
        RefuseDossierEndpoint.Map(endpoints);
        RefuseAtCounterEndpoint.Map(endpoints);
        endpoints.MapCalendars();
        endpoints.MapAdministration();
        endpoints.MapMessages();
        ReadPaperEndpoint.Map(endpoints);
        DownloadRefusalEndpoint.Map(endpoints);
        DownloadApplicationFormEndpoint.Map(endpoints);
        endpoints.MapCaseRouting();
        endpoints.MapReconciliation();
        endpoints.MapWaiting();
        endpoints.MapOutcomes();
        endpoints.MapPayments();
        endpoints.MapReturns();
        endpoints.MapRegister();
        endpoints.MapApologies();
        endpoints.MapLooks();
        endpoints.MapRatings();
        endpoints.MapConversations();
        endpoints.MapFeedback();
        endpoints.MapPetitions();
        endpoints.MapPersonalData();
        endpoints.MapPaperStore();
        endpoints.MapRetention();
        endpoints.MapIssuedPapers();
        endpoints.MapRemoteSigning();
        return endpoints;
    }

    private static void MapCalendars(this IEndpointRouteBuilder endpoints)
    {
        ShowCalendarEndpoint.Map(endpoints);
        ListCalendarVersionsEndpoint.Map(endpoints);
        ProposeCalendarEndpoint.Map(endpoints);
        PreviewCalendarEndpoint.Map(endpoints);
        AdoptCalendarEndpoint.Map(endpoints);
    }
}
