using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Outcomes;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Reconciliation;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class HandOverHabitMapping : IEntityTypeConfiguration<HandOverHabit>
{
    public void Configure(EntityTypeBuilder<HandOverHabit> builder)
    {
        builder.ToTable("hand_over_habits");
        builder.HasKey(h => new
        {
            h.UnitId,
            h.Procedure,
            h.FromStep,
            h.ToStep,
        });
        builder.Property(h => h.UnitId).HasMaxLength(60);
        builder.Property(h => h.Procedure).HasMaxLength(40);
        builder.Property(h => h.FromStep).HasMaxLength(60);
        builder.Property(h => h.ToStep).HasMaxLength(60);
    }
}

internal sealed class ApologyMapping : IEntityTypeConfiguration<Apology>
{
    public void Configure(EntityTypeBuilder<Apology> builder)
    {
        builder.ToTable("apologies");
        builder.HasKey(a => a.DossierId);
        builder.Property(a => a.UnitId).HasMaxLength(60);
        builder.Property(a => a.CauseStep).HasMaxLength(60);
        builder.Property(a => a.CauseUnit).HasMaxLength(60);
        builder.Property(a => a.ReasonCode).HasMaxLength(60);
        builder.Property(a => a.Words).IsSealed();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(a => new
            {
                a.UnitId,
                a.DueAt,
                a.DossierId,
            })
            .HasFilter("made_at IS NULL");
        builder.HasIndex(a => new { a.MadeAt, a.DossierId }).HasFilter("made_at IS NOT NULL");
    }
}

internal sealed class CollectionCodeMapping : IEntityTypeConfiguration<CollectionCode>
{
    public void Configure(EntityTypeBuilder<CollectionCode> builder)
    {
        builder.ToTable("collection_codes");
        builder.HasKey(c => c.DossierId);
        builder.Property(c => c.Code).HasMaxLength(6);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutcomeFileMapping : IEntityTypeConfiguration<OutcomeFile>
{
    public void Configure(EntityTypeBuilder<OutcomeFile> builder)
    {
        builder.ToTable("outcome_files");
        builder.HasKey(f => new { f.DossierId, f.Sha256 });
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.UploadedBy).HasMaxLength(640);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(f => f.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.Sha256);
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders");
        builder.HasKey(r => new { r.DossierId, r.Key });
        builder.Property(r => r.Key).HasMaxLength(80);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReconciliationMapping
    : IEntityTypeConfiguration<UnclosedDossier>,
        IEntityTypeConfiguration<ReconciledNight>
{
    public void Configure(EntityTypeBuilder<UnclosedDossier> builder)
    {
        builder.ToTable("unclosed_dossiers");
        builder.HasKey(u => u.DossierId);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(u => u.DossierId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => new { u.Since, u.DossierId });
    }

    public void Configure(EntityTypeBuilder<ReconciledNight> builder)
    {
        builder.ToTable("reconciled_nights");
        builder.HasKey(n => n.Day);
    }
}
