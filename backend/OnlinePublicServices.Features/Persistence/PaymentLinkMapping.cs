using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class PaymentLinkMapping : IEntityTypeConfiguration<PaymentLink>
{
    public void Configure(EntityTypeBuilder<PaymentLink> builder)
    {
        builder.ToTable("payment_links");
        builder.HasKey(l => l.PaymentId);
        builder.Property(l => l.Key).IsSealed();
        builder.Property(l => l.KeySha256).HasMaxLength(64);
        builder.Property(l => l.MadeBy).HasMaxLength(640);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.KeySha256).IsUnique();
        builder
            .HasOne<Payment>()
            .WithOne()
            .HasForeignKey<PaymentLink>(l => l.PaymentId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
