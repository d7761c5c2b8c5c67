using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Ratings;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>Ratings know no dossier, rated dossiers no rating (decision 0026).</summary>
internal sealed class RatingMappings
    : IEntityTypeConfiguration<Rating>,
        IEntityTypeConfiguration<RatingPoint>,
        IEntityTypeConfiguration<RatedDossier>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("ratings");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Comment).HasMaxLength(Rating.CommentLengthMax * 4);
        builder.HasMany(r => r.Points).WithOne().HasForeignKey(p => p.RatingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.UnitId, r.Batch });
        builder.HasIndex(r => new { r.UnitId, r.Month });
        builder
            .HasIndex(r => new
            {
                r.UnitId,
                r.Month,
                r.Id,
            })
            .HasFilter("comment IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<RatingPoint> builder)
    {
        builder.ToTable("rating_points");
        builder.HasKey(p => new { p.RatingId, p.Criterion });
        builder.Property(p => p.Criterion).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<RatedDossier> builder)
    {
        builder.ToTable("rated_dossiers");
        builder.HasKey(r => r.DossierId);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}
