using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Payments;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.UnitId).HasMaxLength(60);
        builder.Property(p => p.Assessment).HasConversion<MoneyJson<FeeAssessment>, WholeValue<FeeAssessment>>();
        builder
            .Property(p => p.Counts)
            .HasConversion<
                MoneyJson<IReadOnlyDictionary<string, FeeCount>>,
                WholeValue<IReadOnlyDictionary<string, FeeCount>>
            >();
        builder.Property(p => p.DueVnd).HasConversion(vnd => vnd.Amount, amount => new Vnd(amount));
        builder.Property(p => p.DecidedCase).HasMaxLength(60);
        builder.Property(p => p.ClaimReason).HasMaxLength(500);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.DeclinedCases);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.DossierId).IsUnique();
        builder.OwnsMany(p => p.Attempts, ConfigureAttempt);
    }

    private static void ConfigureAttempt(OwnedNavigationBuilder<Payment, PaymentAttempt> attempt)
    {
        attempt.ToTable("payment_attempts");
        attempt.WithOwner().HasForeignKey("PaymentId");
        attempt.HasKey(a => a.Id);
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.Provider).HasMaxLength(40);
        attempt.Property(a => a.Reference).HasMaxLength(64);
        attempt.Property(a => a.StartedBy).HasMaxLength(640);
        attempt.Property(a => a.Language).HasMaxLength(2);
        attempt.Property(a => a.AmountVnd).HasConversion(vnd => vnd.Amount, amount => new Vnd(amount));
        attempt.Property(a => a.Account).HasMaxLength(80);
        attempt.Property(a => a.Transaction).HasMaxLength(64);
        attempt.Property(a => a.FailureCode).HasMaxLength(40);
        attempt.Property(a => a.RefundId).HasMaxLength(32);
        attempt.Property(a => a.RefundReason).HasMaxLength(Receipt.ReasonLengthMax);
        attempt.Property(a => a.RefundBy).HasMaxLength(640);
        attempt.HasIndex(a => a.Reference).IsUnique();
        attempt
            .HasIndex(a => new
            {
                a.Provider,
                a.Account,
                a.Transaction,
            })
            .IsUnique();
        attempt.HasIndex(a => a.NextQueryAt);

        // A day's books are read by when something happened, a part at a time.
        attempt.HasIndex(a => new { a.StartedAt, a.Id });
        attempt.HasIndex(a => new { a.PaidAt, a.Id });
        attempt.HasIndex(a => new { a.RefundedAt, a.Id });
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipts");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Provider).HasMaxLength(40);
        builder
            .Property(r => r.Lines)
            .HasConversion<MoneyJson<IReadOnlyList<ReceiptLine>>, WholeValue<IReadOnlyList<ReceiptLine>>>();
        builder.Property(r => r.AmountVnd).HasConversion(vnd => vnd.Amount, amount => new Vnd(amount));
        builder.Property(r => r.CollectedBy).HasMaxLength(640);
        builder.Property(r => r.CancelledBy).HasMaxLength(640);
        builder.Property(r => r.CancelReason).HasMaxLength(Receipt.ReasonLengthMax);

        // Of two who sign at once, one finds it signed.
        builder.Property(r => r.Sha256).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(r => r.CancelledAt).IsConcurrencyToken();
        builder.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(r => new
            {
                r.UnitId,
                r.Year,
                r.Kind,
                r.Number,
            })
            .IsUnique();
        builder.HasIndex(r => new { r.AttemptId, r.Kind }).IsUnique().HasFilter("cancelled_at IS NULL");
        builder.HasIndex(r => new { r.UnitId, r.IssuedAt });
        builder.HasIndex(r => r.PaymentId);
        builder.HasIndex(r => r.Sha256).IsUnique();
    }
}

internal sealed class PaymentTraceMapping : IEntityTypeConfiguration<PaymentTrace>
{
    public void Configure(EntityTypeBuilder<PaymentTrace> builder)
    {
        builder.ToTable("payment_traces");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(64);
        builder.Property(t => t.Provider).HasMaxLength(40);
        builder.Property(t => t.Reference).HasMaxLength(64);
        builder.Property(t => t.FailureCode).HasMaxLength(40);
        builder.HasIndex(t => new { t.Day, t.Answer });
        builder.HasIndex(t => t.Reference);
    }
}

/// <summary>What money is made of, as JSON; amounts are whole đồng. The names are part of every receipt and never change.</summary>
internal sealed class MoneyJson<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
    where T : class
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new Dong() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static string Write(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private sealed class Dong : JsonConverter<Vnd>
    {
        public override Vnd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Vnd value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }
}

/// <summary>A value that is replaced as a whole and never changed inside.</summary>
internal sealed class WholeValue<T>()
    : ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value)
    where T : class;
