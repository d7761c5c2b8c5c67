namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// That somebody was reminded of a dossier, for one cause: the key says of what, so that no cause reminds twice, however
/// often and from however many instances it is looked for.
/// </summary>
internal sealed class Reminder
{
    public required Guid DossierId { get; init; }

    /// <summary>The cause and its occasion: <c>due 75 2026-11-30T10:00:00Z</c>.</summary>
    public required string Key { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
