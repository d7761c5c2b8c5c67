using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Features.Administration;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Outcomes;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.PersonalData;
using OnlinePublicServices.Features.Petitions;
using OnlinePublicServices.Features.Ratings;
using OnlinePublicServices.Features.Reconciliation;
using OnlinePublicServices.Features.RemoteSigning;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Signing;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// The one model of both databases. Mappings are provider-neutral and stand one file an aggregate beside this one;
/// queries live in the slices.
/// </summary>
public sealed class PublicServicesDbContext(DbContextOptions<PublicServicesDbContext> options) : DbContext(options)
{
    /// <summary>What encrypts the sealed columns; none while a migration is written.</summary>
    internal IDataProtectionProvider? Protection { get; } = SealedColumns.ProtectionOf(options);

    internal DbSet<Draft> Drafts => Set<Draft>();

    internal DbSet<DraftAttachment> DraftAttachments => Set<DraftAttachment>();

    internal DbSet<Upload> Uploads => Set<Upload>();

    internal DbSet<Dossier> Dossiers => Set<Dossier>();

    internal DbSet<DossierWord> DossierWords => Set<DossierWord>();

    internal DbSet<DossierWatch> DossierWatches => Set<DossierWatch>();

    internal DbSet<TrackingKey> TrackingKeys => Set<TrackingKey>();

    internal DbSet<TrackingAttempt> TrackingAttempts => Set<TrackingAttempt>();

    internal DbSet<HandOverHabit> HandOverHabits => Set<HandOverHabit>();

    internal DbSet<Apology> Apologies => Set<Apology>();

    internal DbSet<CollectionCode> CollectionCodes => Set<CollectionCode>();

    internal DbSet<Payment> Payments => Set<Payment>();

    internal DbSet<Receipt> Receipts => Set<Receipt>();

    internal DbSet<ResultReturn> ResultReturns => Set<ResultReturn>();

    internal DbSet<PaymentTrace> PaymentTraces => Set<PaymentTrace>();

    internal DbSet<SettlementFile> SettlementFiles => Set<SettlementFile>();

    internal DbSet<SettlementRow> SettlementRows => Set<SettlementRow>();

    internal DbSet<PaymentLink> PaymentLinks => Set<PaymentLink>();

    internal DbSet<OutcomeFile> OutcomeFiles => Set<OutcomeFile>();

    internal DbSet<Conversation> Conversations => Set<Conversation>();

    internal DbSet<FeedbackCase> FeedbackCases => Set<FeedbackCase>();

    internal DbSet<FeedbackWord> FeedbackWords => Set<FeedbackWord>();

    internal DbSet<PetitionCase> PetitionCases => Set<PetitionCase>();

    internal DbSet<PetitionOpening> PetitionOpenings => Set<PetitionOpening>();

    internal DbSet<DataRequest> DataRequests => Set<DataRequest>();

    internal DbSet<DataExport> DataExports => Set<DataExport>();

    internal DbSet<DataRequestLook> DataRequestLooks => Set<DataRequestLook>();

    internal DbSet<RetentionTerm> RetentionTerms => Set<RetentionTerm>();

    internal DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    internal DbSet<DestructionList> DestructionLists => Set<DestructionList>();

    internal DbSet<RecordSweep> RecordSweeps => Set<RecordSweep>();

    internal DbSet<Rating> Ratings => Set<Rating>();

    internal DbSet<RatedDossier> RatedDossiers => Set<RatedDossier>();

    internal DbSet<Reminder> Reminders => Set<Reminder>();

    internal DbSet<UnclosedDossier> UnclosedDossiers => Set<UnclosedDossier>();

    internal DbSet<ReconciledNight> ReconciledNights => Set<ReconciledNight>();

    internal DbSet<StaffLook> StaffLooks => Set<StaffLook>();

    internal DbSet<OwnLook> OwnLooks => Set<OwnLook>();
    internal DbSet<CounterLook> CounterLooks => Set<CounterLook>();

    internal DbSet<IssuedPaper> IssuedPapers => Set<IssuedPaper>();

    internal DbSet<StaffCertificate> StaffCertificates => Set<StaffCertificate>();

    internal DbSet<SigningSession> SigningSessions => Set<SigningSession>();

    internal DbSet<PortalKey> PortalKeys => Set<PortalKey>();

    internal DbSet<RemoteConsent> RemoteConsents => Set<RemoteConsent>();

    internal DbSet<PinCount> PinCounts => Set<PinCount>();

    internal DbSet<KeptPaper> KeptPapers => Set<KeptPaper>();

    internal DbSet<Person> People => Set<Person>();

    internal DbSet<StoredDocument> StoredDocuments => Set<StoredDocument>();

    internal DbSet<DocumentKey> DocumentKeys => Set<DocumentKey>();

    internal DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    internal DbSet<SmsTrace> SmsTraces => Set<SmsTrace>();

    internal DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    internal DbSet<CalendarVersion> CalendarVersions => Set<CalendarVersion>();

    internal DbSet<CatalogueEdition> CatalogueEditions => Set<CatalogueEdition>();

    internal DbSet<Counter> Counters => Set<Counter>();

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        DossierColumns.Derive(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PublicServicesDbContext).Assembly);
        if (Protection is { } protection)
        {
            SealedColumns.Seal(modelBuilder, protection);
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite can't order by DateTimeOffset; a UTC DateTime sorts on both providers.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
