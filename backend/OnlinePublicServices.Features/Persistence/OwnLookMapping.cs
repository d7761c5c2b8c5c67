using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class OwnLookMapping : IEntityTypeConfiguration<OwnLook>
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
}
