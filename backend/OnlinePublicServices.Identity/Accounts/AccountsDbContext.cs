using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OnlinePublicServices.Identity.Clients;
using OnlinePublicServices.Identity.Tokens;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// Accounts, the provider's grants and keys, the key ring and the sessions: everything about who is at the door, in
/// tables of their own (<c>identity_…</c>) of the product's database, with a migration history of their own.
/// </summary>
internal sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options)
    : IdentityUserContext<Account, Guid>(options),
        IDataProtectionKeyContext
{
    /// <summary>The migration history of this context.</summary>
    public const string HistoryTable = "identity_migrations_history";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<StoredSession> Sessions => Set<StoredSession>();
    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();
    public DbSet<LetterRequest> LetterRequests => Set<LetterRequest>();
    public DbSet<ProviderKey> ProviderKeys => Set<ProviderKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();

        builder.Entity<Account>(account =>
        {
            account.Property(a => a.FullName).HasMaxLength(200);
            account.Property(a => a.Kind).HasMaxLength(20);
            account.Property(a => a.SecondFactorKey).HasMaxLength(1000);
            account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName("ix_identity_accounts_login");
            account.HasIndex(a => a.NormalizedEmail).HasDatabaseName("ix_identity_accounts_email");
        });
        builder.Entity<StoredSession>(session =>
        {
            session.HasKey(s => s.KeyHash);
            session.Property(s => s.KeyHash).HasMaxLength(64);
            session.Property(s => s.Scheme).HasMaxLength(20);
            session.Property(s => s.Issuer).HasMaxLength(300);
            session.Property(s => s.Subject).HasMaxLength(200);
            session.HasIndex(s => new { s.Subject, s.Issuer });
            session.HasIndex(s => s.EndsAt);
        });
        builder.Entity<AttemptCount>(count =>
        {
            count.HasKey(c => new { c.Key, c.Quarter });
            count.Property(c => c.Key).HasMaxLength(64);
            count.HasIndex(c => c.Quarter);
        });
        builder.Entity<LetterRequest>(request =>
        {
            request.Property(r => r.Id).ValueGeneratedNever();
            request.Property(r => r.Kind).HasConversion<string>().HasMaxLength(40);
            request.Property(r => r.LoginName).HasMaxLength(256);
            request.Property(r => r.Language).HasMaxLength(2);
            request.HasIndex(r => r.NextAttemptAt);
        });
        builder.Entity<ProviderKey>(key => key.Property(k => k.Id).HasMaxLength(40));
        NameTables(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        // SQLite can neither order nor compare DateTimeOffset: instants are UTC DateTime on both providers.
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
    }

    private static void NameTables(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("identity_accounts");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("identity_account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("identity_account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("identity_account_tokens");
        builder.Entity<DataProtectionKey>().ToTable("identity_key_ring");
        builder.Entity<StoredSession>().ToTable("identity_sessions");
        builder.Entity<AttemptCount>().ToTable("identity_attempt_counts");
        builder.Entity<LetterRequest>().ToTable("identity_letter_requests");
        builder.Entity<ProviderKey>().ToTable("identity_provider_keys");
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table && table.StartsWith("OpenIddict", StringComparison.Ordinal))
            {
                entity.SetTableName(
                    string.Concat("identity_provider_", table["OpenIddict".Length..].ToLowerInvariant())
                );
            }
        }
    }

    private sealed class UtcInstant()
        : ValueConverter<DateTimeOffset, DateTime>(
            instant => instant.UtcDateTime,
            stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
        );
}
