using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;

namespace OnlinePublicServices.Features.Returns;

/// <summary>How a result is wanted, and where it is.</summary>
public sealed record ReturnView
{
    /// <summary>Counts changes; an act names the one it saw.</summary>
    public required int Version { get; init; }

    /// <summary>How it is wanted.</summary>
    public required ReturnWay Way { get; init; }

    /// <summary>The counter where it is to be collected.</summary>
    public required UnitRef Counter { get; init; }

    /// <summary>Where the post brings it; only when it is wanted so.</summary>
    public required ReturnAddress? Address { get; init; }

    /// <summary>Why the way can't be changed: <c>return.dispatched</c>, <c>return.over</c>; nothing while it can.</summary>
    public required string? FixedBy { get; init; }

    /// <summary>The ways there are, side by side.</summary>
    public required IReadOnlyList<ReturnOffer> Offers { get; init; }

    /// <summary>The counters at which it can be collected; nothing for staff.</summary>
    public required IReadOnlyList<UnitRef> Counters { get; init; }

    /// <summary>The provinces that the post goes to; nothing for staff.</summary>
    public required IReadOnlyList<Province> Provinces { get; init; }

    /// <summary>Every parcel, the newest first.</summary>
    public required IReadOnlyList<ParcelView> Parcels { get; init; }

    /// <summary>Who may collect it instead of the person.</summary>
    public required CollectorView? Collector { get; init; }
}

/// <summary>One way to get a result.</summary>
/// <param name="Way">Which.</param>
/// <param name="Rates">What the post asks; nothing for the others, which cost nothing.</param>
/// <param name="NeedsReview">Whether the price needs confirmation.</param>
/// <param name="Carrier">Who brings it.</param>
/// <param name="Delivered">How many results of the office came this way in the last 365 days.</param>
/// <param name="Punctual">How many of them came when they should.</param>
public sealed record ReturnOffer(
    ReturnWay Way,
    PostRates? Rates,
    bool NeedsReview,
    LocalText? Carrier,
    int Delivered,
    int Punctual
);

/// <summary>What the post asks.</summary>
/// <param name="WithinProvince">To an address in the own province.</param>
/// <param name="Elsewhere">To any other.</param>
public sealed record PostRates(PostRate WithinProvince, PostRate Elsewhere);

/// <summary>Where the post brings a result.</summary>
/// <param name="Name">Who receives it.</param>
/// <param name="Phone">Their telephone.</param>
/// <param name="Detail">House, street, village.</param>
/// <param name="Commune">Commune, ward or special zone.</param>
/// <param name="ProvinceCode">Two digits.</param>
public sealed record ReturnAddress(string Name, string Phone, string Detail, string Commune, string ProvinceCode)
{
    internal static ReturnAddress? Of(PostalAddress? address) =>
        address is null
            ? null
            : new ReturnAddress(address.Name, address.Phone, address.Detail, address.Commune, address.ProvinceCode);
}

/// <summary>A parcel and where it was.</summary>
/// <param name="LabelNumber">What its label says.</param>
/// <param name="Kind">Who carries it.</param>
/// <param name="State">Where it is.</param>
/// <param name="PriceVnd">What the postman collects, whole đồng.</param>
/// <param name="PromisedOn">By which day it should be delivered, in Viet Nam.</param>
/// <param name="RefusalCode">The post's own code when it refused it.</param>
/// <param name="Traces">What happened to it, the newest first.</param>
public sealed record ParcelView(
    string LabelNumber,
    ParcelKind Kind,
    ParcelState State,
    long? PriceVnd,
    DateOnly? PromisedOn,
    string? RefusalCode,
    IReadOnlyList<TraceView> Traces
)
{
    internal static ParcelView Of(Parcel parcel) =>
        new(
            parcel.LabelNumber,
            parcel.Kind,
            parcel.State,
            parcel.Rate?.PriceVnd,
            parcel.PromisedOn,
            parcel.RefusalCode,
            [
                .. parcel
                    .Traces.OrderByDescending(trace => trace.At)
                    .ThenByDescending(trace => trace.Number)
                    .Select(trace => new TraceView(trace.Kind, trace.At, trace.Place)),
            ]
        );
}

/// <summary>One thing that happened to a parcel.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">UTC.</param>
/// <param name="Place">Where, in the post's own words.</param>
public sealed record TraceView(TraceKind Kind, DateTimeOffset At, string? Place);

/// <summary>Who may collect a result instead of the person.</summary>
/// <param name="Name">Who.</param>
/// <param name="PersonalId">Their number; its last four digits for staff, who compare them with the paper.</param>
/// <param name="Code">What they say; only for whoever sent them.</param>
/// <param name="GivenAt">UTC.</param>
public sealed record CollectorView(string Name, string PersonalId, string? Code, DateTimeOffset GivenAt);
