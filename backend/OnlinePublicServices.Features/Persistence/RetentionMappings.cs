using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class RetentionMappings
    : IEntityTypeConfiguration<RetentionTerm>,
        IEntityTypeConfiguration<LegalHold>,
        IEntityTypeConfiguration<DestructionList>,
        IEntityTypeConfiguration<RecordSweep>
{
    public void Configure(EntityTypeBuilder<RetentionTerm> builder)
    {
        builder.ToTable("retention_terms");
        builder.HasKey(t => t.DossierId);
        builder.Property(t => t.DossierId).ValueGeneratedNever();
        builder.Property(t => t.UnitId).HasMaxLength(60);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Ignore(t => t.ErasableFrom);
        builder.HasOne<Dossier>().WithOne().HasForeignKey<RetentionTerm>(t => t.DossierId);
        builder
            .HasIndex(t => new
            {
                t.UnitId,
                t.DueAt,
                t.DossierId,
            })
            .HasFilter("due_at IS NOT NULL AND erased_at IS NULL");
        builder.HasIndex(t => t.DueAt).HasFilter("warned_at IS NULL AND erased_at IS NULL");
        builder.HasIndex(t => t.CheckedAt).HasFilter("erased_at IS NULL");
        builder.HasIndex(t => t.ListId);
    }

    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("legal_holds");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.UnitId).HasMaxLength(60);
        builder.Property(h => h.Reason).IsSealed();
        builder.Property(h => h.PlacedBy).HasMaxLength(640);
        builder.Property(h => h.LiftedBy).HasMaxLength(640);
        builder.Property(h => h.LiftedAt).IsConcurrencyToken();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(h => h.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(h => new
            {
                h.UnitId,
                h.PlacedAt,
                h.Id,
            })
            .HasFilter("lifted_at IS NULL");
        builder.HasIndex(h => new { h.DossierId, h.Until });
    }

    public void Configure(EntityTypeBuilder<RecordSweep> builder)
    {
        builder.ToTable("record_sweeps");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.UnitId).HasMaxLength(60);
        builder.Property(s => s.Source).HasMaxLength(300);
        builder.Property(s => s.PreviousSeal).HasMaxLength(64);
        builder.Property(s => s.Seal).HasMaxLength(64);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.SweptUpTo);
        builder.HasIndex(s => s.Kind).HasFilter("is_back");
        builder.HasIndex(s => s.Number).IsUnique();
        builder.HasIndex(s => new { s.Kind, s.UnitId }).IsUnique().HasFilter("number IS NULL");
        builder
            .HasIndex(s => new
            {
                s.UnitId,
                s.At,
                s.Id,
            })
            .HasFilter("number IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<DestructionList> builder)
    {
        builder.ToTable("destruction_lists");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.UnitId).HasMaxLength(60);
        builder.Property(l => l.ProposedBy).HasMaxLength(640);
        builder.Property(l => l.DecidedBy).HasMaxLength(640);
        builder.Property(l => l.Words).IsSealed();
        builder.Property(l => l.PreviousSeal).HasMaxLength(64);
        builder.Property(l => l.Seal).HasMaxLength(64);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.Number).IsUnique();
        builder.HasIndex(l => l.RecordNumber).IsUnique();
        builder.HasIndex(l => l.Status);
        builder.HasIndex(l => new
        {
            l.UnitId,
            l.ProposedAt,
            l.Id,
        });
        builder.OwnsMany(
            l => l.Items,
            item =>
            {
                item.ToTable("destruction_items");
                item.WithOwner().HasForeignKey("ListId");
                item.HasKey("ListId", nameof(DestructionItem.Number));
                item.Property(i => i.Number).ValueGeneratedNever();
                item.Property(i => i.Code).HasMaxLength(40);
                item.Property(i => i.ProcedureCode).HasMaxLength(40);
                item.Property(i => i.Source).HasMaxLength(300);
                item.Property(i => i.Digests)
                    .HasConversion(
                        digests => string.Join(' ', digests),
                        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                        new WholeValue<IReadOnlyList<string>>()
                    );
                item.HasIndex(i => i.DossierId);
            }
        );
    }
}
