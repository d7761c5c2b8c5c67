using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// The one model of both databases. Mappings are provider-neutral and stand one file an aggregate beside this one;
/// queries live in the slices.
/// </summary>
public sealed class PublicServicesDbContext(DbContextOptions<PublicServicesDbContext> options) : DbContext(options)
{
    internal DbSet<Draft> Drafts => Set<Draft>();

    internal DbSet<DraftAttachment> DraftAttachments => Set<DraftAttachment>();

    internal DbSet<Upload> Uploads => Set<Upload>();

    internal DbSet<Person> People => Set<Person>();

    internal DbSet<StoredDocument> StoredDocuments => Set<StoredDocument>();

    internal DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    internal DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    internal DbSet<Counter> Counters => Set<Counter>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PublicServicesDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite can't order by DateTimeOffset; a UTC DateTime sorts on both providers.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
