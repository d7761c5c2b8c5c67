using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Issuer).HasMaxLength(300);
        builder.Property(p => p.Subject).HasMaxLength(300);
        builder.Property(p => p.FullName).HasMaxLength(200);
        builder.Property(p => p.Gender).HasMaxLength(10);
        builder.Property(p => p.PersonalId).IsSealed();
        builder.Property(p => p.Phone).IsSealed();
        builder.Property(p => p.Email).IsSealed();
        builder.Property(p => p.AddressDetail).IsSealed();
        builder.Property(p => p.Commune).HasMaxLength(ProfileCheck.AddressPartLengthMax);
        builder.Property(p => p.Province).HasMaxLength(ProfileCheck.AddressPartLengthMax);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.IsAtCounter);
        builder.HasIndex(p => new { p.Issuer, p.Subject }).IsUnique();
    }
}

internal sealed class StoredDocumentMapping : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> builder)
    {
        builder.ToTable("stored_documents");
        builder.HasKey(d => d.Sha256);
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.MediaType).HasMaxLength(60);
        builder.HasIndex(d => new { d.Scan, d.StoredAt });
        builder.HasIndex(d => d.CheckedAt);
        builder.HasIndex(d => d.UnclaimedSince);
        builder.Property(d => d.KeyName).HasMaxLength(32);
        builder.HasIndex(d => new { d.KeyName, d.Sha256 });

        // Of a paper that comes and a deletion that has begun, one steps back.
        builder.Property(d => d.IsLeaving).IsConcurrencyToken();
    }
}

internal sealed class DocumentKeyMapping : IEntityTypeConfiguration<DocumentKey>
{
    public void Configure(EntityTypeBuilder<DocumentKey> builder)
    {
        builder.ToTable("document_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.SealedKey).HasMaxLength(60);
        builder.HasIndex(k => k.CurrentFrom).IsUnique();
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.UnitId).HasMaxLength(60);
        builder.Property(m => m.Recipient).IsSealed();
        builder.Property(m => m.LastError).HasMaxLength(80);
        builder.Ignore(m => m.IsToApplicant);
        builder.Ignore(m => m.GoesByChoice);
        builder.HasIndex(m => m.DossierId);
        builder.HasIndex(m => m.SubjectId);
        builder.HasIndex(m => m.CreatedAt).HasFilter("dossier_id IS NULL");
        builder.Property(m => m.ToldBy).HasMaxLength(700);
        builder.Property(m => m.NextAttemptAt).IsConcurrencyToken();
        builder.HasIndex(m => new { m.State, m.NextAttemptAt });
        builder.HasIndex(m => new
        {
            m.UnitId,
            m.State,
            m.CreatedAt,
        });
        builder.HasIndex(m => m.ShortMessageId).IsUnique();
        builder.HasIndex(m => new
        {
            m.PersonId,
            m.CreatedAt,
            m.Id,
        });
        builder.HasIndex(m => new { m.PersonId, m.ReadAt });
    }
}

internal sealed class SmsTraceMapping : IEntityTypeConfiguration<SmsTrace>
{
    public void Configure(EntityTypeBuilder<SmsTrace> builder)
    {
        builder.ToTable("sms_traces");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(64);
        builder.Property(t => t.Code).HasMaxLength(40);
        builder.HasIndex(t => t.ShortMessageId);
        builder.HasIndex(t => t.At);
    }
}

internal sealed class IdempotencyRecordMapping : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_records");
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).HasMaxLength(64);
        builder.Property(r => r.RequestHash).HasMaxLength(64);
        builder.Property(r => r.Answer).IsSealed();
        builder.HasIndex(r => r.CreatedAt);
    }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("counters");
        builder.HasKey(c => c.Scope);
        builder.Property(c => c.Scope).HasMaxLength(120);
    }
}
