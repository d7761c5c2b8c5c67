namespace OnlinePublicServices.Features.Ports;

/// <summary>What stands on a parcel's label.</summary>
public sealed record ParcelLabelContent
{
    /// <summary>The number that the bars say: ASCII, at most 32.</summary>
    public required string Number { get; init; }

    /// <summary>The post's name, or nothing where the offices' courier carries it.</summary>
    public required string? Carrier { get; init; }

    /// <summary>The dossier's code.</summary>
    public required string DossierCode { get; init; }

    /// <summary>Who sends it: name, address, telephone.</summary>
    public required IReadOnlyList<string> Sender { get; init; }

    /// <summary>Who receives it: name, address, telephone.</summary>
    public required IReadOnlyList<string> Receiver { get; init; }

    /// <summary>What the postman collects, whole đồng; nothing where nobody does.</summary>
    public required long? CollectVnd { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset PrintedAt { get; init; }
}
