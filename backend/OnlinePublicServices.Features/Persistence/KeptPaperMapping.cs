using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.People;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class KeptPaperMapping : IEntityTypeConfiguration<KeptPaper>
{
    public void Configure(EntityTypeBuilder<KeptPaper> builder)
    {
        builder.ToTable("kept_papers");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Kind).HasMaxLength(60);
        builder
            .Property(p => p.Procedure)
            .HasColumnName("procedure_code")
            .HasConversion(code => code.ToString(), text => ProcedureCode.Parse(text).Value)
            .HasMaxLength(40);
        builder.Property(p => p.PaperCode).HasMaxLength(60);
        builder.Property(p => p.DossierCode).HasMaxLength(40);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.FileName).HasMaxLength(200);
        builder.Property(p => p.UnitId).HasMaxLength(60);
        builder.Ignore(p => p.RestorableUntil);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);

        // The same bytes of the same kind stand in a store once, whoever checked them and however often.
        builder
            .HasIndex(p => new
            {
                p.PersonId,
                p.Sha256,
                p.PaperCode,
            })
            .IsUnique();
        builder.HasIndex(p => p.IssuedPaperId).IsUnique();
        builder.HasIndex(p => new
        {
            p.PersonId,
            p.CheckedAt,
            p.Id,
        });
        builder.HasIndex(p => p.Sha256);
        builder.HasIndex(p => p.TakenOutAt);
    }
}
