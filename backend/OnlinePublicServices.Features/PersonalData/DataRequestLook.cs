using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// That a member of staff opened a person's request, which says who asks and what about; one entry for a person, a request
/// and an hour. The person reads it. Source: 91/2025/QH15 (the right to know who processes one's data).
/// </summary>
internal sealed class DataRequestLook
{
    public required Guid RequestId { get; init; }

    public required string Account { get; init; }

    /// <summary>Where the post is in which the person looked.</summary>
    public required string PostUnit { get; init; }

    public required StaffRole PostRole { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The hour in which that was, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }
}
