using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.PersonalData;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class PersonalDataMappings
    : IEntityTypeConfiguration<DataRequest>,
        IEntityTypeConfiguration<DataExport>,
        IEntityTypeConfiguration<DataRequestLook>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("data_requests");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.LegalGround).HasMaxLength(DataRequest.GroundLengthMax);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property<DateTimeOffset?>(DataRequestColumns.DueAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(
            r => r.History,
            record =>
            {
                record.ToTable("data_request_records");
                record.WithOwner().HasForeignKey("RequestId");
                record.HasKey("RequestId", nameof(DataRequestRecord.Number));
                record.Property(r => r.Number).ValueGeneratedNever();
                record.Property(r => r.ActorId).HasMaxLength(640);
                record.Property(r => r.Words).IsSealed();
            }
        );
        builder.HasIndex(r => new
        {
            r.PersonId,
            r.FiledAt,
            r.Id,
        });
        builder.HasIndex(nameof(DataRequest.UnitId), DataRequestColumns.DueAt, "Id").HasFilter("due_at IS NOT NULL");
        builder
            .HasIndex(r => new
            {
                r.UnitId,
                r.FiledAt,
                r.Id,
            })
            .HasFilter("due_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<DataExport> builder)
    {
        builder.ToTable("data_exports");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.PersonId, e.At });
    }

    public void Configure(EntityTypeBuilder<DataRequestLook> builder)
    {
        builder.ToTable("data_request_looks");
        builder.HasKey(l => new
        {
            l.RequestId,
            l.Hour,
            l.Account,
        });
        builder.Property(l => l.Account).HasMaxLength(640);
        builder.Property(l => l.PostUnit).HasMaxLength(60);
        builder.HasOne<DataRequest>().WithMany().HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
