using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Features.Persistence.Sealing;

namespace OnlinePublicServices.Features.Persistence;

internal sealed class ResultReturnMapping : IEntityTypeConfiguration<ResultReturn>
{
    public void Configure(EntityTypeBuilder<ResultReturn> builder)
    {
        builder.ToTable("result_returns");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.CounterUnitId).HasMaxLength(60);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Live);
        builder.Ignore(r => r.Mandate);
        builder.OwnsOne(r => r.Address, ConfigureAddress);
        builder.OwnsOne(r => r.Rate);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.DossierId).IsUnique();
        builder.HasIndex(r => r.UnitId);
        builder.OwnsMany(r => r.Parcels, ConfigureParcel);
        builder.OwnsMany(r => r.Mandates, ConfigureMandate);
    }

    private static void ConfigureParcel(OwnedNavigationBuilder<ResultReturn, Parcel> parcel)
    {
        parcel.ToTable("parcels");
        parcel.WithOwner().HasForeignKey("ResultReturnId");
        parcel.HasKey(p => p.Id);
        parcel.Property(p => p.Id).ValueGeneratedNever();
        parcel.Property(p => p.Number).HasMaxLength(40);
        parcel.Property(p => p.ItemCode).HasMaxLength(32);
        parcel.Property(p => p.RefusalCode).HasMaxLength(40);
        parcel.Property(p => p.CounterUnitId).HasMaxLength(60);
        parcel.OwnsOne(p => p.Address, ConfigureAddress);
        parcel.OwnsOne(p => p.Rate);
        parcel.OwnsMany(p => p.Traces, ConfigureTrace);
        parcel.HasIndex(p => p.Number).IsUnique();
        parcel.HasIndex(p => p.ItemCode).IsUnique();
        parcel.HasIndex(p => p.NextAskAt);
        parcel.HasIndex(p => new { p.State, p.BegunAt });
        parcel.HasIndex(p => new { p.CounterUnitId, p.State });
    }

    private static void ConfigureTrace(OwnedNavigationBuilder<Parcel, ParcelTrace> trace)
    {
        trace.ToTable("parcel_traces");
        trace.WithOwner().HasForeignKey("ParcelId");
        trace.HasKey("ParcelId", nameof(ParcelTrace.Number));
        trace.Property(t => t.Number).ValueGeneratedNever();
        trace.Property(t => t.Account).HasMaxLength(640);
        trace.Property(t => t.Place).HasMaxLength(ParcelTrace.PlaceMax);
    }

    private static void ConfigureMandate(OwnedNavigationBuilder<ResultReturn, CollectionMandate> mandate)
    {
        mandate.ToTable("collection_mandates");
        mandate.WithOwner().HasForeignKey("ResultReturnId");
        mandate.HasKey(m => m.Id);
        mandate.Property(m => m.Id).ValueGeneratedNever();
        mandate.Property(m => m.Name).HasMaxLength(100);
        mandate.Property(m => m.PersonalId).IsSealed();
        mandate.Property(m => m.Code).IsSealed();
    }

    private static void ConfigureAddress<T>(OwnedNavigationBuilder<T, PostalAddress> address)
        where T : class
    {
        address.Property(a => a.Name).HasMaxLength(100);
        address.Property(a => a.Phone).IsSealed();
        address.Property(a => a.Detail).IsSealed();
        address.Property(a => a.Commune).HasMaxLength(PostalAddress.CommuneMax);
        address.Property(a => a.ProvinceCode).HasMaxLength(2);
    }
}
