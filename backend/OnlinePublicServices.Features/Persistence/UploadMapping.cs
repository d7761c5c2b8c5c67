using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.Property(u => u.Id).HasMaxLength(32);
        builder.Property(u => u.PaperCode).HasMaxLength(60);
        builder.Property(u => u.FileName).HasMaxLength(200);
        builder.Property(u => u.Sha256).HasMaxLength(64);
        builder.Property(u => u.Refusal).HasMaxLength(60);
        builder.Ignore(u => u.ExpiresAt);
        builder.Ignore(u => u.IsWhole);
        // An upload outlives its draft: the citizen's daily allowance is counted from these rows.
        builder.HasIndex(u => u.DraftId);
        builder.HasIndex(u => new { u.OwnerId, u.CreatedAt });
        builder.HasIndex(u => u.ChangedAt);
        builder.HasIndex(u => u.Sha256);
    }
}
