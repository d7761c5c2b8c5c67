using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Persistence.Sealing;
using OnlinePublicServices.Features.Petitions;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class FeedbackMappings : IEntityTypeConfiguration<FeedbackCase>, IEntityTypeConfiguration<FeedbackWord>
{
    public void Configure(EntityTypeBuilder<FeedbackCase> builder)
    {
        builder.ToTable("feedback_cases");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(20);
        builder.Property(c => c.Subject).IsSealed();
        builder.Property(c => c.UnitId).HasMaxLength(60);
        builder.Property(c => c.PassedBy).HasMaxLength(60);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property<DateTimeOffset?>(FeedbackColumns.DueAt);
        builder.Property<string>(FeedbackColumns.ProtectedKey).HasMaxLength(400);
        builder.OwnsOne(
            c => c.Author,
            author =>
            {
                author.Property(a => a.Name).HasMaxLength(FeedbackAuthor.NameLengthMax);
                author.HasIndex(a => a.PersonId).HasFilter("author_person_id IS NOT NULL");
                author.Property(a => a.Email).IsSealed();
                author.Property(a => a.Phone).IsSealed();
            }
        );
        builder.Navigation(c => c.Author).IsRequired();
        builder.OwnsOne(
            c => c.Published,
            published =>
            {
                published.Property(p => p.Subject).HasMaxLength(FeedbackCase.SubjectLengthMax);
                published.Property(p => p.Words).HasMaxLength(FeedbackCase.WordsLengthMax);
                published.Property(p => p.Answer).HasMaxLength(FeedbackCase.WordsLengthMax);
            }
        );
        builder.OwnsMany(
            c => c.History,
            record =>
            {
                record.ToTable("feedback_records");
                record.WithOwner().HasForeignKey("FeedbackId");
                record.HasKey("FeedbackId", nameof(FeedbackRecord.Number));
                record.Property(r => r.Number).ValueGeneratedNever();
                record.Property(r => r.AccountId).HasMaxLength(640);
                record.Property(r => r.UnitId).HasMaxLength(60);
                record.Property(r => r.Words).IsSealed();
            }
        );
        builder.HasIndex(c => c.Code).IsUnique();
        builder
            .HasIndex(nameof(FeedbackCase.UnitId), nameof(FeedbackCase.Kind), FeedbackColumns.DueAt, "Id")
            .HasFilter("due_at IS NOT NULL");
        builder
            .HasIndex(c => new
            {
                c.UnitId,
                c.Kind,
                c.ReceivedAt,
                c.Id,
            })
            .HasFilter("due_at IS NULL");
        builder.HasIndex(c => new { c.PublishedAt, c.Id }).HasFilter("published_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<FeedbackWord> builder)
    {
        builder.ToTable("feedback_words");
        builder.HasKey(w => new
        {
            w.Word,
            w.PublishedAt,
            w.FeedbackId,
        });
        builder.Property(w => w.Word).HasMaxLength(FeedbackWord.LengthMax);
        builder.HasOne<FeedbackCase>().WithMany().HasForeignKey(w => w.FeedbackId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PetitionMappings
    : IEntityTypeConfiguration<PetitionCase>,
        IEntityTypeConfiguration<PetitionOpening>
{
    public void Configure(EntityTypeBuilder<PetitionCase> builder)
    {
        builder.ToTable("petition_cases");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Code).HasMaxLength(20);
        builder.Property(p => p.UnitId).HasMaxLength(60);
        builder.Property(p => p.KeyHash).HasMaxLength(64);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => new
        {
            p.UnitId,
            p.ReceivedAt,
            p.Id,
        });
    }

    public void Configure(EntityTypeBuilder<PetitionOpening> builder)
    {
        builder.ToTable("petition_openings");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Account).HasMaxLength(640);
        builder.Property(o => o.Reason).IsSealed();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(o => o.PetitionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new
        {
            o.PetitionId,
            o.At,
            o.Id,
        });
    }
}
