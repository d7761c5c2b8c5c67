using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Features.Calendars;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class CalendarVersionMapping : IEntityTypeConfiguration<CalendarVersion>
{
    public void Configure(EntityTypeBuilder<CalendarVersion> builder)
    {
        builder.ToTable("calendar_versions");
        builder.HasKey(v => v.Number);
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Decision).HasMaxLength(CalendarVersion.DecisionLengthMax);
        builder.Property(v => v.ProposedBy).HasMaxLength(640);
        builder.Property(v => v.AdoptedBy).HasMaxLength(640);

        // Of two that would come into force at one moment, one steps back and sees the other.
        builder.Property(v => v.AdoptedAt).IsConcurrencyToken();
    }
}
