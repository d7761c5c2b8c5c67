using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations");
        builder.HasKey(c => c.DossierId);
        builder.Property(c => c.DossierId).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Dossier>().WithOne().HasForeignKey<Conversation>(c => c.DossierId);
        builder.HasIndex(c => new { c.AwaitedSince, c.DossierId }).HasFilter("awaited_since IS NOT NULL");
        builder.OwnsMany(
            c => c.Sayings,
            saying =>
            {
                saying.ToTable("sayings");
                saying.WithOwner().HasForeignKey("DossierId");
                saying.HasKey("DossierId", nameof(Saying.Number));
                saying.Property(s => s.Number).ValueGeneratedNever();
                saying.Property(s => s.ActorId).HasMaxLength(640);
                saying.Property(s => s.InsteadOf).HasMaxLength(640);
                saying.Property(s => s.Words).IsSealed();
                saying.OwnsOne(s => s.Post, post => post.Property(p => p.UnitId).HasMaxLength(60));
                saying.Ignore(s => s.IsOffice);
            }
        );
    }
}
