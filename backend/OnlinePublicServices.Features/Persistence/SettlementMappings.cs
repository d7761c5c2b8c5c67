using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Payments;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class SettlementFileMapping : IEntityTypeConfiguration<SettlementFile>
{
    public void Configure(EntityTypeBuilder<SettlementFile> builder)
    {
        builder.ToTable("settlement_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.UnitId).HasMaxLength(60);
        builder.Property(f => f.Way).HasMaxLength(40);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.SumVnd).HasConversion(vnd => vnd.Amount, amount => new Vnd(amount));
        builder.Property(f => f.GivenBy).HasMaxLength(640);
        builder.HasIndex(f => f.GivenAt);

        // Of two who bring one at once, the second sees the first's.
        builder
            .HasIndex(f => new
            {
                f.UnitId,
                f.Way,
                f.Day,
                f.Number,
            })
            .IsUnique();
    }
}

internal sealed class SettlementRowMapping : IEntityTypeConfiguration<SettlementRow>
{
    public void Configure(EntityTypeBuilder<SettlementRow> builder)
    {
        builder.ToTable("settlement_rows");
        builder.HasKey(r => new { r.FileId, r.Row });
        builder.Property(r => r.Reference).HasMaxLength(64);
        builder.Property(r => r.Transaction).HasMaxLength(64);
        builder.Property(r => r.AmountVnd).HasConversion(vnd => vnd.Amount, amount => new Vnd(amount));
        builder.HasIndex(r => new { r.FileId, r.Reference });
        builder.HasIndex(r => new { r.FileId, r.Transaction });
        builder.HasOne<SettlementFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
