using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Features.Administration;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class CatalogueEditionMapping : IEntityTypeConfiguration<CatalogueEdition>
{
    public void Configure(EntityTypeBuilder<CatalogueEdition> builder)
    {
        builder.ToTable("catalogue_editions");
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Key).HasMaxLength(120);
        builder.Property(e => e.Reason).HasMaxLength(CatalogueEdition.ReasonLengthMax);
        builder.Property(e => e.ProposedBy).HasMaxLength(640);
        builder.Property(e => e.AdoptedBy).HasMaxLength(640);
        builder.Ignore(e => e.Entries);

        // Of two that would come into force at one moment, one steps back and sees the other.
        builder.HasIndex(e => e.Place).IsUnique();
        builder.Property(e => e.AdoptedAt).IsConcurrencyToken();
    }
}
