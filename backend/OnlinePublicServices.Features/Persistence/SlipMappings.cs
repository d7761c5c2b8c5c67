using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.RemoteSigning;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class IssuedPaperMapping : IEntityTypeConfiguration<IssuedPaper>
{
    public void Configure(EntityTypeBuilder<IssuedPaper> builder)
    {
        builder.ToTable("issued_papers");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.UnitId).HasMaxLength(60);
        builder.Property(s => s.Facts).IsSealed();
        builder.Property(s => s.IssuedBy).HasMaxLength(640);
        builder.Property(s => s.SignerName).HasMaxLength(200);
        builder.Property(s => s.Sha256).HasMaxLength(64);

        builder.Property(s => s.SealedSha256).HasMaxLength(64);

        // Of two who sign at once, state and rung let one through.
        builder.Property(s => s.State).IsConcurrencyToken();
        builder.Property(s => s.Rung).IsConcurrencyToken().HasDefaultValue(PaperRung.Nothing);
        builder.HasIndex(s => s.SealedSha256).IsUnique();
        builder.HasIndex(s => new { s.State, s.IssuedAt });
        builder.HasIndex(s => new
        {
            s.IssuedBy,
            s.Rung,
            s.IssuedAt,
        });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.Sha256).IsUnique();
        builder.HasIndex(s => new
        {
            s.IssuedBy,
            s.State,
            s.IssuedAt,
        });
        builder.HasIndex(s => new
        {
            s.UnitId,
            s.State,
            s.IssuedAt,
            s.Id,
        });
    }
}

internal sealed class StaffCertificateMapping : IEntityTypeConfiguration<StaffCertificate>
{
    public void Configure(EntityTypeBuilder<StaffCertificate> builder)
    {
        builder.ToTable("staff_certificates");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Account).HasMaxLength(640);
        builder.Property(c => c.Subject).HasMaxLength(500);
        builder.Property(c => c.Issuer).HasMaxLength(500);
        builder.Property(c => c.Serial).HasMaxLength(80);
        builder.Property(c => c.KeyHint).HasMaxLength(64);
        builder.OwnsOne(
            c => c.Remote,
            remote =>
            {
                remote.Property(r => r.Provider).HasMaxLength(100);
                remote.Property(r => r.CredentialId).HasMaxLength(200);
            }
        );
        builder.HasIndex(c => c.Account);
        builder.HasIndex(c => new { c.Issuer, c.Serial }).IsUnique();
    }
}

internal sealed class SigningSessionMapping
    : IEntityTypeConfiguration<SigningSession>,
        IEntityTypeConfiguration<SigningItem>
{
    public void Configure(EntityTypeBuilder<SigningSession> builder)
    {
        builder.ToTable("signing_sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Account).HasMaxLength(640);
        builder.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Items).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(s => s.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SigningItem> builder)
    {
        builder.ToTable("signing_items");
        builder.HasKey(i => new { i.SessionId, i.PaperId });
        builder.Property(i => i.State).IsConcurrencyToken();
        builder.Property(i => i.PreparedForm).IsSealed();
    }
}

internal sealed class RemoteConsentMapping : IEntityTypeConfiguration<RemoteConsent>
{
    public void Configure(EntityTypeBuilder<RemoteConsent> builder)
    {
        builder.ToTable("remote_consents");
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(64);
        builder.Property(c => c.Account).HasMaxLength(640);
        builder.HasIndex(c => c.ExpiresAt);
    }
}

internal sealed class KeyMapping : IEntityTypeConfiguration<PortalKey>, IEntityTypeConfiguration<PinCount>
{
    public void Configure(EntityTypeBuilder<PortalKey> builder)
    {
        builder.ToTable("portal_keys");
        builder.Property(k => k.Id).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<PinCount> builder)
    {
        builder.ToTable("pin_counts");
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(200);
    }
}

internal sealed class DossierWordMapping : IEntityTypeConfiguration<DossierWord>
{
    public void Configure(EntityTypeBuilder<DossierWord> builder)
    {
        builder.ToTable("dossier_words");
        builder.HasKey(w => new
        {
            w.UnitId,
            w.Word,
            w.DossierId,
        });
        builder.Property(w => w.UnitId).HasMaxLength(60);
        builder.Property(w => w.Word).HasMaxLength(40);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(w => w.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TrackingMapping : IEntityTypeConfiguration<TrackingKey>, IEntityTypeConfiguration<TrackingAttempt>
{
    public void Configure(EntityTypeBuilder<TrackingKey> builder)
    {
        builder.ToTable("tracking_keys");
        builder.HasKey(k => k.DossierId);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(k => k.DossierId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TrackingAttempt> builder)
    {
        builder.ToTable("tracking_attempts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Subject).HasMaxLength(64);
        builder.HasIndex(a => new { a.Subject, a.At });
        builder.HasIndex(a => a.At);
    }
}

internal sealed class StaffLookMapping : IEntityTypeConfiguration<StaffLook>
{
    public void Configure(EntityTypeBuilder<StaffLook> builder)
    {
        builder.ToTable("staff_looks");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Account).HasMaxLength(640);
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.PostUnit).HasMaxLength(60);
        builder.Property(r => r.Reason).IsSealed();
        builder.Property(r => r.Alarm).HasMaxLength(670);
        builder.Property(r => r.About).HasMaxLength(64);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(r => new
            {
                r.DossierId,
                r.Hour,
                r.Account,
                r.What,
                r.SubjectId,
                r.Purpose,
            })
            .IsUnique();
        builder.HasIndex(r => r.Alarm).IsUnique();

        // Lists: of a dossier for its owner, of a person for themselves, of a unit for its supervisor; and the count of one
        // person's hour.
        builder
            .HasIndex(r => new
            {
                r.About,
                r.At,
                r.Id,
            })
            .HasFilter("about IS NOT NULL");
        builder.HasIndex(r => new
        {
            r.DossierId,
            r.At,
            r.Id,
        });
        builder
            .HasIndex(r => new
            {
                r.UnitId,
                r.At,
                r.Id,
            })
            .HasFilter("is_foreign");
        builder.HasIndex(r => new { r.Account, r.At }).HasFilter("is_foreign");
    }
}

internal sealed class DossierWatchMapping : IEntityTypeConfiguration<DossierWatch>
{
    public void Configure(EntityTypeBuilder<DossierWatch> builder)
    {
        builder.ToTable("dossier_watches");
        builder.HasKey(w => new { w.DossierId, w.Account });
        builder.Property(w => w.Account).HasMaxLength(640);
        builder.Property(w => w.Name).HasMaxLength(200);
        builder.Property(w => w.Title).HasMaxLength(200);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(w => w.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}
