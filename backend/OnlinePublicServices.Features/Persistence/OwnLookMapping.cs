using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class OwnLookMapping : IEntityTypeConfiguration<OwnLook>, IEntityTypeConfiguration<CounterLook>
{
    public void Configure(EntityTypeBuilder<OwnLook> builder)
    {
        builder.ToTable("own_looks");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.ProcedureCode).HasMaxLength(40);
        builder.Property(l => l.UnitId).HasMaxLength(60);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new
        {
            l.PersonId,
            l.At,
            l.Id,
        });
    }

    public void Configure(EntityTypeBuilder<CounterLook> builder)
    {
        builder.ToTable("counter_looks");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.ProcedureCode).HasMaxLength(40);
        builder.Property(l => l.UnitId).HasMaxLength(60);
        builder.Property(l => l.Account).HasMaxLength(640);
        builder.Property(l => l.PostUnit).HasMaxLength(60);
        builder.Property(l => l.About).HasMaxLength(64);
        builder.HasIndex(l => new { l.Account, l.At });
        builder.HasIndex(l => new
        {
            l.About,
            l.At,
            l.Id,
        });
        builder.HasIndex(l => l.DraftId);
        builder.HasIndex(l => l.DossierId);
    }
}
