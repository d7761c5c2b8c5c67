using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<DraftAttachment>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.ProcedureCode).HasMaxLength(40);
        builder.Property(d => d.UnitId).HasMaxLength(60);
        builder.Property(d => d.Page).HasMaxLength(60);
        builder.Property(d => d.ClerkAccount).HasMaxLength(640);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.Answers).IsSealed();
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Attachments).WithOne().HasForeignKey(a => a.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(d => d.Attachments).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(d => d.ExpiresAt);
        builder.Ignore(d => d.BeganAtCounter);
        builder.HasIndex(d => new { d.OwnerId, d.ChangedAt });
        builder.HasIndex(d => new { d.ClerkAccount, d.ChangedAt });
        builder.HasIndex(d => d.ChangedAt);
        builder.HasIndex(d => d.DossierId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DraftAttachment> builder)
    {
        builder.ToTable("draft_attachments");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.PaperCode).HasMaxLength(60);
        builder.Property(a => a.FileName).HasMaxLength(200);
        builder.Property(a => a.MediaType).HasMaxLength(60);
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.Property(a => a.OriginalSha256).HasMaxLength(64);
        builder.HasIndex(a => a.Sha256);
        builder.HasIndex(a => a.OriginalSha256);
    }
}
