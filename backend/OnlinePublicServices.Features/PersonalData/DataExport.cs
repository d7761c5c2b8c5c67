namespace OnlinePublicServices.Features.PersonalData;

/// <summary>That a person took their data with them; shown to them beside who looked.</summary>
internal sealed class DataExport
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
