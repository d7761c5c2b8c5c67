using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.ToTable("dossiers");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder
            .Property(d => d.Code)
            .HasConversion(code => code.ToString(), text => DossierCode.Parse(text).Value)
            .HasMaxLength(40);
        builder
            .Property(d => d.Procedure)
            .HasColumnName("procedure_code")
            .HasConversion(code => code.ToString(), text => ProcedureCode.Parse(text).Value)
            .HasMaxLength(40);
        builder
            .Property(d => d.TimeLimit)
            .HasConversion(limit => limit.ToString(), text => TimeLimit.Parse(text).Value)
            .HasMaxLength(20);
        builder.Property(d => d.Status).HasConversion<int>();
        builder.Property(d => d.UnitId).HasMaxLength(60);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.Answers).IsSealed();
        builder.OwnsOne(d => d.Applicant, ConfigureApplicant);
        builder.Navigation(d => d.Applicant).IsRequired();
        builder.OwnsMany(d => d.Attachments, ConfigureAttachment);
        builder.OwnsMany(d => d.History, ConfigureRecord);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Restrict);

        ConfigureLists(builder);
        builder.Ignore(d => d.CurrentAttachments);
        builder.Ignore(d => d.Custody);
        builder.Ignore(d => d.Pauses);
        builder.Ignore(d => d.Apology);
        builder.Ignore(d => d.ApprovedOutcome);
        builder.Ignore(d => d.DraftedOutcome);
        builder.Ignore(d => d.OpenSupplement);
    }

    /// <summary>What lists read: columns derived from the rest at every save, in <see cref="DossierColumns"/>, and indexes.</summary>
    private static void ConfigureLists(EntityTypeBuilder<Dossier> builder)
    {
        builder.Property<DateTimeOffset>(DossierColumns.UrgentAt);
        builder.Property<string?>(DossierColumns.HolderUnit).HasMaxLength(60);
        builder.Property<StaffRole?>(DossierColumns.HolderRole);
        builder.Property<string?>(DossierColumns.HolderAccount).HasMaxLength(640);
        builder.Property<string?>(DossierColumns.OfferUnit).HasMaxLength(60);
        builder.Property<StaffRole?>(DossierColumns.OfferRole);
        builder.Property<DateTimeOffset?>(DossierColumns.OfferedAt);
        builder.HasIndex(d => new { d.Status, d.OriginalDueAt });
        builder.HasIndex(DossierColumns.OfferedAt);
        builder.HasIndex(DossierColumns.HolderAccount, DossierColumns.UrgentAt, nameof(Dossier.Id));
        builder.HasIndex(
            DossierColumns.HolderUnit,
            DossierColumns.HolderRole,
            DossierColumns.UrgentAt,
            nameof(Dossier.Id)
        );
        builder.HasIndex(
            DossierColumns.OfferUnit,
            DossierColumns.OfferRole,
            DossierColumns.OfferedAt,
            nameof(Dossier.Id)
        );
        builder.HasIndex(d => d.Code).IsUnique();
        builder.HasIndex(d => new { d.ErasedAt, d.Id }).HasFilter("erased_at IS NOT NULL");
        builder.HasIndex(d => new { d.OwnerId, d.SubmittedAt });
        builder.HasIndex(d => new
        {
            d.UnitId,
            d.AcceptedAt,
            d.Id,
        });
        builder.HasIndex(d => new { d.UnitId, d.SubmittedAt });
        builder.HasIndex(nameof(Dossier.UnitId), nameof(Dossier.Status), DossierColumns.UrgentAt, nameof(Dossier.Id));
    }

    private static void ConfigureApplicant(OwnedNavigationBuilder<Dossier, Applicant> applicant)
    {
        applicant.Property(a => a.Name).HasMaxLength(300);
        applicant.Property(a => a.Address).IsSealed();
        applicant
            .Property(a => a.PersonalId)
            .HasConversion(id => id!.Reveal(), text => PersonalIdNumber.Parse(text).Value)
            .IsSealed();
        applicant
            .Property(a => a.TaxCode)
            .HasConversion(code => code!.Reveal(), text => TaxCode.Parse(text, DateOnly.MaxValue).Value)
            .IsSealed();
        applicant
            .Property(a => a.Phone)
            .HasConversion(phone => phone!.National, text => PhoneNumber.Parse(text).Value)
            .IsSealed();
        applicant
            .Property(a => a.Email)
            .HasConversion(email => email!.Value, text => EmailAddress.Parse(text).Value)
            .IsSealed();
    }

    private static void ConfigureAttachment(OwnedNavigationBuilder<Dossier, Attachment> attachment)
    {
        attachment.ToTable("attachments");
        attachment.WithOwner().HasForeignKey("DossierId");
        attachment.HasKey(a => a.Id);
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.PaperCode).HasMaxLength(60);
        attachment.Property(a => a.FileName).HasMaxLength(200);
        attachment.Property(a => a.MediaType).HasMaxLength(60);
        attachment.Property(a => a.Sha256).HasMaxLength(64);
        attachment.Property(a => a.FaultCode).HasMaxLength(60);
        attachment.Property(a => a.FaultReason).IsSealed();
        attachment.HasIndex(a => a.Sha256);
        attachment.OwnsOne(
            a => a.Origin,
            origin =>
            {
                origin.Property(o => o.UnitId).HasMaxLength(60);
                origin.Property(o => o.DossierCode).HasMaxLength(40);
            }
        );
    }

    private static void ConfigureRecord(OwnedNavigationBuilder<Dossier, DossierRecord> record)
    {
        record.ToTable("dossier_acts");
        record.WithOwner().HasForeignKey("DossierId");
        record.HasKey("DossierId", nameof(DossierRecord.Number));
        record.Property(r => r.Number).ValueGeneratedNever();
        record.Property(r => r.From).HasColumnName("from_status").HasConversion<int?>();
        record.Property(r => r.To).HasColumnName("to_status").HasConversion<int>();
        record.Property(r => r.ActorId).HasMaxLength(640);
        record.Property(r => r.UnitId).HasMaxLength(60);
        record.Property(r => r.InsteadOf).HasMaxLength(640);
        record.Property(r => r.ReasonCode).HasMaxLength(60);
        record.Property(r => r.Reason).IsSealed();
        record.Property(r => r.Facts).HasConversion<ActFactsJson>().IsSealed();
    }
}
